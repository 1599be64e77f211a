import * as z from "zod";
import { plainText } from "../plain-text.ts";
import { ask } from "./model.ts";
import type { Outline } from "./outline.ts";

const messages = z.array(
	z.object({ from: z.string().nullish(), to: z.string().nullish(), message: z.unknown(), type: z.number().nullish() }),
);
const participants = z.map(
	z.string(),
	z.object({
		description: z.string(),
		links: z
			.record(z.string(), z.unknown())
			.nullish()
			.transform((links) => links ?? {}),
	}),
);

/** Mermaid's LINETYPE of a note. */
const note = 2;

/** What is said in a sequence diagram, in its order; then the links of its participants, which a picture that stands still has no menu for. */
export function sequenceOutline(db: object): Outline {
	const actors = participants.parse(ask(db, "getActors"));
	const nameOf = (key: string | null | undefined) => plainText(actors.get(key ?? "")?.description ?? "") || (key ?? "");
	const said = messages.parse(ask(db, "getMessages")).flatMap(({ from, to, message, type }): string[] => {
		const text = typeof message === "string" ? plainText(message) : "";
		if (type === note) return [`Note at ${nameOf(from)}: ${text}`];
		if (from && to && text) return [`${nameOf(from)} → ${nameOf(to)}: ${text}`];
		// What names no sender opens or closes a frame.
		return text && !from ? [`(${text})`] : [];
	});
	const menus = [...actors].flatMap(([key, { links }]) => {
		const entries = Object.entries(links).flatMap(([label, address]) =>
			isAddress(address) ? [`${plainText(label)} (${address})`] : [],
		);
		return entries.length > 0 ? [`Links of ${nameOf(key)}: ${entries.join(", ")}`] : [];
	});
	return { kind: "steps", ordered: true, steps: [...said, ...menus] };
}

/** Whether something leads to a page: of a link that is written wrong, Mermaid makes entries that lead nowhere. */
const isAddress = (value: unknown): value is string =>
	typeof value === "string" && /^(?:https?:|mailto:|[/#.])/i.test(value);
