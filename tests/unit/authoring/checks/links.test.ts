import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { links } from "#authoring/checks/links.ts";
import { contentFiles } from "#authoring/content-files.ts";
import { inWords } from "#authoring/faults/words.ts";

const project = new URL("../../../..", import.meta.url).pathname;
let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "links-"));
	write("content/guide/index.mdx", "Text.");
	write("content/guide/help-desk.mdx", "Text.");
	write("content/redirects.yaml", "- { from: /guide/old/, to: /guide/ }\n");
	write("src/pages/apply/index.astro", "");
	write("src/pages/find-your-tier/[...answers].astro", "");
});
afterEach(() => rmSync(root, { recursive: true }));

/** As much of a picture as shows its kind and its end. */
const png = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60\x82", "latin1");

function write(file: string, text: string | Buffer): void {
	mkdirSync(dirname(join(root, file)), { recursive: true });
	writeFileSync(join(root, file), text);
}

const said = async (text: string) => {
	const files = contentFiles(root, new Map([["content/guide/page.mdx", text]]));
	return (await links.find(files)).map(inWords);
};

test("the links of the project lead somewhere", async () => {
	expect(await links.find(contentFiles(project))).toEqual([]);
});

test("links to pages, tools, addresses that lead on, files, sections and other sites are fine", async () => {
	expect(
		await said(
			"[1](/guide/) [2](/guide/help-desk/#hours) [3](../) [4](#here) [5](/apply/) [6](/find-your-tier/no/yes/) [7](/guide/old/) [8](/guide/help-desk.md) [9](/terms.pdf) [10](https://a.example/b/) [11](mailto:a@b.example)",
		),
	).toEqual([]);
});

test("a link that leads nowhere is named where it is written, not where a longer one is", async () => {
	expect(await said("[Desk](/guide/help-desk/) and /guide/help in words.\n\nSee [help](/guide/help/).\n")).toEqual([
		"content/guide/page.mdx:3:5: The link to /guide/help/ leads to a page that does not exist.",
	]);
});

test("what was meant is said where the link's form shows it", async () => {
	expect(await said("[1](/guide/help-desk) [2](www.mamey.io) [3](a@mamey.io)")).toEqual([
		"content/guide/page.mdx:1:1: The link to /guide/help-desk leads to a page that does not exist. Write /guide/help-desk/, with a slash at its end.",
		"content/guide/page.mdx:1:23: The link to www.mamey.io leads to a page that does not exist. Write https://www.mamey.io for another site.",
		"content/guide/page.mdx:1:41: The link to a@mamey.io leads to a page that does not exist. Write mailto:a@mamey.io for an e-mail.",
	]);
});

test("a page beside is told by its address, however its author thinks of it", async () => {
	const sentences = await said(
		"[1](help-desk/) [2](./help-desk.mdx) [3](help-desk#hours) [4](../help-desk/) [5](nowhere/)",
	);
	expect(sentences.map((sentence) => sentence.replace(/^.*? link to /, ""))).toEqual([
		"help-desk/ leads to a page that does not exist. Write /guide/help-desk/, with a slash at its end.",
		"./help-desk.mdx leads to a page that does not exist. Write /guide/help-desk/, with a slash at its end.",
		"help-desk#hours leads to a page that does not exist. Write /guide/help-desk/#hours, with a slash at its end.",
		"nowhere/ leads to a page that does not exist.",
	]);
});

test("the links of a diagram are looked at as those of the text, each at its line", async () => {
	const fence = (...lines: string[]) => ["Text.", "", "```mermaid", ...lines, "```", ""].join("\n");
	expect(
		await said(fence("flowchart LR", "  A --> B", '  click A "help-desk/"', '  click B href "/guide/" "Open" _blank')),
	).toEqual([
		"content/guide/page.mdx:6:1: The link to help-desk/ leads to a page that does not exist. Write /guide/help-desk/, with a slash at its end.",
	]);
	expect(
		await said(fence("classDiagram", "  class A", '  link A "/gone/" "Tip"', '  click A href "../help-desk/"')),
	).toEqual(["content/guide/page.mdx:6:1: The link to /gone/ leads to a page that does not exist."]);
	expect(await said(fence("sequenceDiagram", '  A->>B: click A "/gone/"', "  A->>B: link us: mail @ /gone/"))).toEqual(
		[],
	);
});

