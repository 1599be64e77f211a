/** What a diagram may ask for at most. */
export interface Limits {
	/** Nodes, messages, parts or tasks. */
	nodes: number;
	/** Characters of its text. */
	characters: number;
	/** Milliseconds of drawing. */
	time: number;
}

export const defaultLimits: Limits = { nodes: 2_000, characters: 200_000, time: 20_000 };

/** The kinds that can be drawn, by Mermaid's name of them, with what a diagram without a title is called. */
const kinds: Readonly<Record<string, string>> = {
	flowchart: "Flowchart",
	"flowchart-v2": "Flowchart",
	"flowchart-elk": "Flowchart",
	sequence: "Sequence diagram",
	state: "State diagram",
	stateDiagram: "State diagram",
	class: "Class diagram",
	classDiagram: "Class diagram",
	er: "Entity relationship diagram",
	pie: "Pie chart",
	gantt: "Gantt chart",
	timeline: "Timeline",
	journey: "User journey",
	mindmap: "Mind map",
	quadrantChart: "Quadrant chart",
	gitGraph: "Git graph",
	xychart: "XY chart",
	packet: "Packet diagram",
	kanban: "Kanban board",
	requirement: "Requirement diagram",
	radar: "Radar chart",
	treemap: "Treemap",
};

/** What a diagram of that kind is called; null when the kind cannot be drawn here. */
export function kindName(type: string): string | null {
	return kinds[type] ?? null;
}

/** The kinds that can be drawn, for a sentence. */
export const drawnKinds = new Intl.ListFormat("en").format(
	[...new Set(Object.values(kinds))].map((name) => name.toLowerCase()),
);

/** What is refused anywhere in a diagram's text: the pattern of a line, and what to do instead. */
const refused: readonly (readonly [RegExp, string])[] = [
	[
		/^\s*(?:click|links?|href|callback)\b.*\b(?:javascript|vbscript|data)\s*:/i,
		"A link of this diagram would run a script. Use a path such as /guide/, or an https address.",
	],
	[
		/^\s*click\s+\S+\s+(?!href\b)(?:call\b|[\w$]+\s*(?:$|\(|"))/,
		'This diagram calls a script on a click, and diagrams here run none. Link to a page instead: click NAME "/guide/".',
	],
	[/\$\$.+\$\$/, "This diagram has a formula, which cannot be drawn here. Write it as plain text."],
	[
		/@\{[^}]*\b(?:img|icon)\s*:/,
		"This diagram has a picture or an icon in a node, which cannot be drawn here. Use a shape and text.",
	],
	[/<img\b/i, "This diagram has a picture in a label, which cannot be drawn here. Use a shape and text."],
	[/^\s*::icon\(/, "This diagram has an icon in a node, which cannot be drawn here. Use text, or an emoji."],
	[
		/(?:^|[\s"'[({])fa[bklrs]?:fa-/,
		"This diagram has an icon in a label, which cannot be drawn here. Use text, or an emoji.",
	],
];

/** Refuses what cannot be drawn rightly or safely, by the lines of the diagram's text. */
export function checkSource(
	source: string,
	{ characters }: Limits,
	refuse: (sentence: string, line: number | null) => never,
): void {
	const lines = source.split("\n");
	if (lines.every((line) => !line.trim()))
		refuse("This diagram is empty. Write Mermaid text into it, or remove it.", null);
	if (source.length > characters) {
		refuse(`This diagram has ${source.length} characters. Split it: at most ${characters} can be drawn.`, null);
	}
	for (const [at, line] of lines.entries()) {
		if (/^\s*%%(?!\{)/.test(line)) continue;
		for (const [pattern, sentence] of refused) if (pattern.test(line)) refuse(sentence, at + 1);
	}
}
