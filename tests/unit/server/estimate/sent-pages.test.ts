import { describe, expect, test } from "vitest";
import type { SentEstimate } from "#program/estimate/sent-estimate.ts";
import type { HeaderFacts } from "#publishing/headers.ts";
import { askBuild, pagesShare } from "#server/estimate/ask-build.ts";
import { sentPages } from "#server/estimate/sent-pages.ts";
import { type SiteFile, siteFile } from "#server/files/site-files.ts";
import { type Renderer, RendererBusy, type RenderJob } from "#server/rendering/renderer.ts";

const facts: HeaderFacts = {
	scriptHashes: ["sha256-abc="],
	formOrigin: null,
	siteUrl: "https://partners.example/guide",
	counter: null,
	base: "/guide",
};

const url = "https://partners.example/guide/estimate/sent/";

/** A page with all that differs for a sent link, as a build writes it. */
const page = `<!doctype html><head><title>Estimate revenue | Mamey Partners</title><link rel="canonical" href="https://partners.example/guide/estimate/"/>
<meta property="og:title" content="Estimate revenue"/><meta property="og:url" content="https://partners.example/guide/estimate/"/>
<meta property="og:description" content="What it brings"/><meta name="description" content="What it brings"/>
<meta property="og:image" content="https://partners.example/guide/social/estimate.png"><meta property="og:image:alt" content="Estimate revenue">
<meta name="twitter:image" content="https://partners.example/guide/social/estimate.png"><meta name="robots" content="all"/>
<script type="application/ld+json">{"name":"Estimate revenue"}</script></head>
<script data-query="">read()</script><noscript class="sent-estimate"></noscript>
<astro-island uid="a" props="{&quot;facts&quot;:[0,{}],&quot;query&quot;:[0,&quot;&quot;]}" ssr client="load"><p>Example</p><!--astro:end--></astro-island>`;

const sent: SentEstimate = {
	title: `"A" & <b>: $1.00 expected`,
	description: "Between $0.50 and $1.50 over 12 months.",
	query: "k=0&v=1&name=%22A%22",
	calculator: "<p>$1.00</p>",
	document: "<article>$1.00</article>",
};

/** A renderer that answers each job as it is told to, and the jobs that it got. */
function rendering(answer: (job: RenderJob) => unknown): Renderer & { jobs: RenderJob[] } {
	const jobs: RenderJob[] = [];
	return {
		jobs,
		render: async (job) => {
			jobs.push(job);
			const body = Buffer.from(JSON.stringify(await answer(job)));
			return { status: 200, type: "application/json", body, cost: 10 };
		},
		close: async () => undefined,
	};
}

const forQuery = (renderer: Renderer) => {
	const pages = new Map([["/estimate/", siteFile("/estimate/", Buffer.from(page), {}, facts)]]);
	const show = sentPages(askBuild(renderer, url, pagesShare()), facts, pages).get("/estimate/");
	if (!show) throw new Error("There is no page of the estimator.");
	return show;
};
const textOf = (file: SiteFile | null) => file?.plain.body.toString() ?? "";

