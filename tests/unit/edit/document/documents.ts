import fc from "fast-check";

// Pages as people write them, in many hands' habits.

const words = [
	"partner", "share", "Mamey", "platform", "revenue", "“yes”", "it’s", "banking/government", "e.g.", "5", "co-marketing",
	"C&A", "snake_case", "2 * 3", "a_b_c", "#1", "1.", "naïve", "日本", "العربية", "עברית", "🚀", "👩🏽‍💻", "AT&amp;T", "\\{share}",
	"&lt;tag>", "x\\_y", "\\*", "&copy;", "&#169;", "1\\. x", "\\# y", "a\\", "&nope;", "\\&amp;", "++", "5*", "[brackets]", "(round)", "50/50", "~approx", "!", "–", "…", "&#x20;", "&nbsp;x",
]; // biome-ignore format: a list of words reads better in lines
const word = fc.constantFrom(...words);

const inlineComponent = fc.constantFrom(
	'<Share of="reseller" />',
	"<Share />",
	"<Share/>",
	'<Duration of="onboarding" />',
	"<Contact by='email' />",
	'<Figure name="libraries"   />',
	'<Figure\n  name="libraries"\n/>',
	"{/* note */}",
	'{" "}',
	"<Term>inner text</Term>",
);
const marked = fc.constantFrom(
	"**bold text**",
	"__bold text__",
	"*emphasis*",
	"_two words_",
	"***both***",
	"**bold with *both* in it**",
	"`code`",
	"`a {b}`",
	"`<x>`",
	"`` a ` b ``",
	"un*frigging*believable",
	"__very__ *much* _so_",
	"__bold with _both_ in it__",
	"_**both**_",
	"**bold**ly",
	"~~gone~~",
	"**`bold code`**",
	"**[bold link](/guide/)**",
	"[**link** of two](/guide/)",
);
const link = fc.constantFrom(
	"[link](/guide/contact/)",
	'[link]( /guide/ "Title" )',
	"[ref][one]",
	"[one]",
	"[*em* link](/x_y/)",
	"![alt](./a.png)",
	'![alt words](./a.png "Title")',
	"![][one]",
	"https://mamey.io",
);

const part = fc.oneof(
	{ arbitrary: word, weight: 62 },
	{ arbitrary: marked, weight: 18 },
	{ arbitrary: link, weight: 8 },
	{ arbitrary: inlineComponent, weight: 8 },
);
/** Lines that their author wrapped by hand, or broke. */
const lineEnds = fc.constantFrom("\n", "  \n", "\\\n", "\n", "\n  ", " \n");
/** A text that begins with a word, so that it is a paragraph wherever it is put. */
const line = fc
	.tuple(fc.array(part, { minLength: 1, maxLength: 8 }), fc.constantFrom(" ", " ", " ", "  "))
	.map(([parts, gap]) => `A ${parts.join(gap)}`);
const oneLine = line.map((text) => text.replace(/\s*\n\s*/g, " "));

const paragraph = fc
	.tuple(line, fc.array(fc.tuple(lineEnds, oneLine), { maxLength: 2 }))
	.map(([first, more]) => first + more.map(([end, text]) => end + text).join(""));

const heading = fc
	.tuple(oneLine, fc.constantFrom("## ", "### ", "##   ", "closed", "setext", "setext1", "long"))
	.map(([text, form]) => {
		if (form === "closed") return `## ${text} ##`;
		if (form === "long") return `${text}\nin two lines\n------------------`;
		if (form === "setext") return `${text}\n---`;
		return form === "setext1" ? `${text}\n===` : form + text;
	});

