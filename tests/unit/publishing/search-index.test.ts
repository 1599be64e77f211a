import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { IndexNotReached, type Search, searchIn } from "#components/search/search.ts";
import { indexFiles } from "#publishing/text/search-index.ts";
import type { IndexedSection } from "#publishing/text/search-words.ts";
import { manyPages } from "#tests/bench/parts/many-pages.ts";

afterEach(() => vi.unstubAllGlobals());

/** Like Pagefind's: the beginning of a digest. */
const idOf = (at: number) => createHash("sha256").update(String(at)).digest("hex").slice(0, 7);
const filesOf = (sections: readonly IndexedSection[]) =>
	indexFiles(
		sections,
		sections.map((_, at) => idOf(at)),
	);

/** Serves an index's own files as a site does, and notes which of them were asked for. Of Pagefind it has only that a word is found where it is. */
function serve(
	sections: readonly IndexedSection[],
	files: ReadonlyMap<string, string>,
): { asked: string[]; find: Search } {
	const asked: string[] = [];
	vi.stubGlobal("fetch", async (address: string) => {
		const file = address.replace("/search/", "");
		asked.push(file);
		const text = files.get(file);
		return new Response(text ?? "", { status: text === undefined ? 404 : 200 });
	});
	const start = JSON.parse(files.get("index.json") ?? "");
	const words = sections.map(
		({ section, page, text, meant }) =>
			new Set(
				[section, page, text, ...meant]
					.join(" ")
					.toLowerCase()
					.match(/[\p{L}\p{N}]+/gu),
			),
	);
	const search = async (word: string) => ({
		results: words.flatMap((of, at) => (of.has(word) ? [{ id: `en_${idOf(at)}`, score: 1 }] : [])),
	});
	return { asked, find: searchIn(start, `/search/${start.folder}/`, { search }) };
}

const section = (url: string, text: string, meant: string[] = []): IndexedSection => ({
	url,
	page: url,
	section: url,
	text,
	meant,
});

const small = [
	section("/guide/agreement/", "Either side cancels with notice.", ["notice period"]),
	section("/guide/contact/", "Write to the team, or apply."),
	section("/guide/process/", "Applying takes a week; the team reads each application."),
];

describe("the index of a small guide", () => {
	test("is two files beside its beginning, and finds forms, phrases and what is one slip away", async () => {
		const { asked, find } = serve(small, filesOf(small));
		expect((await find("applied")).map(({ url }) => url)).toEqual(["/guide/contact/", "/guide/process/"]);
		expect((await find("notice peri")).map(({ url }) => url)).toEqual(["/guide/agreement/"]);
		expect((await find("cancles")).map(({ url }) => url)).toEqual(["/guide/agreement/"]);
		expect(await find("xyzzy")).toEqual([]);
		expect(asked.length).toBe(2);
	});

	test("finds the forms of a verb that no ending makes, wherever among the words they lie", async () => {
		const verbs = [
			...small,
			section("/guide/choose/", "Choose a tier."),
			section("/guide/paid/", "What was paid and sold."),
		];
		const { find } = serve(verbs, filesOf(verbs));
		const found = async (query: string) => (await find(query)).map(({ url }) => url);
		expect(await Promise.all(["written", "wrote", "writing"].map(found))).toEqual(Array(3).fill(["/guide/contact/"]));
		expect(await Promise.all(["chose", "chosen", "choosing"].map(found))).toEqual(Array(3).fill(["/guide/choose/"]));
		expect(await Promise.all(["pay", "paying", "selling", "sell"].map(found))).toEqual(Array(4).fill(["/guide/paid/"]));
		expect(await found("understood")).toEqual([]);
	});

	test("that was replaced while a page was open says so, and a file that failed is asked for again", async () => {
		const files = new Map(filesOf(small));
		const words = [...files].find(([file]) => file.includes("words"));
		if (!words) throw new Error("The index has no words.");
		files.delete(words[0]);
		const { find } = serve(small, files);
		await expect(find("team")).rejects.toThrow(IndexNotReached);
		files.set(...words);
		expect(await find("team")).toHaveLength(2);
	});

	test("names its folder by what is in it", () => {
		const start = (sections: readonly IndexedSection[]): { folder: string } =>
			JSON.parse(filesOf(sections).get("index.json") ?? "{}");
		expect(start(small).folder).toBe(start([...small]).folder);
		expect(start(small).folder).not.toBe(start(small.slice(1)).folder);
	});
});

describe("the index of a guide of a thousand pages", () => {
	const sections = manyPages(1_000)
		.flatMap(({ pages }) => pages)
		.flatMap(({ name, title, body }) =>
			body.split(/^(?=##+ )/m).map((text, at): IndexedSection => {
				const heading = /^##+ (.*)/.exec(text)?.[1] ?? title;
				return {
					url: `/guide/${name}/#${at}`,
					page: title,
					section: heading,
					text: text.replaceAll(/\s+/g, " "),
					meant: [],
				};
			}),
		);
	const files = filesOf(sections);

	test.each(["revenue", "partner", "commission structure", "how to apply", "batopu", "certificaton", "page 7", "go"])(
		"takes at most 30 KB beside Pagefind for the first search, such as “%s”",
		async (query) => {
			const { asked, find } = serve(sections, files);
			await find(query);
			const bytes = ["index.json", ...asked].map((file) => brotliCompressSync(files.get(file) ?? "").length);
			expect(bytes.reduce((total, each) => total + each, 0)).toBeLessThan(30 * 1024);
		},
	);

	test("leads every page's title to its page", async () => {
		const { find } = serve(sections, files);
		for (const at of [0, 13, 500, 999]) {
			const first = sections.find(({ url }) => url === `/guide/many/page-${at + 1}/#0`);
			expect((await find(first?.page ?? "")).map(({ url }) => url)).toContain(first?.url);
		}
	});

	test("has every word in the part in which it is looked for", async () => {
		const { find } = serve(sections, files);
		const words = new Set(sections.flatMap(({ text }) => text.toLowerCase().match(/\p{L}{5,}/gu) ?? []));
		const missed: string[] = [];
		for (const word of [...words].filter((_, at) => at % 40 === 0)) {
			if ((await find(word)).length === 0) missed.push(word);
		}
		expect(words.size).toBeGreaterThan(1_000);
		expect(missed).toEqual([]);
	});
});

test("the guide's own text has no phrase that its index does not find", async () => {
	const text = readFileSync(new URL("../../fixtures/guide.md", import.meta.url), "utf8");
	const sections = text
		.split(/^(?=##+ )/m)
		.slice(1)
		.map((part, at) => ({ ...section(`/${at}/`, part), section: /^##+ (.*)/.exec(part)?.[1] ?? "" }));
	const { find } = serve(sections, filesOf(sections));
	for (const { section: heading, url } of sections) {
		expect(
			(await find(heading)).map((found) => found.url),
			heading,
		).toContain(url);
	}
});