test("the links in the menus of those who talk in a diagram are looked at, too", async () => {
	const fence = (...lines: string[]) => ["```mermaid", "sequenceDiagram", ...lines, "```", ""].join("\n");
	expect(
		await said(
			fence(
				"  participant A as Desk",
				"  link A: Home @ /guide/",
				"  link A: Board & more @ /gone/",
				'  links A: {"Help": "help-desk/", "Out": "https://a.example/"}',
				"  links B: {no menu}",
				"  A->>B: Hi",
			),
		),
	).toEqual([
		"content/guide/page.mdx:5:1: The link to /gone/ leads to a page that does not exist.",
		"content/guide/page.mdx:6:1: The link to help-desk/ leads to a page that does not exist. Write /guide/help-desk/, with a slash at its end.",
	]);
	expect(await said("```mermaid\nmindmap\n  Ways\n    link us: mail @ /gone/\n```\n")).toEqual([]);
});

test("a link that no reader can follow is named: to the author's own machine, or to nothing that exists", async () => {
	const found = await said(
		"[1](http://localhost:4321/guide/) [2](C:\\\\plans\\\\a.pdf) [3](file:///plans/a.pdf) [4](htps://a.example/) [5](tel:+1) [6](https://localhost.example/) [7](//guide/help-desk/)",
	);
	expect(found.map((sentence) => sentence.replace(/^[^ ]+ The link to /, ""))).toEqual([
		"http://localhost:4321/guide/ leads to your own machine, where no reader is. Write the address within the site alone, such as /guide/support/.",
		expect.stringMatching(/a\.pdf leads to your own machine, where no reader is\. Put the file into the folder public/),
		expect.stringMatching(/^file:\/\/\/plans\/a\.pdf leads to your own machine/),
		"htps://a.example/ leads nowhere. Another site begins with https://, an e-mail with mailto:, a page with a slash.",
		expect.stringMatching(/^\/\/guide\/help-desk\/ leads nowhere/),
	]);
});

test("a film is shown from the folder public, a frame shows a page of the site", async () => {
	write("public/film.mp4", "");
	expect(await said('<video src="/film.mp4"></video> <iframe src="/apply/"></iframe>')).toEqual([]);
	expect(await said('<video src="./film.mp4"></video>')).toEqual([
		"content/guide/page.mdx:1:1: ./film.mp4 is not in the folder public, from which films and sounds are shown. Put it there, and write / and its name.",
	]);
});

test("a published page does not link to a draft, which others do not see; a draft does", async () => {
	write("content/guide/coming.mdx", "---\ntitle: C\ndescription: D.\ndraft: true\n---\n\n[Itself](#here)\n");
	expect(await said("See [coming](/guide/coming/).")).toEqual([
		"content/guide/page.mdx:1:5: The link to /guide/coming/ leads to a draft, which is not published. Publish that page, or take the link out.",
	]);
	write("content/guide/later.mdx", "---\ntitle: L\ndescription: D.\ndraft: true\n---\n\n[Coming](/guide/coming/)\n");
	expect(await links.find(contentFiles(root))).toEqual([]);
});

test("links of a page's head, of tags and of definitions are looked at, too", async () => {
	expect(
		await said('---\nhero:\n  actions:\n    - { link: /gone/ }\n---\n\n[a][b] <a href="/lost/">c</a>\n\n[b]: /no/\n'),
	).toEqual([
		"content/guide/page.mdx:4:15: The link to /gone/ leads to a page that does not exist.",
		"content/guide/page.mdx:7:8: The link to /lost/ leads to a page that does not exist.",
		"content/guide/page.mdx:9:1: The link to /no/ leads to a page that does not exist.",
	]);
});

