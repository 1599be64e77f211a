import type { EstimateCard } from "#program/estimate/estimate-card.ts";
import { type Box, box, canWrite, color, fontFamily, margin, size, tierColor, wordMark } from "./drawing.ts";

type Scenario = EstimateCard["scenarios"][number];

const room = size.width - 2 * margin;
const gap = 56;

/** The picture of an estimate: its figure, the range on the ladder, the months as bars, what it is called, its terms and dates. */
export function estimateDrawing({ notice, scenarios, ladderEnd, terms, sender }: EstimateCard): Box {
	const [first, ...others] = scenarios;
	return box(
		{
			...size,
			boxSizing: "border-box",
			flexDirection: "column",
			justifyContent: "space-between",
			padding: `56px ${margin}px 52px`,
			background: color.paper,
			color: color.ink,
			fontFamily,
		},
		box(
			{ justifyContent: "space-between", alignItems: "center" },
			wordMark,
			box({ fontSize: 24, color: color.soft }, sender !== null && canWrite(sender) ? sender : ""),
		),
		...(notice === null ? [] : [box({ fontSize: 28, fontWeight: 600, color: color.bad }, notice)]),
		first === undefined
			? box({ fontSize: 72, fontWeight: 600, letterSpacing: "-0.03em" }, "Revenue estimate")
			: others.length === 0
				? alone(first)
				: box({ gap }, ...sideBySide(scenarios)),
		box(
			{ flexDirection: "column", gap: 18 },
			...(scenarios.length > 0 ? [ladder(scenarios, ladderEnd)] : []),
			box({ fontSize: 22, color: color.soft }, terms),
		),
	);
}

/** A size at which a text has room on one line, where a character is `wide` parts of its height: digits are wider than words. */
const fitting = (text: string, width: number, largest: number, wide = 0.6) =>
	Math.min(largest, width / (text.length * wide));

function alone(scenario: Scenario): Box {
	const { tierName, length, label } = scenario;
	const [figures, chart] = [600, room - 600 - gap];
	const expected = amount(scenario.expected, scenario);
	const ends = `expected${between(scenario)}`;
	return box(
		{ justifyContent: "space-between", alignItems: "flex-end", gap },
		box(
			{ flexDirection: "column", width: figures, gap: 6 },
			...(label === null ? [] : [line(named(scenario), label.length > 36 ? 30 : 40, 600, 2)]),
			box({ fontSize: 28, color: color.soft }, `${tierName}, ${length}`),
			box(
				{ fontSize: fitting(expected, figures, 96), fontWeight: 600, letterSpacing: "-0.03em", lineHeight: 1.1 },
				expected,
			),
			box({ fontSize: fitting(ends, figures, 28, 0.5), color: color.soft }, ends),
		),
		bars(scenario, chart, 210),
	);
}

/** Columns whose figures are of one size, so that they are on one line. */
function sideBySide(scenarios: readonly Scenario[]): Box[] {
	const width = (room - gap * (scenarios.length - 1)) / scenarios.length;
	const figures = scenarios.map((scenario) => ({
		scenario,
		expected: amount(scenario.expected, scenario),
		ends: scenario.range
			? `${amount(scenario.range.low, scenario)}–${amount(scenario.range.high, scenario)}`
			: "expected",
	}));
	const largest = Math.min(...figures.map(({ expected }) => fitting(expected, width, 60)));
	const small = Math.min(...figures.map(({ ends }) => fitting(ends, width, 20, 0.55)));
	return figures.map(({ scenario, expected, ends }) => {
		const { tier, tierName, terms, length, label } = scenario;
		const title = label === null ? scenario.otherwise : named(scenario);
		const about = [...(title === tierName ? [] : [tierName]), ...(terms === null ? [] : [`terms ${terms}`])];
		return box(
			{ flexDirection: "column", width, gap: 4 },
			box({ height: 6, width, marginBottom: 8, borderRadius: 3, background: tierColor[tier] }),
			line(title, 28, 600, 1),
			line(about.join(", ") || " ", 20, 400, 1, color.soft),
			line(length, 20, 400, 1, color.soft),
			box({ fontSize: largest, fontWeight: 600, letterSpacing: "-0.03em", lineHeight: 1.15 }, expected),
			box({ fontSize: small, color: color.soft, marginBottom: 10 }, ends),
			bars(scenario, width, 100),
		);
	});
}

