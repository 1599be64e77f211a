import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";

const query =
	"v=1&terms=1.0&name=Nairobi&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";

/** How the programs that make previews ask for a page and for a picture: each names itself, most take little. */
const crawlers = [
	["Slack", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", { range: "bytes=0-32767" }],
	["Slack’s pictures", "Slack-ImgProxy (+https://api.slack.com/robots)", {}],
	["Teams", "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com", {}],
	["WhatsApp", "WhatsApp/2.23.20.0 A", { range: "bytes=0-524287", "accept-encoding": "identity" }],
	["LinkedIn", "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)", {}],
	[
		"Facebook",
		"facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
		{ range: "bytes=0-524287", "accept-encoding": "deflate, gzip" },
	],
	["X", "Twitterbot/1.0", {}],
	["Discord", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", {}],
	["Telegram", "TelegramBot (like TwitterBot)", { range: "bytes=0-1048575" }],
	[
		"iMessage",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
		{},
	],
	["Gmail’s pictures", "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)", {}],
	["Outlook’s pictures", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)", { "accept-encoding": "gzip, deflate" }],
] as const;

const meta = (html: string, name: string) =>
	new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";

/** The picture that a page names, asked for where the tests have the site. */
async function pictureOf(request: APIRequestContext, html: string, headers: Record<string, string>) {
	const { pathname, search } = new URL(meta(html, "og:image"));
	return request.get(pathname + search, { headers });
}

const estimate = `/estimate/?${query}`;

/** What is pasted, and what is to be seen of it. */
const pasted = [
	...["/estimate/", "/embed/estimate/"].map((path) => ({
		link: `${path}?${query}`,
		title: "Nairobi – Reseller, 24 months: $314,371.73 expected",
		description: /^Between \$279,441\.52 and \$349,301\.93 .* no offer\./,
		isDrawn: true,
	})),
	{
		link: `/apply/?tier=reseller&estimate=${encodeURIComponent(estimate)}`,
		title: "Apply with an estimate – Nairobi – Reseller, 24 months: $314,371.73 expected",
		description: /^Between \$279,441\.52 and \$349,301\.93 .* no offer\./,
		isDrawn: true,
	},
	{
		link: "/apply/?tier=reseller",
		title: "Apply for partnership: Reseller Partner",
		description: /Revenue share 40–50%, minimum commitment \$1M\+ in sales per year/,
		isDrawn: false,
	},
	{
		link: "/find-your-tier/no/no/yes/",
		title: "Reseller Partner fits",
		description: /Revenue share 40–50%, minimum commitment \$1M\+ in sales per year/,
		isDrawn: false,
	},
];

for (const { link, title, description, isDrawn } of pasted) {
	const [path = ""] = link.split("?");
	test(`each program that makes previews gets title, facts and picture of ${decodeURIComponent(link)}`, async ({
		request,
	}) => {
		for (const [who, agent, others] of crawlers) {
			const headers = { "user-agent": agent, ...others };
			const answer = await request.get(link, { headers });
			expect([200, 206], who).toContain(answer.status());
			expect(answer.headers()["set-cookie"], who).toBeUndefined();
			const html = await answer.text();
			expect(meta(html, "og:title"), who).toBe(title);
			expect(meta(html, "og:description"), who).toMatch(description);
			const address = new URL(meta(html, "og:url"));
			expect(address.pathname, who).toBe(path);
			if (isDrawn) expect(address.href, who).toContain("Nairobi");
			expect([meta(html, "og:image:width"), meta(html, "og:image:height")], who).toEqual(["1200", "630"]);
			expect(meta(html, "twitter:card"), who).toBe("summary_large_image");
			expect(meta(html, "twitter:image"), who).toBe(meta(html, "og:image"));
			expect(meta(html, "og:image"), who).toMatch(/^https?:\/\//);

			const picture = await pictureOf(request, html, { "user-agent": agent });
			expect(picture.status(), who).toBe(200);
			expect(picture.headers()["content-type"], who).toBe("image/png");
			expect(picture.headers()["set-cookie"], who).toBeUndefined();
			const bytes = await picture.body();
			expect(bytes.length, who).toBeLessThan(300_000);
			expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], who).toEqual([1200, 630]);
		}
	});
}

test("a sent link names its own address as the canonical one, the form that of the form", async ({ request }) => {
	const canonicalOf = async (link: string) =>
		/<link rel="canonical" href="([^"]*)"/.exec(await (await request.get(link)).text())?.[1] ?? "";
	const own = new URL((await canonicalOf(`/estimate/?${query}`)).replaceAll("&amp;", "&"));
	expect(own.searchParams.get("name")).toBe("Nairobi");
	const form = new URL(await canonicalOf(`/apply/?tier=reseller&estimate=${encodeURIComponent(estimate)}`));
	expect(form.pathname + form.search).toBe("/apply/");
});

test("page and picture of a link are asked for again by their tags, and by HEAD", async ({ request }) => {
	const general = await request.get("/estimate/card.png");
	for (const address of [`/estimate/?${query}`, `/estimate/card.png?${query}`]) {
		const answer = await request.get(address);
		const { etag = "" } = answer.headers();
		expect(etag).not.toBe("");
		const again = await request.get(address, { headers: { "if-none-match": etag } });
		expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
		const head = await request.head(address);
		expect([head.status(), head.headers().etag]).toEqual([200, etag]);
		const other = await request.get(`${address}&b.tier=strategic`);
		expect(other.headers().etag).not.toBe(etag);
	}
	// What is no scenario has the general picture, and no 5xx.
	for (const search of ["", "?utm_source=mail", `?name=${"x".repeat(7_000)}`, "?%", "?tier=%ff"]) {
		const answer = await request.get(`/estimate/card.png${search}`);
		expect(answer.status(), search.slice(0, 20)).toBe(200);
		if (search !== "?tier=%ff") expect(answer.headers().etag).toBe(general.headers().etag);
	}
});