interface ListHabit {
	ordered: boolean;
	mark: string;
	delimiter: string;
	start: number;
	same: boolean;
	loose: boolean;
	gap: string;
}
const listHabit: fc.Arbitrary<ListHabit> = fc.record({
	ordered: fc.boolean(),
	mark: fc.constantFrom("-", "*", "+"),
	delimiter: fc.constantFrom(".", ")"),
	start: fc.constantFrom(1, 1, 1, 3),
	same: fc.boolean(),
	loose: fc.constantFrom(false, false, false, true),
	gap: fc.constantFrom(" ", " ", "  ", "   "),
});
interface Item {
	text: string;
	inner: "none" | "list" | "paragraph" | "wrapped" | "lazy" | "quote" | "code";
}
const items = fc.array(
	fc.record({
		text: oneLine,
		inner: fc.constantFrom<Item["inner"]>(
			...(["none", "none", "none", "none", "list", "paragraph", "wrapped", "lazy", "quote", "code"] as const),
		),
	}),
	{ minLength: 1, maxLength: 4 },
);
/** What is below the first line of an item; `_` is its indent. */
const below: Readonly<Record<string, string>> = {
	paragraph: "\n\n_A second one",
	wrapped: "\n_a second line of it\n_and a third",
	lazy: "\na lazy second line of it",
	quote: "\n\n_> A quote in it\n_> over lines",
	code: "\n\n_```js\n_const a = 1;\n_\n_b();\n_```",
};
const list = fc.tuple(listHabit, items, listHabit, items).map(([habit, outer, innerHabit, inner]) => {
	const written = (how: ListHabit, all: readonly Item[], indent: string, deep: boolean): string =>
		all
			.map(({ text, inner: kind }, at) => {
				const mark = how.ordered ? `${how.same ? how.start : how.start + at}${how.delimiter}` : how.mark;
				const within = indent + " ".repeat(mark.length + how.gap.length);
				const own = `${indent}${mark}${how.gap}${text}`;
				if (kind === "list" && deep) return `${own}\n${written(innerHabit, inner, within, false)}`;
				return own + (below[kind]?.replaceAll("_", within) ?? "");
			})
			.join(how.loose ? "\n\n" : "\n");
	return written(habit, outer, "", true);
});

const other = fc.constantFrom(
	'<TierHead tier="reseller" />',
	"<TierComparison/>",
	'<RevenueModel\n  model="platform"\n/>',
	'<SelectionFlowchart path={["no", "yes"]} />',
	"<Aside>\n\nText **inside** of it.\n\n</Aside>",
	'<Aside title="x">\nText inside\n</Aside>',
	"<TierList />\n<Ladder />",
	"---",
	"***",
	"* * *",
	"___",
	"```js\nconst a = {b: 1};\n\nx();\n```",
	"~~~\nraw <x> {y}\n~~~",
	"````md\n```\nx\n```\n````",
	'```mermaid title="How"\nflowchart LR\n    A --> B\n```',
	"> A quote\n> more of it",
	"> A quote\nlazy line",
	"> - A list\n>   in it\n>\n> and more",
	"> * __One__ line\n>   of text\n> * and _another_\n>\n> > deep **quote**\n> of lazy lines",
	">A quote\n>without _blanks_",
	"*   An item\n\n    of two __parts__\n\n    *   and more\n\n*   another _one_",
	"*\tTabs __for__ it\n*\tand another\n\t*\t_deep_ in it",
	"10) ten __x__\n11) eleven",
	" * one\n * two _words_",
	"A long line of __words__ that its author\n   wrapped by _hand_, with blanks\n before each line.",
	"| a | b |\n|---|:-:|\n| 1 | **2** |",
	"a | b\n--|--\n`x` | <Share />",
	'| Tier | Share |\n| :--- | ---: |\n| Reseller | <Share of="reseller" /> |\n|x|y|',
	"| a |\n|---|\n| x \\| y |\n| |",
	"{/* a comment\n   over lines */}",
	"Note[^1] here.\n\n[^1]: The note.",
	"* [ ] open\n* [x] done",
	"import x from './x.ts'",
	"-\n- empty before",
);

const block = fc.oneof(
	{ arbitrary: paragraph, weight: 30 },
	{ arbitrary: heading, weight: 12 },
	{ arbitrary: list, weight: 22 },
	{ arbitrary: other, weight: 40 },
);

/** The text of a page below its head. */
export const pageBodies: fc.Arbitrary<string> = fc
	.record({
		blocks: fc.array(fc.tuple(block, fc.constantFrom("\n\n", "\n\n", "\n\n", "\n\n\n", "\n \n")), {
			minLength: 1,
			maxLength: 8,
		}),
		begin: fc.constantFrom("", "\n"),
		definition: fc.constantFrom("\n\n[one]: /guide/", "\n\n[one]:   </guide/> 'T'"),
		end: fc.constantFrom("\n", "\n", "", "\n\n", "  \n"),
		windows: fc.constantFrom(false, false, false, false, true),
	})
	.map(({ blocks, begin, definition, end, windows }) => {
		const text = begin + blocks.map(([written, gap], at) => (at === 0 ? "" : gap) + written).join("");
		const whole = text + (/\[one\]/.test(text) ? definition : "") + end;
		return windows ? whole.replace(/\n/g, "\r\n") : whole;
	});