test("a redirect that leads nowhere is named where it is written", async () => {
	write(
		"content/redirects.yaml",
		"- { from: /guide/old/, to: /guide/ }\n- { from: /guide/help/, to: /guide/nowhere/ }\n",
	);
	expect(await said("Text.")).toEqual([
		"content/redirects.yaml:2:29: The link to /guide/nowhere/ leads to a page that does not exist.",
	]);
});

test("a link of a page's head is looked at however its slash is written", async () => {
	expect(await said('---\nhero:\n  actions:\n    - { link: "\\x2fgone" }\n---\n')).toEqual([
		"content/guide/page.mdx:4:15: The link to /gone leads to a page that does not exist.",
	]);
});

test("a picture that is neither beside the page nor in the folder public is named", async () => {
	write("content/guide/chart.png", png);
	write("public/mark.svg", "<svg></svg>");
	expect(await said("![A](./chart.png) ![B](/mark.svg) ![C](./nope.png) ![D](/nope.svg)")).toEqual([
		"content/guide/page.mdx:1:35: The picture ./nope.png does not exist. Put it into the folder public, or beside the page and write ./ before its name.",
		"content/guide/page.mdx:1:52: The picture /nope.svg does not exist. Put it into the folder public, or beside the page and write ./ before its name.",
	]);
});

test("a picture is there under its own name, however the page writes it", async () => {
	write("content/guide/größe.png", png);
	write("content/guide/way.png", png);
	expect(await said("![1](./größe.png) ![2](./gr%C3%B6%C3%9Fe.png) ![3](way.png) ![4](../guide/way.png)")).toEqual([]);
	expect(await said("![1](./100%.png)")).toEqual([expect.stringContaining("The picture ./100%.png does not exist.")]);
});

test("a file that is no picture of the kind that its name says is named", async () => {
	write("content/guide/photo.jpg", "\0\0\0\x18ftypheic");
	write("content/guide/empty.png", "");
	write("content/guide/mark.svg", '<?xml version="1.0"?>\n<!-- Mark -->\n<svg width="1" />');
	write("content/guide/plan.svg", '<svg width="210mm" height="297mm"></svg>');
	write("content/guide/sizeless.svg", '<svg width="100%"><text>Hi</text></svg>');
	const found = await said(
		"![1](./photo.jpg) ![2](./empty.png) ![3](./mark.svg) ![4](./sizeless.svg) ![5](./plan.svg)",
	);
	expect(found).toEqual([
		expect.stringMatching(/^content\/guide\/page\.mdx:1:1: The file \.\/photo\.jpg is no picture of the kind/),
		expect.stringMatching(/^content\/guide\/page\.mdx:1:19: The file \.\/empty\.png is no picture of the kind/),
		expect.stringMatching(/:1:54: The file \.\/sizeless\.svg is no picture of the kind/),
	]);
});

test("a picture that came only in part is named, of whatever kind", async () => {
	const noise = { type: "gaussian", mean: 90, sigma: 30 } as const;
	const whole = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#c33", noise } })
		.png()
		.toBuffer();
	for (const kind of ["png", "jpeg", "webp", "gif", "avif"] as const) {
		const bytes = await sharp(whole).toFormat(kind).toBuffer();
		write(`content/guide/whole.${kind}`, bytes);
		write(`content/guide/longer.${kind}`, Buffer.concat([bytes, Buffer.from("a note of another program")]));
		expect(await said(`![1](./whole.${kind}) ![2](./longer.${kind})`), kind).toEqual([]);
		for (const share of [0.2, 0.5, 0.8, 0.99]) {
			write(`content/guide/part.${kind}`, bytes.subarray(0, bytes.length * share));
			expect(await said(`![1](./part.${kind})`), `${share} of ${kind}`).toEqual([
				`content/guide/page.mdx:1:1: The picture ./part.${kind} ends in the middle: its file came only in part. Get it anew, or open it in a program for pictures and save it anew.`,
			]);
		}
	}
	write("content/guide/part.svg", '<svg width="10" height="10"><g><path d="M0 0"/></g><text>He');
	expect(await said("![1](./part.svg)")).toHaveLength(1);
});

