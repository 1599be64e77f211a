import { JSDOM } from "jsdom";
import { beforeAll, expect, test, vi } from "vitest";
import { pictureOf } from "#edit/client/text/chips.ts";

beforeAll(() => {
	const { window } = new JSDOM();
	vi.stubGlobal("document", window.document);
	vi.stubGlobal("DOMParser", window.DOMParser);
	return () => vi.unstubAllGlobals();
});

const figure = (attributes: string, narrow = "") =>
	`<figure class="diagram" id="diagram-1a2b3c-1"${attributes} style="--diagram-width:40rem"><div class="diagram-box" tabindex="0" role="region"><svg class="wide"><marker id="diagram-1a2b3c-1-a"/><path marker-end="url(#diagram-1a2b3c-1-a)"/></svg>${narrow}</div><div class="diagram-controls"></div></figure>`;
const both = figure(' data-narrow-below="38"', '<div class="diagram-narrow" hidden><svg class="narrow"></svg></div>');
const shownOf = (picture: HTMLElement) => [...picture.querySelectorAll("svg")].map((svg) => svg.getAttribute("class"));

test("in the text, the room decides between a diagram's two pictures, as on the page", () => {
	const picture = pictureOf(both);
	expect(shownOf(picture)).toEqual(["wide", "narrow"]);
	expect(picture.dataset.narrowBelow).toBe("38");
	expect(picture.style.getPropertyValue("--diagram-width")).toBe("40rem");
	expect(picture.querySelector(".diagram-controls, [tabindex]")).toBeNull();
});

test("where both are asked for, each is shown by itself", () => {
	const [wide, narrow] = [pictureOf(both, "wide"), pictureOf(both, "narrow")];
	expect([shownOf(wide), shownOf(narrow)]).toEqual([["wide"], ["narrow"]]);
	expect([wide.dataset.narrowBelow, narrow.dataset.narrowBelow]).toEqual([undefined, undefined]);
	expect(narrow.style.getPropertyValue("--narrow")).toBe("block");
});

test("a diagram with one picture shows that one", () => {
	expect(shownOf(pictureOf(figure("")))).toEqual(["wide"]);
});

test("a diagram that is shown twice has its own arrowheads each time", () => {
	const [inText, inForm] = [pictureOf(both), pictureOf(both, "wide")];
	const markerOf = (picture: HTMLElement) => picture.querySelector("marker")?.id;
	expect(markerOf(inText)).not.toBe(markerOf(inForm));
	expect(inForm.querySelector("path")?.getAttribute("marker-end")).toBe(`url(#${markerOf(inForm)})`);
});
