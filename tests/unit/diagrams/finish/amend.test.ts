import { optimize } from "svgo";
import { describe, expect, test } from "vitest";
import { sentinelFor } from "#diagrams/colors.ts";
import { amend } from "#diagrams/finish/amend.ts";

/** What a drawing becomes. */
function amended(markup: string): string {
	const plugin = {
		name: "amend",
		fn: (root: Parameters<typeof amend>[0]) => {
			amend(root);
			return {};
		},
	};
	return optimize(`<svg>${markup}</svg>`, { plugins: [plugin] }).data.replace(/^<svg>|<\/svg>$/g, "");
}

const label = (transform: string, style: string, x: string) =>
	`<g class="label" transform="${transform}"><text${style}><tspan x="${x}">Open</tspan></text></g>`;

describe("what Mermaid draws for HTML labels is mended for labels of SVG text", () => {
	test.each([
		[
			"the name of a state stands in its middle",
			`<g class="node statediagram-state"><rect/>${label("translate(-20, -9)", "", "5")}</g>`,
			`<g class="node statediagram-state"><rect/>${label("translate(0, -9)", ' style=";text-anchor:middle"', "0")}</g>`,
		],
		[
			"and so does that of an interface",
			`<g id="d-interface0"><rect/>${label("translate(-20, -9)", "", "5")}</g>`,
			`<g id="d-interface0"><rect/>${label("translate(0, -9)", ' style=";text-anchor:middle"', "0")}</g>`,
		],
		[
			"an empty label of an edge has no ground",
			'<g class="edgeLabel"><rect/><text> </text></g>',
			'<g class="edgeLabel"/>',
		],
		[
			// Of 20 units 0.8 are 16, around the same middle, (20, 40).
			"a milestone is a diamond",
			'<rect class="milestone" x="10" y="30" width="20" height="20"/>',
			'<rect class="milestone" x="12" y="32" width="16" height="16" transform="rotate(45 20 40)"/>',
		],
		[
			"the title of a composite state is lower",
			'<g class="statediagram-cluster"><g class="cluster-label" transform="translate(4, 10)"/></g>',
			'<g class="statediagram-cluster"><g class="cluster-label" transform="translate(4, 13)"/></g>',
		],
		["corners are round", '<rect class="label-container"/>', '<rect class="label-container" ry="4" rx="4"/>'],
		[
			"rounder where written so",
			'<rect class="label-container" rx="5"/>',
			'<rect class="label-container" rx="12" ry="12"/>',
		],
		[
			"and not less than written",
			'<rect class="label-container" rx="19"/>',
			'<rect class="label-container" rx="19" ry="19"/>',
		],
		["only of nodes", '<rect class="bar"/>', '<rect class="bar"/>'],
		[
			"the ground of a label leaves arrowheads free",
			'<rect class="background" y="-10" height="20"/>',
			`<rect class="background" y="-7" height="14" style=";opacity:1;fill:${sentinelFor("paper")}"/>`,
		],
		[
			"if it is high enough",
			'<rect class="background" y="0" height="12"/>',
			'<rect class="background" y="0" height="12"/>',
		],
		[
			"text beside what only HTML shows is in ink",
			"<switch><g><text>a</text></g></switch>",
			`<switch><g><text style=";fill:${sentinelFor("ink")}">a</text></g></switch>`,
		],
	])("%s", (_, drawn, mended) => expect(amended(drawn)).toBe(mended));
});

test("the title of a group stands before the lines and behind the nodes, on a rim of the group's color", () => {
	const group =
		'<g class="cluster"><rect style="fill:#eee !important"/><g class="cluster-label"><text>Shop</text></g></g>';
	const drawn = `<g class="root"><g class="clusters">${group}</g><g class="edgePaths"/><g class="nodes"/></g>`;
	const rim = 'stroke="#eee" stroke-width="6" stroke-linejoin="round" paint-order="stroke"';
	expect(amended(drawn)).toBe(
		'<g class="root"><g class="clusters"><g class="cluster"><rect style="fill:#eee !important" rx="6"/></g></g>' +
			`<g class="edgePaths"/><g class="cluster-label"><text ${rim}>Shop</text></g><g class="nodes"/></g>`,
	);
});

test("lines meet in the place of a node without a size", () => {
	const edges = '<path d="M50 0L50 45"/><path d="M50 55L90 90"/>';
	const node = '<rect class="label-container" style="width:0px" width="4" height="4"/><g class="label"/>';
	const drawn = `<g class="root"><g class="edgePaths">${edges}</g><g class="nodes"><g transform="translate(50,50)">${node}</g></g></g>`;
	expect(amended(drawn)).toContain(
		`<g transform="translate(50,50)"><path d="M0 0L0 -5M0 0L0 5" fill="none" stroke="${sentinelFor("soft")}" stroke-width="1"/></g>`,
	);
});
