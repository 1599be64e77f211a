import type { ProcessStep, Program, Selection, SelectionTarget, Tier, TierKey } from "#program/facts/facts.ts";
import { durationRange, percentRange } from "#program/format.ts";
import { stepSection } from "#program/linked-sections.ts";

/**
 * The colors of the guide's own diagrams, which its Mermaid text keeps so that a copy looks right elsewhere, with the
 * colors of the site that they mean: an area in a tint of the tier's hue, its outline in the hue.
 */
export const guideColors = {
	"#3498db": "tint-1",
	"#2980b9": "hue-1",
	"#9b59b6": "tint-2",
	"#8e44ad": "hue-2",
	"#e74c3c": "tint-3",
	"#c0392b": "hue-3",
	"#27ae60": "tint-4",
	"#229954": "hue-4",
	"#2c3e50": "ink",
	"#34495e": "ink",
	"#fff": "paper",
} as const;

/** The width that a flowchart is set up for: the page's column, or a phone, where its layout is close and its labels are broken. */
export type Room = "page" | "phone";

/** Settings in front of a diagram's text, as Mermaid has them. */
const settings = (...lines: readonly string[]): string =>
	["---", "config:", ...lines.map((line) => `  ${line}`), "---"].join("\n");

/** Keeps the order of the text from left to right, so that no line crosses another, and the questions in a column. */
const inReadingOrder =
	"elk: { considerModelOrder: NODES_AND_EDGES, forceNodeModelOrder: true, nodePlacementStrategy: NETWORK_SIMPLEX }";

const flowchartSettings: Readonly<Record<Room, string>> = {
	page: settings("flowchart: { padding: 8 }", inReadingOrder),
	phone: settings("flowchart: { padding: 1, wrappingWidth: 110 }", inReadingOrder),
};

const mapSettings: Readonly<Record<Room, string>> = {
	page: settings("layout: dagre", "flowchart: { nodeSpacing: 16, rankSpacing: 18, padding: 4 }"),
	phone: settings(
		"flowchart: { padding: 4, wrappingWidth: 110 }",
		inReadingOrder.replace("NETWORK_SIMPLEX", "LINEAR_SEGMENTS"),
	),
};

/** Narrow enough for a phone: the tiers one below the other, what they lead to beside them. */
const narrow = `---
config:
  layout: dagre
  flowchart: { padding: 6, nodeSpacing: 12, rankSpacing: 20, curve: basis, subGraphTitleMargin: { top: 6, bottom: 8 } }
---`;

const dress = {
	first: "fill:#3498db,stroke:#2980b9,color:#fff",
	second: "fill:#9b59b6,stroke:#8e44ad,color:#fff",
	third: "fill:#e74c3c,stroke:#c0392b,color:#fff",
	fourth: "fill:#27ae60,stroke:#229954,color:#fff",
	neutral: "fill:#2c3e50,stroke:#34495e,color:#fff",
} as const;
const inOrder = [dress.first, dress.second, dress.third, dress.fourth] as const;

/** The selection guide's flowchart: questions link to the wizard's page for them, tiers to their pages, the end to the application. */
export function selectionFlowchart(
	{ selection, tiers }: Pick<Program, "selection" | "tiers">,
	room: Room = "page",
): string {
	return lines([
		flowchartSettings[room],
		"flowchart TD",
		"accTitle: Partnership Selection Guide",
		`accDescr: ${selection.questions.length} questions lead from your interest to the tier that fits.`,
		`START[${quoted(selection.start.label)}]`,
		...selection.questions.map(({ node, label }) => `${node}{${quoted(label)}}`),
		...tiers.map((tier) => `${tierNode(tier)}[${headed(tierLabel(tier))}]`),
		`START --> ${questionNamed(selection, selection.start.question).node}`,
		...selectionEdges(selection, tiers),
		`APPLY[${quoted(selection.end.label)}]`,
		...tiers.map((tier) => `${tierNode(tier)} --> APPLY`),
		...selectionLinks(selection, tiers),
		'click APPLY "/apply/"',
		...tierDress(tiers),
		`style START ${dress.neutral}`,
		`style APPLY ${dress.neutral}`,
	]);
}

/** The same flowchart drawn close, without its beginning and end, to be shown beside a question of the wizard. */
export function selectionMap({ selection, tiers }: Pick<Program, "selection" | "tiers">, room: Room = "page"): string {
	return lines([
		mapSettings[room],
		"flowchart TD",
		"accTitle: The questions and where they lead",
		`accDescr: ${selection.questions.length} questions lead to ${tiers.length} tiers. Your way so far is marked.`,
		...selection.questions.map(({ node, label }) => `${node}{${quoted(label)}}`),
		...tiers.map((tier) => `${tierNode(tier)}[${quoted([tier.name, percentRange(tier.share)])}]`),
		...selectionEdges(selection, tiers),
		...selectionLinks(selection, tiers),
		...tierDress(tiers),
	]);
}

function selectionEdges(selection: Selection, tiers: readonly Tier[]): string[] {
	const nodeOf = (target: SelectionTarget) =>
		"question" in target ? questionNamed(selection, target.question).node : tierNode(tierNamed(tiers, target.tier));
	return selection.questions.flatMap(({ node, yes, no }) => [
		`${node} -->|Yes| ${nodeOf(yes.to)}`,
		`${node} -->|No| ${nodeOf(no.to)}`,
	]);
}

function selectionLinks(selection: Selection, tiers: readonly Tier[]): string[] {
	const paths = questionPaths(selection);
	return [
		...selection.questions.flatMap(({ key, node }) => {
			const path = paths.get(key);
			return path === undefined ? [] : [`click ${node} "/find-your-tier/${path}"`];
		}),
		...tiers.map((tier) => `click ${tierNode(tier)} "/guide/tiers/${tier.slug}/"`),
	];
}

