import type { Shapes } from "./subjects.ts";

const plain = (text: string) => text.replace(/[^\w ]/g, "");

/** Charts and the other kinds as people write them, beside those of written-diagrams.ts. */
export const charts: Shapes = {
	"a plan of several sections": ({ acts: [a, b, c, d, e], places: [p, q] }) =>
		`gantt\n  title Plan\n  dateFormat YYYY-MM-DD\n  axisFormat %d %b\n  tickInterval 1week\n  section ${p}\n  ${plain(a)} :done, t1, 2025-01-06, 5d\n  ${plain(b)} :active, t2, after t1, 1w\n  section ${q}\n  ${plain(c)} :crit, t3, after t1 t2, 10d\n  ${plain(d)} :t4, 2025-01-20, 2025-02-10\n  ${plain(e)} :milestone, 2025-02-10, 0d`,
	"a plan with an end": ({ acts: [a, b] }) =>
		`gantt\n  dateFormat YYYY-MM-DD\n  todayMarker off\n  ${plain(a)} :a, 2025-05-01, until b\n  ${plain(b)} :b, 2025-05-20, 6d`,
	"a plan in few rows": ({ acts: [a, b, c], places: [p] }) =>
		`---\ndisplayMode: compact\n---\ngantt\n  dateFormat YYYY-MM-DD\n  section ${p}\n  ${plain(a)} :2025-01-01, 9d\n  ${plain(b)} :2025-01-12, 9d\n  ${plain(c)} :2025-01-05, 20d`,
	"a plan by the minute": ({ acts: [a, b] }) =>
		`gantt\n  dateFormat YYYY-MM-DD HH:mm\n  axisFormat %H:%M\n  ${plain(a)} :a, 2025-01-01 08:00, 90m\n  ${plain(b)} :after a, 2h`,
	"two parts": ({ things: [a, b] }) => `pie\n  "${a}" : 80\n  "${b}" : 20`,
	"parts that are small": ({ things: [a, b, c] }) =>
		`pie showData\n  title Shares\n  "${a}" : 97.5\n  "${b}" : 2.25\n  "${c}" : 0.25`,
	"a timeline without sections": ({ acts: [a, b, c], name }) =>
		`timeline\n  title The ${name}\n  2019 : ${a}\n  2020 : ${b} : ${c}\n       : Again\n  Today : Nothing`,
	"a timeline of many events": ({ acts }) =>
		`timeline\n${acts.map((act, at) => `  Week ${at + 1} : ${act} : ${acts[(at + 1) % 5]}`).join("\n")}`,
	"a timeline that goes down": ({ acts: [a, b], places: [p, q] }) =>
		`timeline TD\n  section ${p}\n    2020 : ${a}\n  section ${q}\n    2021 : ${b}<br>and more`,
	"a journey of many": ({ acts: [a, b, c], people: [x, y, z], places: [p] }) =>
		`journey\n  section ${p}\n    ${plain(a)}: 5: ${x}, ${y}, ${z}\n    ${plain(b)}: 2: ${y}\n    ${plain(c)}: 3: ${x}, ${z}`,
	"a journey of one": ({ acts: [a, b], people: [x] }) =>
		`journey\n  title Alone\n  ${plain(a)}: 1: ${x}\n  ${plain(b)}: 5: ${x}`,
	"a deep mind map": ({ things: [a, b, c], acts: [x, y] }) =>
		`mindmap\n  root["${a}"]\n    ${plain(b)}\n      ${plain(c)}\n        ${plain(x)}\n          ${plain(y)}\n    Other`,
	"a mind map of shapes": ({ things: [a, b, c, d] }) =>
		`mindmap\n  ((${plain(a)}))\n    ))${plain(b)}((\n    )${plain(c)}(\n    {{${plain(d)}}}\n    [Square]`,
	"a mind map with Markdown": ({ things: [a], acts: [x] }) =>
		`mindmap\n  id1["\`**${a}** and\n*${x}*\`"]\n    Leaf one\n    Leaf two`,
	"points of colors": ({ things: [a, b] }) =>
		`quadrantChart\n  x-axis Low --> High\n  y-axis Small --> Large\n  quadrant-1 First\n  quadrant-2 Second\n  quadrant-3 Third\n  quadrant-4 Fourth\n  "${a}": [0.2, 0.8] radius: 8, color: #ff3300\n  "${b}":::mine: [0.7, 0.3]\n  classDef mine color: #109060`,
	"a picked cherry": ({ acts: [a, b] }) =>
		`gitGraph\n  commit id: "${a}"\n  branch fix\n  commit id: "cherry"\n  checkout main\n  commit id: "${b}"\n  cherry-pick id: "cherry"`,
	"kinds of commits": ({ name }) =>
		`gitGraph TB:\n  commit id: "begin" tag: "v1.0"\n  commit id: "undo" type: REVERSE\n  commit id: "big" type: HIGHLIGHT\n  branch ${name}\n  commit\n  checkout main\n  merge ${name} tag: "v2.0"`,
	"several branches": () =>
		`gitGraph\n  commit\n  branch develop\n  commit\n  branch feature-a\n  commit\n  checkout develop\n  branch feature-b\n  commit\n  checkout develop\n  merge feature-a\n  merge feature-b\n  checkout main\n  merge develop`,
	"a curve over numbers": ({ name }) =>
		`xychart-beta\n  title "${name}"\n  x-axis "Hours" 0 --> 24\n  y-axis "Degrees" -5 --> 30\n  line [2, 4, 9, 18, 12, 6]`,
	"bars that lie": ({ things: [a, b, c] }) =>
		`xychart-beta horizontal\n  x-axis ["${a}", "${b}", "${c}"]\n  bar [5, 9, 2]\n  bar [3, 4, 1]`,
	"flags of a packet": () =>
		`packet-beta\n  title TCP\n  0-15: "Source Port"\n  16-31: "Destination Port"\n  32-63: "Sequence Number"\n  96-99: "Offset"\n  100-105: "Reserved"\n  106: "U"\n  107: "A"\n  108: "P"\n  109-111: "RSF"\n  112-127: "Window"`.replace(
			'  96-99: "Offset"',
			'  64-95: "Acknowledgment Number"\n  96-99: "Offset"',
		),
	"a packet by counts": ({ things: [a, b] }) => `packet-beta\n  +8: "${a}"\n  +8: "${b}"\n  +16: "Rest"`,
	"a board with tickets": ({ acts: [a, b], people: [x, y] }) =>
		`kanban\n  [To do]\n    t1[${plain(a)}]@{ assigned: '${x}', priority: 'High' }\n  [Doing]\n    t2[${plain(b)}]@{ ticket: MC-2037, assigned: '${y}' }\n  [Done]\n    t3[Nothing yet]`,
	"a radar of two": ({ things: [a, b, c], people: [x, y] }) =>
		`radar-beta\n  title Skills\n  axis a["${a}"], b["${b}"], c["${c}"], d["Speed"]\n  curve one["${x}"]{3, 4, 2, 5}\n  curve two["${y}"]{ a: 1, b: 5, c: 4, d: 2 }\n  max 5\n  min 0\n  graticule polygon\n  ticks 5`,
	"a radar without a legend": ({ things: [a, b, c] }) =>
		`radar-beta\n  axis a["${a}"], b["${b}"], c["${c}"]\n  curve one{30, 50, 80}\n  showLegend false`,
	"a deep treemap": ({ things: [a, b, c], places: [p, q] }) =>
		`treemap-beta\n"${p}"\n    "${q}"\n        "${a}": 20\n        "${b}": 15\n    "${c}": 30\n"Others": 12`,
};
