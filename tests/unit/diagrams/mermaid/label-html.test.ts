import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeLabel } from "#diagrams/mermaid/label-html.ts";

describe("of a label's HTML stays what dresses its text", () => {
	test.each([
		["an element that dresses", "<b>Rye</b> bread", "<b>Rye</b> bread"],
		["a break", "one<br/>two<br>three", "one<br/>two<br>three"],
		["an attribute goes", "<a href='javascript:x()'>Shelf</a>", "<a>Shelf</a>"],
		["an element that is closed is what it holds", "<button>Pay</button> <custom-tag>now</custom-tag>", "Pay now"],
		["rows of a table are lines", "<table><tr><td>a</td><td>b</td></tr></table>", "<p>a b </p>"],
		["what runs or loads goes with what it holds", "a<script>b()</script> <svg onload=x><g/></svg>c", "a c"],
		["comments go", "a<!-- b -->c", "ac"],
		["a field goes", "<input type='checkbox'> done", " done"],
	])("%s", (_, label, safe) => expect(safeLabel(label)).toBe(safe));
});

describe("what only looks like an element is text", () => {
	test.each([
		["a type of types", "Map<K, V>", "Map&lt;K, V&gt;"],
		["what has to be filled in", "/orders/<id>/<line-no>", "/orders/&lt;id&gt;/&lt;line-no&gt;"],
		["an element without its end", "put a <script> here", "put a &lt;script&gt; here"],
		["a comparison", "a < b && c >= d", "a &lt; b &amp;&amp; c &gt;= d"],
		["an entity stays one", "&lt;b&gt; &copy; &#9829; R&D", "&lt;b&gt; &copy; &#9829; R&amp;D"],
	])("%s", (_, label, safe) => expect(safeLabel(label)).toBe(safe));
});

test("whatever a label has, no element is left but those that dress text, and none with an attribute", () => {
	const parts = fc.constantFrom(
		..."< > </ /> & ; # b i br script svg img style p table td on= = \" ' x &lt; <b> </b> <script> </script> <img <!-- -->".split(
			" ",
		),
		" ",
	);
	const tags = /<[^>]*>?/g;
	fc.assert(
		fc.property(fc.array(parts, { maxLength: 30 }), (label) => {
			for (const [tag] of safeLabel(label.join("")).matchAll(tags)) expect(tag).toMatch(/^<\/?(?:b|i|br|p)\/?>$/i);
		}),
		{ numRuns: 2_000 },
	);
});
