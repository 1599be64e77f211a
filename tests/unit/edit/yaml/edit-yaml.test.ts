import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CST, Lexer, parse } from "yaml";
import { isDictionary } from "#edit/yaml/differences.ts";
import { editYaml, UnwritableYaml } from "#edit/yaml/edit-yaml.ts";

const content = new URL("../../../../content/", import.meta.url).pathname;
const files = readdirSync(content, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".yaml"))
	.map((file) => ({ file, text: readFileSync(join(content, file), "utf8") }))
	.filter(({ text }) => parse(text) !== null);

type Path = (string | number)[];

/** Where each value of a file is: single ones, and lists. */
function placesIn(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
	const inner = Array.isArray(value)
		? value.flatMap((entry, at) => placesIn(entry, [...path, at]))
		: isDictionary(value)
			? Object.entries(value).flatMap(([key, entry]) => placesIn(entry, [...path, key]))
			: [];
	return [{ path, value }, ...inner];
}

/** The value with what is at a path replaced; an entry of a list that becomes `undefined` is taken out. */
function withValue(value: unknown, path: readonly (string | number)[], become: (old: unknown) => unknown): unknown {
	const [step, ...rest] = path;
	if (step === undefined) return become(value);
	if (Array.isArray(value)) {
		const entries: unknown[] = value;
		return entries.map((entry, at) => (at === step ? withValue(entry, rest, become) : entry));
	}
	if (!isDictionary(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [key, key === step ? withValue(entry, rest, become) : entry]),
	);
}

const notes = (text: string) => [...new Lexer().lex(text)].filter((token) => CST.tokenType(token) === "comment");
const changedLines = (before: string, after: string) => {
	const [a, b] = [before.split("\n"), after.split("\n")];
	return a.length === b.length ? a.filter((line, at) => line !== b[at]).length : Number.POSITIVE_INFINITY;
};
const isSingle = (value: unknown) => !Array.isArray(value) && !isDictionary(value);

describe("a file of facts", () => {
	test.each(files)("$file stays the same bytes when nothing changes", ({ text }) => {
		expect(editYaml(text, parse(text))).toBe(text);
	});

	test.each(files)("$file changes one line for one value, whichever it is", ({ text }) => {
		const data: unknown = parse(text);
		for (const { path, value } of placesIn(data).filter(({ value }) => isSingle(value))) {
			const become = typeof value === "number" ? value + 1 : 'Another: text # of "signs" it’s';
			const wished = withValue(data, path, () => become);
			const written = editYaml(text, wished);
			expect(parse(written)).toEqual(wished);
			expect(changedLines(text, written), path.join(".")).toBe(1);
		}
	});

	test.each(files)("$file takes entries in, out and in another order in each of its lists", ({ text }) => {
		const data: unknown = parse(text);
		const operations: ((list: unknown[]) => unknown[])[] = [
			(list) => [...list, structuredClone(list.at(-1))],
			(list) => [structuredClone(list[0]), ...list],
			(list) => list.slice(0, -1),
			(list) => list.slice(1),
			([first, second, ...rest]) => (second === undefined ? [first] : [second, first, ...rest]),
		];
		for (const { path, value } of placesIn(data)) {
			if (!Array.isArray(value) || value.length === 0) continue;
			for (const operation of operations) {
				const wished = withValue(data, path, () => operation(value));
				const written = editYaml(text, wished);
				expect(parse(written)).toEqual(wished);
				expect(notes(written)).toEqual(notes(text));
			}
		}
	});
});

const hostile = fc.oneof(
	fc.constantFrom(
		"",
		" ",
		"yes",
		"null",
		"1.0",
		"- a",
		"a: b",
		"# x",
		"'",
		'"',
		"{a}",
		"[",
		"*star",
		"&a",
		"!t",
		"%",
		"@",
		"`",
		"|",
		">",
		"a\nb",
		"a \n",
		"\tx",
		"日本",
		"🚀",
		"\u0007",
		"\u2028",
		"~",
		"0x1F",
		"2024-12-21",
		"<<",
		"? x",
		"a,b",
		"a}",
		"x #y",
	),
	fc.string({ unit: "grapheme", maxLength: 30 }),
	fc.integer({ min: -5, max: 100_000 }),
	fc.constantFrom(0.5, 20.25, true, false, null),
);

