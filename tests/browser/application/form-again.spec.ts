// The form that comes back after a wrong post: put together from a page that is rendered once and the form alone.
import { expect, test } from "@playwright/test";
import { loadBuild, onDemand } from "#server/builds/load-build.ts";

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
	test(`the form that comes back is to the letter the page that Astro renders, with ${name}`, async () => {
		const build = await loadBuild(root);
		try {
			const url = new URL(build.base + onDemand.form, build.facts.siteUrl).href;
			const whole = await build.renderer?.render({ url, form });
			expect(withoutIsland(await build.renderForm?.(form))).toBe(withoutIsland(whole?.body));
		} finally {
			await build.renderer?.close();
		}
	});
}

/** Astro numbers an island by what it is given. */
function withoutIsland(page: string | Uint8Array = ""): string {
	return Buffer.from(page)
		.toString()
		.replace(/ uid="[^"]*"/, "");
}
