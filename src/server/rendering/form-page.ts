import type { RenderForm } from "#endpoint/http/responses.ts";
import { escapeHtml } from "#program/escape-html.ts";
import { withoutStructuredData } from "./parted-page.ts";

type ShownForm = Parameters<RenderForm>[0];

/** The page of the form, in bytes, parted where a form that comes back differs from it. */
type Parted = {
	/** Up to the values that the form's script begins with. */
	head: Buffer;
	/** From behind these values to the form. */
	tag: Buffer;
	/** From behind the form. */
	foot: Buffer;
};

/** The page with its own title, and with one that says that there are errors (WCAG 2.2, technique G83). */
export type FormPage = { right: Parted; wrong: Parted };

/** A form that came back with nothing in it, to see whether one can be shown. */
export const blankForm: ShownForm = {
	answers: {},
	errors: [{ field: "consent", code: "missing", message: "" }],
	notice: null,
};

/** Parts the page of the form, which is an island of Astro. Throws when there is none. */
export function partFormPage(html: string): FormPage {
	const page = withoutStructuredData(html);
	return { right: partForm(page), wrong: partForm(page.replace("<title>", "<title>Error: ")) };
}

function partForm(page: string): Parted {
	// What a link fills in are the last properties of the island, behind the facts.
	const parts =
		/^(.*<astro-island [^>]*? props="[^"]*,)&quot;query&quot;:\[0,&quot;&quot;\],&quot;attached&quot;:\[0,null\](\}"[^>]*>)(.*)(<\/astro-island>.*)$/s;
	const [, head = "", tag = "", form, foot = ""] = parts.exec(page) ?? [];
	if (form === undefined) throw new Error("the page has no form");
	// Astro writes this mark behind what is rendered within the island.
	const end = form.lastIndexOf("<!--astro:end-->");
	const tail = (end < 0 ? "" : form.slice(end)) + foot;
	return { head: Buffer.from(head), tag: Buffer.from(tag), foot: Buffer.from(tail) };
}

/** The page with another form in it, of which `markup` is what was rendered. */
export function withForm(
	page: FormPage,
	{ answers, errors, notice }: ShownForm,
	markup: Uint8Array,
): Uint8Array<ArrayBuffer> {
	const { head, tag, foot } = errors.length > 0 ? page.wrong : page.right;
	const own = islandProperties({ answers, errors, notice }).slice(1, -1);
	return Buffer.concat([head, Buffer.from(escapeHtml(own)), tag, markup, foot]);
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