test("6,000 random edits, up to three at once, are read back equal with every note there", () => {
	let refused = 0;
	fc.assert(
		fc.property(
			fc.constantFrom(...files.filter(({ file }) => file !== "search.yaml")),
			fc.array(fc.tuple(fc.nat(), fc.constantFrom("set", "range", "first", "last", "out", "key"), hostile), {
				minLength: 1,
				maxLength: 3,
			}),
			({ text }, changes) => {
				const data: unknown = parse(text);
				const wished = changes.reduce<unknown>((now, [number, kind, value]) => {
					const all = placesIn(now).filter((place) =>
						kind === "set" || kind === "range"
							? isSingle(place.value)
							: kind === "key"
								? isDictionary(place.value)
								: Array.isArray(place.value),
					);
					const place = all[number % Math.max(1, all.length)];
					if (!place) return now;
					return withValue(now, place.path, (old) => {
						if (kind === "set") return value;
						if (kind === "range") return { low: 1, high: 2 };
						if (kind === "key" && isDictionary(old)) return { ...old, added: value };
						if (!Array.isArray(old)) return old;
						const list: unknown[] = old;
						if (kind === "out") return list.slice(0, -1);
						return kind === "first" ? [value, ...list] : [...list, value];
					});
				}, data);
				try {
					const written = editYaml(text, wished);
					expect(parse(written)).toEqual(wished);
					const left = notes(written);
					for (const note of notes(text)) expect(left).toContain(note);
				} catch (error) {
					if (!(error instanceof UnwritableYaml)) throw error;
					refused++;
				}
			},
		),
		{ numRuns: 6_000 },
	);
	// A group of keys that becomes a text, with a note inside: no form of the editor does that.
	expect(refused).toBeLessThan(60);
}, 240_000);

test("a note that an edit would lose is not lost: the edit is refused", () => {
	expect(() => editYaml("a:\n  - x # why\n  - y\n", { a: { low: 1 } })).toThrow(UnwritableYaml);
});

test("what is between two entries stays with the one that is left", () => {
	expect(editYaml("- a\n# on b\n- b\n", ["b"])).toBe("# on b\n- b\n");
	expect(editYaml("- key: a\n\n- key: b\n\n- key: c\n", [{ key: "a" }, { key: "c" }])).toBe("- key: a\n\n- key: c\n");
	expect(editYaml("- key: a\r\n- key: b\r\n", [{ key: "a" }, { key: "b" }, { key: "c" }])).toBe(
		"- key: a\r\n- key: b\r\n- key: c\r\n",
	);
});

describe("a list in a file that has notes alone", () => {
	const notes = "# One line each, such as\n# - { from: /a/, to: /b/ }\n";

	test("begins below the notes, and is gone again with its last entry", () => {
		const [one, two] = [
			{ from: "/guide/help/", to: "/guide/support/" },
			{ from: "/guide/old/", to: "/guide/" },
		];
		const first = editYaml(notes, [one]);
		expect(first).toBe(`${notes}- { from: /guide/help/, to: /guide/support/ }\n`);
		expect(editYaml(first, [one, two])).toBe(`${first}- { from: /guide/old/, to: /guide/ }\n`);
		expect(parse(editYaml(first, []))).toEqual([]);
		expect(editYaml(first, [])).toContain(notes);
		expect(parse(editYaml(editYaml(first, []), [two]))).toEqual([two]);
	});

	test("stays as it is while there is no entry", () => {
		expect(editYaml(notes, [])).toBe(notes);
	});
});

test("a file that Windows' Notepad began with a byte order mark is edited like any other", () => {
	expect(editYaml("\ufeff- a: 1\r\n  b: 2\r\n", [{ a: 1, b: 3 }])).toBe("- a: 1\r\n  b: 3\r\n");
});
