// The form that comes back after a wrong post: the page of the form, with another form in it.
import { expect, test } from "@playwright/test";
import { loadBuild } from "#server/builds/load-build.ts";
import { formAddress } from "#server/estimate/filled-form.ts";

const root = new URL("../../..", import.meta.url).pathname;

const answers = {
	company_name: "“Müller” & <Söhne> 'x' $& $1",
	company_country: "KE",
	company_founded: String(new Date().getFullYear()),
	tier: "reseller",
	markets: ["government", "other"],
	market_focus: "\n第一行\n</textarea></astro-island><script>alert(1)</script>",
	customer_base: "中".repeat(1_900),
	estimate: "/estimate/?k=00000000&v=1&tier=reseller",
	consent: "yes",
};
const error = (field: "contact_email" | "markets" | "tier" | "customer_base" | "submission_id") =>
	({ field, code: "missing", message: `Enter <${field}> & "more"` }) as const;

for (const [name, form] of [
	["nothing filled in and nothing wrong", { answers: {}, errors: [], notice: null }],
	["everything filled in and a notice", { answers, errors: [], notice: "Nothing you typed is lost & <all>." }],
	["one error", { answers, errors: [error("contact_email")], notice: null }],
	[
		"errors at fields of every kind",
		{
			answers: { tier: "technology" },
			errors: [error("markets"), error("tier"), error("customer_base"), error("submission_id")],
			notice: null,
		},
	],
] as const) {
	test(`the form that comes back is the page of the form but for the form, its title and what its script begins with, with ${name}`, async () => {
		const build = await loadBuild(root);
		try {
			const blank = partsOf(build.files.get(formAddress)?.plain.body);
			const shown = partsOf(await build.renderForm?.(form));
			expect(shown.around).toBe(
				form.errors.length > 0 ? blank.around.replace("<title>", "<title>Error: ") : blank.around,
			);
			expect(shown.properties).toEqual({ facts: blank.properties.facts, ...form });
			expect(shown.form).toMatch(/^<form .*<\/form>/s);
			const atFields = form.errors.map(({ field }) => field).filter((field) => field !== "submission_id");
			for (const field of atFields) expect(shown.form, field).toContain(`id="${field}-error"`);
		} finally {
			await build.close();
		}
	});
}

/** A page's island by its properties and the form in it, and all that is around it. Search engines' data is theirs. */
function partsOf(page: Uint8Array | string = "") {
	const html = Buffer.from(page)
		.toString()
		.replace(/<script type="application\/ld\+json">[^<]*<\/script>/, "");
	const [, before = "", tag = "", properties = "", rest = "", form = "", after = ""] =
		/^(.*)(<astro-island [^>]*? props=")([^"]*)("[^>]*>)(.*?)((?:<!--astro:end-->)?<\/astro-island>.*)$/s.exec(html) ??
		[];
	const text = properties
		.replaceAll("&quot;", '"')
		.replaceAll("&#39;", "'")
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">");
	return { around: before + tag + rest + after, properties: read(JSON.parse(text.replaceAll("&amp;", "&"))), form };
}

/** Properties as Astro reads them: each a kind, 1 for a list, and its value. */
function read(properties: Record<string, [number, unknown]>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, propertyOf(property)]));
}

function propertyOf([kind, value]: [number, unknown]): unknown {
	if (kind === 1 && Array.isArray(value)) return value.map(propertyOf);
	return isProperties(value) ? read(value) : value;
}

function isProperties(value: unknown): value is Record<string, [number, unknown]> {
	return typeof value === "object" && value !== null;
}