test("a picture of the folder public is looked at like one beside the page, shown or linked; what browsers show all the same is taken", async () => {
	const whole = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#c33" } })
		.jpeg()
		.toBuffer();
	write("public/photo.jpg", whole);
	write("public/really-a-jpeg.png", whole);
	write("public/sizeless.svg", "<svg><text>Hi</text></svg>");
	const taken = "/photo.jpg /really-a-jpeg.png /sizeless.svg /photo.jpg?v=2 /made-by-the-build.png".split(" ");
	expect(await said(taken.map((address) => `[Get it](${address})`).join("\n"))).toEqual([]);
	expect(await said("![1](/photo.jpg) ![2](/really-a-jpeg.png) ![3](/sizeless.svg)")).toEqual([]);

	const part = "ends in the middle: its file came only in part.";
	write("public/photo.jpg", whole.subarray(0, -40));
	write("public/really-a-jpeg.png", whole.subarray(0, -40));
	write("public/mark.svg", '<svg width="10" height="10"><g><path d="M0 0"/></g><text>He');
	write("public/empty.png", "");
	write("public/page.png", "<!doctype html><title>Not found</title>");
	const found = await said(
		"![1](/photo.jpg)\n[Get it](../../photo.jpg)\n![2](/really-a-jpeg.png)\n<img src='/mark.svg' alt='3' />\n[4](/empty.png)\n![5](/page.png)",
	);
	expect(found).toEqual([
		expect.stringContaining(`page.mdx:1:1: The picture /photo.jpg ${part}`),
		expect.stringContaining(`page.mdx:2:1: The picture ../../photo.jpg ${part}`),
		expect.stringContaining(`page.mdx:3:1: The picture /really-a-jpeg.png ${part}`),
		expect.stringContaining(`page.mdx:4:1: The picture /mark.svg ${part}`),
		expect.stringContaining("page.mdx:5:1: The file /empty.png is no picture"),
		expect.stringContaining("page.mdx:6:1: The file /page.png is no picture"),
	]);
});

test("a photograph with a small one within, for lists, is not whole where only that one is", async () => {
	const noise = { type: "gaussian", mean: 90, sigma: 30 } as const;
	const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: "#c33", noise } })
		.jpeg({ progressive: true })
		.toBuffer();
	const segment = Buffer.concat([
		Buffer.from([0xff, 0xe1, 0, 0]),
		Buffer.from("Exif\0\0"),
		photo.subarray(0, 60),
		Buffer.from([0xff, 0xd9]),
	]);
	segment.writeUInt16BE(segment.length - 2, 2);
	const withSmall = Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]);
	write("content/guide/photo.jpg", withSmall);
	expect(await said("![1](./photo.jpg)")).toEqual([]);
	write("content/guide/photo.jpg", withSmall.subarray(0, -40));
	expect(await said("![1](./photo.jpg)")).toHaveLength(1);
});

test("a picture that no reader would see is named: on a disk, on another site, of a kind that browsers do not show", async () => {
	write("content/guide/way.heic", "");
	const found = await said(
		"![1](C:\\Users\\me\\way.png) ![2](file:///way.png) ![3](.\\way.png) ![4](https://a.example/way.png) ![5](./way.heic)",
	);
	expect(found.map((sentence) => sentence.replace(/^[^ ]+ /, ""))).toEqual([
		expect.stringMatching(/^The picture C:\\Users\\me\\way\.png does not exist/),
		expect.stringMatching(/^The picture file:\/\/\/way\.png does not exist/),
		expect.stringMatching(/^The picture \.\\way\.png does not exist/),
		expect.stringMatching(/^The picture https:\/\/a\.example\/way\.png is on another site/),
		expect.stringMatching(/^Browsers do not show \.\/way\.heic/),
	]);
});