/** A text on so many lines at most. */
function line(text: string, fontSize: number, fontWeight: number, lineClamp: number, ink = color.ink): Box {
	return box(
		{ display: "block", fontSize, fontWeight, lineClamp, lineHeight: 1.2, color: ink, wordBreak: "break-word" },
		text,
	);
}

const named = ({ label, otherwise }: Scenario) => (label !== null && canWrite(label) ? label : otherwise);

/** An amount with its currency's sign, or with its code where the typeface has no such sign. */
const amount = (text: string, { currency }: Scenario) =>
	canWrite(text) ? text : `${currency} ${text.replace(/^[^\d−-]+/, "")}`;

function between(scenario: Scenario): string {
	const { range } = scenario;
	return range === null ? "" : `, between ${amount(range.low, scenario)} and ${amount(range.high, scenario)}`;
}

/** The months: what is expected as bars, the range from low to high behind each. */
function bars({ months, tier }: Scenario, width: number, height: number): Box {
	const step = width / Math.max(months.length, 1);
	const rect = (at: number, from: number, to: number, opacity: number) => {
		const [top, bottom] = [Math.max(from, to), Math.min(from, to)].map((part) => height * (1 - part));
		const tall = (bottom ?? 0) - (top ?? 0);
		return `<rect x="${(at * step + step * 0.14).toFixed(2)}" y="${(top ?? 0).toFixed(2)}" width="${(step * 0.72).toFixed(2)}" height="${tall.toFixed(2)}" fill="${tierColor[tier]}" fill-opacity="${opacity}"/>`;
	};
	const drawn = months
		.map(({ low, expected, high }, at) => rect(at, 0, expected, 1) + rect(at, low, high, 0.28))
		.join("");
	const ground = `<rect y="${height - 2}" width="${width}" height="2" fill="${color.line}"/>`;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${ground}${drawn}</svg>`;
	const src = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
	return { type: "img", props: { src, width, height } };
}

/** The share of each scenario's tier on the scale of all shares, with the place of the expected one. */
function ladder(scenarios: readonly Scenario[], end: number): Box {
	const along = (share: number) => (share / end) * room;
	const at = { position: "absolute" };
	const shares = scenarios.filter(
		({ tier, share }, place) =>
			scenarios.findIndex((other) => other.tier === tier && other.share.label === share.label) === place,
	);
	const labels = placed(shares.map(({ share: { low, label } }) => ({ at: along(low), text: label })));
	return box(
		{ position: "relative", width: room, height: 52 },
		box({ ...at, top: 34, left: 0, width: room, height: 18, borderRadius: 5, background: color.line, opacity: 0.6 }),
		...shares.map(({ share, tier }) =>
			box({
				...at,
				top: 34,
				left: along(share.low),
				width: along(share.high) - along(share.low),
				height: 18,
				borderRadius: 5,
				background: tierColor[tier],
			}),
		),
		...labels.map(({ left, text }) => box({ ...at, top: 0, left, fontSize: 20, color: color.soft }, text)),
		...scenarios.map(({ share }) =>
			box({ ...at, top: 28, left: along(share.expected) - 2, width: 4, height: 28, background: color.ink }),
		),
	);
}

/** Where the labels of shares begin, from left to right: above their segments, and so far apart that each can be read. */
function placed(shares: readonly { at: number; text: string }[]): { left: number; text: string }[] {
	const [wide, apart] = [10.5, 20];
	const labels = shares
		.toSorted((a, b) => a.at - b.at)
		.map(({ at, text }, place, { length }) => ({
			left: at,
			text: place === length - 1 ? `${text} of revenue` : text,
		}));
	let end = room;
	return labels
		.toReversed()
		.map(({ left, text }) => {
			const begin = Math.min(left, end - text.length * wide);
			end = begin - apart;
			return { left: begin, text };
		})
		.toReversed();
}
