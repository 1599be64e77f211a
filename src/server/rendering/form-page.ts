import type { RenderForm } from "#endpoint/http/responses.ts";
import { escapeHtml } from "#program/escape-html.ts";

type ShownForm = Parameters<RenderForm>[0];

/** A page with the form in it, in bytes, parted where a form that comes back differs from it. */
export type FormPage = {
	/** Up to the values that the form's script begins with. */
	head: Buffer;
	/** From behind these values to the form. */
	tag: Buffer;
	/** From behind the form. */
	foot: Buffer;
};

/** What the page is asked for at the start, to be parted: its title shows whether there are errors. */
export const blankForms = {
	right: { answers: {}, errors: [], notice: null },
	wrong: { answers: {}, errors: [{ field: "consent", code: "missing", message: "" }], notice: null },
} satisfies Record<string, ShownForm>;

/** Parts a page at its form, an island of Astro. Throws when there is none. */
export function partFormPage(page: string): FormPage {
	// Answers, errors and notice are the last properties of the island, behind the facts.
	const parts = /^(.*<astro-island [^>]*? props="[^"]*)(,&quot;answers&quot;:[^"]*)("[^>]*>)(.*)(<\/astro-island>.*)$/s;
	const [, head = "", , tag = "", form, foot = ""] = parts.exec(page) ?? [];
	if (form === undefined) throw new Error("the page has no form");
	// Astro writes this mark behind what is rendered within the island.
	const end = form.lastIndexOf("<!--astro:end-->");
	const tail = (end < 0 ? "" : form.slice(end)) + foot;
	return { head: Buffer.from(head), tag: Buffer.from(tag), foot: Buffer.from(tail) };
}

/** The page with another form in it, of which `markup` is what was rendered. */
export function withForm(
	{ head, tag, foot }: FormPage,
	{ answers, errors, notice }: ShownForm,
	markup: Uint8Array,
): Uint8Array<ArrayBuffer> {
	const own = islandProperties({ answers, errors, notice }).slice(1);
	return Buffer.concat([head, Buffer.from(`,${escapeHtml(own)}`), tag, markup, foot]);
}

/** Properties of an island of Astro as its page has them, but for HTML's escapes. */
export function islandProperties(members: object): string {
	return JSON.stringify(asProperties(members));
}

/** An island's property: a kind (0 a plain value or an object, 1 a list) and the value, whose own members are properties again. */
function asProperty(value: unknown): unknown {
	if (Array.isArray(value)) return [1, value.map(asProperty)];
	return [0, typeof value === "object" && value !== null ? asProperties(value) : value];
}

function asProperties(members: object): Record<string, unknown> {
	return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, asProperty(value)]));
}
