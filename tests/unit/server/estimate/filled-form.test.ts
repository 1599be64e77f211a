import { describe, expect, test } from "vitest";
import type { FilledForm } from "#program/application/filled-form.ts";
import type { HeaderFacts } from "#publishing/headers.ts";
import { filledForms } from "#server/estimate/filled-form.ts";
import { siteFile } from "#server/files/site-files.ts";

const facts: HeaderFacts = {
	scriptHashes: ["sha256-abc="],
	formOrigin: null,
	siteUrl: "https://partners.example/guide",
	counter: null,
	base: "/guide",
};

/** The form's page with all that differs for a link, as a build writes it. */
const page = `<!doctype html><head><title>Apply | Mamey Partners</title><link rel="canonical" href="https://partners.example/guide/apply/"/>
<meta property="og:title" content="Apply"/><meta property="og:url" content="https://partners.example/guide/apply/"/>
<meta property="og:description" content="The form"/><meta name="description" content="The form"/><meta name="robots" content="all"/>
<meta property="og:image" content="https://partners.example/guide/social/apply.png"><meta property="og:image:alt" content="Apply">
<meta name="twitter:image" content="https://partners.example/guide/social/apply.png"></head>
<astro-island uid="a" props="{&quot;facts&quot;:[0,{}],&quot;query&quot;:[0,&quot;&quot;],&quot;attached&quot;:[0,null]}" ssr client="load"><form>Empty</form><!--astro:end--></astro-island>`;

const filled: FilledForm = {
	preview: {
		title: `Apply: "A" & <b>`,
		description: "Between $0.50 and $1.50.",
		address: "/apply/?estimate=%2Festimate%2F%3Fname%3D%22A%22",
		picture: '/estimate/card.png?name="A"&tier=reseller',
	},
	isPrivate: true,
	attached: { figures: '"A": $1.00 expected.', sender: null },
	form: "<form>$1.00</form>",
};

const fileOf = (address: string, text: string) => siteFile(address, Buffer.from(text), {}, facts);

/** The form's page for a query, where the build answers so. */
async function shown(content: unknown, html = page, search = '?name="A"'): Promise<string | null> {
	const pages = new Map([
		["/apply/", fileOf("/apply/", html)],
		["/social/guide/tiers/reseller.png", fileOf("/social/guide/tiers/reseller.png", "")],
	]);
	const file = await filledForms(async () => ({ content }), facts, pages)?.(search);
	return file?.plain.body.toString() ?? null;
}

describe("the form that a link fills in", () => {
	test("introduces itself in full addresses, with what somebody wrote as text, and is for no search engine", async () => {
		const text = await shown(filled);
		expect(text).toContain("<title>Apply: &quot;A&quot; &amp; &lt;b&gt; | Mamey Partners</title>");
		const own = "https://partners.example/guide/apply/?estimate=%2Festimate%2F%3Fname%3D%22A%22";
		expect(text).toContain(`<meta property="og:url" content="${own}"/>`);
		const picture = "https://partners.example/guide/estimate/card.png?name=%22A%22&amp;tier=reseller";
		expect(text).toContain(`<meta property="og:image" content="${picture}">`);
		expect(text).toContain(`<meta name="twitter:image" content="${picture}">`);
		expect(text).toContain('<meta name="robots" content="noindex"/>');
		expect(text).toContain('<link rel="canonical" href="https://partners.example/guide/apply/"/>');
	});

	test("comes with its markup, and the same for the island that takes it over", async () => {
		const text = await shown(filled);
		expect(text).toContain('client="load"><form>$1.00</form><!--astro:end--></astro-island>');
		const [, properties = ""] = /props="([^"]*)"/.exec(text ?? "") ?? [];
		expect(JSON.parse(properties.replaceAll("&quot;", '"'))).toEqual({
			facts: [0, {}],
			query: [0, '?name="A"'],
			attached: [0, { figures: [0, '"A": $1.00 expected.'], sender: [0, null] }],
		});
	});

	test("keeps the general introduction where it has none of its own, and the general picture where there is no other", async () => {
		const general = await shown({ ...filled, preview: null, isPrivate: false });
		expect(general).toContain("<title>Apply | Mamey Partners</title>");
		expect(general).toContain('<meta name="robots" content="all"/>');
		const picture = (address: string) => shown({ ...filled, preview: { ...filled.preview, picture: address } });
		expect(await picture("/social/guide/tiers/reseller.png")).toContain("/guide/social/guide/tiers/reseller.png");
		expect(await picture("/social/guide/tiers/gone.png")).toContain("/guide/social/apply.png");
	});

	test("is the form as it is where the link fills in nothing", async () => {
		expect(await shown(null)).toBeNull();
	});
});

test("a page that lacks a place for what a link fills in is refused at the start", async () => {
	await expect(shown(filled, page.replace("attached", "other"))).rejects.toThrow("attached");
});