const tierDress = (tiers: readonly Tier[]): string[] =>
	tiers.map((tier, at) => `style ${tierNode(tier)} ${inOrder[at] ?? dress.neutral}`);

/** The tiers diagram: every tier leads to the same partnership value. */
export function tiersFlowchart({ tiers }: Pick<Program, "tiers">): string {
	const value = ["Partnership Value", "Revenue Sharing", "Technical Support", "Co-Marketing"];
	return lines([
		narrow,
		"graph LR",
		"accTitle: Partnership Tiers",
		`accDescr: The ${tiers.length} tiers with their revenue shares, each leading to the value of the partnership.`,
		'subgraph TIERS["Partnership Tiers"]',
		...tiers.map((tier) => `${tierNode(tier)}[${headed(tierLabel(tier))}]`),
		"end",
		`VALUE[${headed(value)}]`,
		...tiers.map((tier) => `${tierNode(tier)} --> VALUE`),
		...tiers.map((tier) => `click ${tierNode(tier)} "/guide/tiers/${tier.slug}/"`),
		...tierDress(tiers),
		`style VALUE ${dress.neutral}`,
	]);
}

/** The process flowchart: each step with its parts, and how long it takes until the next. */
export function processFlowchart({ process }: Pick<Program, "process">): string {
	return lines([
		"flowchart TD",
		"accTitle: Partnership Process",
		`accDescr: The ${process.length} steps from application to growth, and how long each takes.`,
		...process.map((step) => `${stepNode(step)}[${headed([`Step ${step.number}: ${step.name}`, ...step.summary])}]`),
		...process.slice(1).map((step, at) => {
			const before = process[at] ?? step;
			const duration = before.weeks ? `|${durationRange(before.weeks, "week").replace(/ w/, " W")}|` : "";
			return `${stepNode(before)} -->${duration} ${stepNode(step)}`;
		}),
		...process.map((step) => `click ${stepNode(step)} "${stepSection(step)}"`),
		...process.map((step, at) => `style ${stepNode(step)} ${inOrder[at] ?? dress.neutral}`),
	]);
}

/**
 * Names of the nodes and edges that a path of answers passes in the selection flowchart, for `SelectionFlowchart`'s
 * `path`: `["no", "yes"]` → START, START-TECH, TECH, TECH-SI, SI, SI-T2, T2. Answers after an outcome count no more.
 */
export function selectionTrail(
	{ selection, tiers }: { selection: Selection; tiers: readonly TierNumber[] },
	answers: readonly ("yes" | "no")[],
): string[] {
	let question = questionNamed(selection, selection.start.question);
	const trail = ["START", `START-${question.node}`, question.node];
	for (const answer of answers) {
		const target: SelectionTarget = question[answer].to;
		const next =
			"question" in target ? questionNamed(selection, target.question).node : tierNode(tierNamed(tiers, target.tier));
		trail.push(`${question.node}-${next}`, next);
		if ("tier" in target) break;
		question = questionNamed(selection, target.question);
	}
	return trail;
}

/** Answers that lead to each question, as the wizard's addresses have them: `no/no/`. */
function questionPaths(selection: Selection): Map<string, string> {
	const paths = new Map([[selection.start.question, ""]]);
	for (const [key, path] of paths) {
		const { yes, no } = questionNamed(selection, key);
		for (const [answer, { to }] of [["yes", yes] as const, ["no", no] as const]) {
			if ("question" in to && !paths.has(to.question)) paths.set(to.question, `${path}${answer}/`);
		}
	}
	return paths;
}

function questionNamed({ questions }: Selection, key: string) {
	const question = questions.find((candidate) => candidate.key === key);
	if (!question)
		throw new Error(`The selection names the question "${key}", which does not exist. Add it or correct the name.`);
	return question;
}

type TierNumber = Pick<Tier, "key" | "number">;

function tierNamed(tiers: readonly TierNumber[], key: TierKey): TierNumber {
	const tier = tiers.find((candidate) => candidate.key === key);
	if (!tier)
		throw new Error(`The selection names the tier "${key}", which does not exist. Add it or correct the name.`);
	return tier;
}

const tierNode = ({ number }: TierNumber): string => `T${number}`;

const tierLabel = (tier: Tier): string[] => [
	`Tier ${tier.number}: ${tier.name}`,
	`${percentRange(tier.share)} Revenue Share`,
	`${tier.focus} Focus`,
];

/** The guide's own names of the steps; a step that it does not know is named after its key. */
const stepNode = ({ key }: ProcessStep): string =>
	({ application: "APP", onboarding: "ONBOARD", activation: "ACTIVATE", growth: "GROWTH" })[key] ??
	key.toUpperCase().replaceAll("-", "_");

/** A label in quotation marks, its lines parted. */
const quoted = (label: readonly string[]): string => `"${label.map(escaped).join("<br/>")}"`;

/** A label whose first line is its heading: Mermaid's Markdown string. */
const headed = ([heading = "", ...rest]: readonly string[]): string =>
	`"\`${[`**${escaped(heading)}**`, ...rest.map(escaped)].join("<br/>")}\`"`;

/** What Mermaid would read as syntax becomes an entity. */
const escaped = (line: string): string =>
	line.replaceAll("#", "#35;").replaceAll('"', "#quot;").replaceAll("<", "#lt;").replaceAll(">", "#gt;");

const lines = (text: readonly string[]): string => `${text.join("\n")}\n`;
