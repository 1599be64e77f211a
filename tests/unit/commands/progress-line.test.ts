import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { type Output, progressLine } from "#commands/progress-line.ts";

function recorded(terminal: Partial<Output>) {
	const texts: string[] = [];
	return { output: { ...terminal, write: (text: string) => texts.push(text) }, texts };
}

/** What a terminal shows in the end of texts of one line. */
function shown(texts: readonly string[]): string {
	return stripVTControlCharacters(texts.join("").split("\r\x1b[K").at(-1) ?? "");
}

describe("on a terminal", () => {
	test("a bar says how much is done, what is being done, and how many of how many", () => {
		const { output, texts } = recorded({ isTTY: true, columns: 120 });
		const { show } = progressLine(output);
		show({ stage: "reading", done: 516, total: 1_032 });
		expect(shown(texts)).toMatch(/^█+░+ +\d+% {2}Reading pages and drawing diagrams: 516 of 1,032$/);
		show({ stage: "writing", done: 1_200, total: 1_200 });
		expect(shown(texts)).toMatch(/^█+░+ +\d+% {2}Writing pages: 1,200 of 1,200$/);
	});

	test("the bar never goes back, and one line is drawn over", () => {
		const { output, texts } = recorded({ isTTY: true, columns: 120 });
		const { show } = progressLine(output);
		const percents = [
			{ stage: "checking", done: 0, total: 0 } as const,
			...[0, 500, 1_000].map((done) => ({ stage: "reading", done, total: 1_000 }) as const),
			...[1, 600, 1_200].map((done) => ({ stage: "writing", done, total: 1_200 }) as const),
			{ stage: "finishing", done: 0, total: 0 } as const,
		].map((progress) => {
			show(progress);
			return Number(/(\d+)%/.exec(shown(texts))?.[1]);
		});
		expect(percents).toEqual(percents.toSorted((a, b) => a - b));
		expect(percents.at(-1)).toBeLessThan(100);
		expect(texts.join("")).not.toContain("\n");
	});

	test("the line is no wider than the terminal, where it would wrap and could not be drawn over", () => {
		for (const columns of [20, 40, 60]) {
			const { output, texts } = recorded({ isTTY: true, columns });
			progressLine(output).show({ stage: "reading", done: 516, total: 1_032 });
			expect(shown(texts).length, `at ${columns} columns`).toBeLessThan(columns);
		}
	});

	test("it is gone at the end", () => {
		const { output, texts } = recorded({ isTTY: true, columns: 80 });
		const line = progressLine(output);
		line.show({ stage: "writing", done: 3, total: 4 });
		line.end();
		expect(shown(texts)).toBe("");
	});
});

describe("in a log", () => {
	test("a short build says nothing", () => {
		const { output, texts } = recorded({});
		let now = 0;
		const line = progressLine(output, () => now);
		for (; now < 14_000; now += 500) line.show({ stage: "writing", done: now, total: 14_000 });
		line.end();
		expect(texts).toEqual([]);
	});

	test("a long build says every fifteen seconds that it goes on", () => {
		const { output, texts } = recorded({});
		let now = 0;
		const line = progressLine(output, () => now);
		for (; now < 40_000; now += 500) line.show({ stage: "writing", done: now / 40, total: 1_000 });
		line.end();
		expect(texts).toEqual(["Writing pages: 375 of 1,000, after 15 s\n", "Writing pages: 750 of 1,000, after 30 s\n"]);
	});
});