describe("a page with a sent link", () => {
	test("has its title, its addresses and its figures in their places, and nothing of it as markup", async () => {
		const text = textOf(await forQuery(rendering(() => sent))('?v=1&name="A"'));
		expect(text).toContain(
			'<title data-page="Estimate revenue | Mamey Partners">&quot;A&quot; &amp; &lt;b&gt;: $1.00 expected | Mamey Partners</title>',
		);
		const address = "https://partners.example/guide/estimate/?k=0&amp;v=1&amp;name=%22A%22";
		expect(text).toContain(`<link rel="canonical" href="${address}"/>`);
		expect(text).toContain(`<meta property="og:url" content="${address}"/>`);
		const picture = address.replace("/estimate/?", "/estimate/card.png?");
		expect(text).toContain(`<meta property="og:image" content="${picture}">`);
		expect(text).toContain(`<meta name="twitter:image" content="${picture}">`);
		expect(text).toContain('<meta property="og:title" content="&quot;A&quot; &amp; &lt;b&gt;: $1.00 expected"/>');
		expect(text).toContain('<meta name="description" content="Between $0.50 and $1.50 over 12 months."/>');
		expect(text).toContain('<meta name="robots" content="noindex"/>');
		expect(text).toContain('<script data-query="?v=1&amp;name=&quot;A&quot;">read()</script>');
		expect(text).toContain('<noscript class="sent-estimate"><article>$1.00</article></noscript>');
		expect(text).toContain("&quot;query&quot;:[0,&quot;?v=1&amp;name=\\&quot;A\\&quot;&quot;]}");
		expect(text).toContain('client="load"><p>$1.00</p><!--astro:end--></astro-island>');
		expect(text).not.toContain("Example");
		expect(text).not.toContain("ld+json");
	});

	test("is asked for again by its tag, compressed, and kept by no shared cache", async () => {
		const show = forQuery(rendering(() => sent));
		const one = await show("?v=1");
		const headers = one?.plain.headers ?? [];
		expect(headers[headers.indexOf("Cache-Control") + 1]).toBe("private, no-cache");
		expect(headers[headers.indexOf("Vary") + 1]).toBe("Accept-Encoding");
		expect(one?.codings).toEqual(["br", "gzip"]);
		expect(one?.plain.etag).not.toBe((await show("?v=1&tier=reseller"))?.plain.etag);
	});

	test("is made once for many who open it, and then kept", async () => {
		const renderer = rendering(() => sent);
		const show = forQuery(renderer);
		const together = await Promise.all(Array.from({ length: 20 }, () => show("?v=1")));
		expect(new Set(together).size).toBe(1);
		expect(await show("?v=1")).toBe(together[0]);
		expect(renderer.jobs).toHaveLength(1);
	});

	test("is the page without a query where there is no scenario in it, known from then on", async () => {
		const renderer = rendering(() => null);
		const show = forQuery(renderer);
		expect(await show("?utm_source=mail")).toBeNull();
		expect(await show("?utm_source=mail")).toBeNull();
		expect(renderer.jobs).toHaveLength(1);
	});

	test("is the page without a query where too many wait, where the query is too long, and beyond its share of a processor", async () => {
		const busy = forQuery({ render: () => Promise.reject(new RendererBusy("busy")), close: async () => undefined });
		expect(await busy("?v=1")).toBeNull();
		const renderer = rendering(() => sent);
		expect(await forQuery(renderer)(`?name=${"x".repeat(6_000)}`)).toBeNull();
		expect(renderer.jobs).toHaveLength(0);
		const costly = rendering(() => sent);
		const slow = forQuery({ ...costly, render: async (job) => ({ ...(await costly.render(job)), cost: 60_000 }) });
		expect(await slow("?v=1")).not.toBeNull();
		expect(await slow("?v=1&tier=reseller")).toBeNull();
		expect(await slow("?v=1"), "what was made is still given").not.toBeNull();
	});

	test("a fault is thrown, and is not kept", async () => {
		let isBroken = true;
		const show = forQuery(
			rendering(() => {
				if (isBroken) throw new Error("the page threw");
				return sent;
			}),
		);
		await expect(show("?v=1")).rejects.toThrow("the page threw");
		isBroken = false;
		expect(await show("?v=1")).not.toBeNull();
	});
});

test("a page that lacks a place for a sent link is refused at the start", () => {
	const pages = new Map([
		["/estimate/", siteFile("/estimate/", Buffer.from(page.replace("<noscript", "<div")), {}, facts)],
	]);
	expect(() =>
		sentPages(
			askBuild(
				rendering(() => sent),
				url,
				pagesShare(),
			),
			facts,
			pages,
		),
	).toThrow("noscript");
});
