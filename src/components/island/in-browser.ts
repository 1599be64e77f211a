import type { FunctionComponent } from "react";
import { hydrateRoot } from "react-dom/client";
import { island } from "./island.ts";
import { keepValuesInMarkup, leavingLongTexts } from "./kept-values.ts";
import { letGoOfFormerDrawings } from "./let-go.ts";
import { removeOthers } from "./own-elements.ts";
import { followChanges } from "./told-by-change.ts";
import { followTranslation } from "./translated-text.ts";

keepValuesInMarkup();
letGoOfFormerDrawings();

/** What Astro calls once a tool's script is there: the markup that came with the page becomes the tool. */
export default (element: Element) =>
	(tool: FunctionComponent, properties: object, { default: inner }: { default?: string }) => {
		removeOthers(element);
		leavingLongTexts(() => hydrateRoot(element, island(tool, properties, inner)));
		followTranslation(element);
		followChanges(element);
	};
