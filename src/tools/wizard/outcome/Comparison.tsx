import { withBase } from "#browser/base.ts";
import { investmentInWords, listed, percentRange } from "#program/format.ts";
import { comparisonSection } from "#program/linked-sections.ts";
import { contradicted, neighborsOf, type Step } from "#program/selection/selection.ts";
import type { WizardTier } from "#tools/wizard/state.ts";

interface Props {
	tiers: readonly WizardTier[];
	tier: WizardTier;
	steps: readonly Step[];
}

const rows: { name: string; of: (tier: WizardTier) => readonly string[] }[] = [
	{ name: "Revenue share", of: ({ share }) => [percentRange(share)] },
	{ name: "Asks for", of: ({ requirements }) => requirements },
	{ name: "Investment", of: ({ investment }) => [investmentInWords(investment)] },
	{ name: "Minimum commitment", of: ({ commitment }) => [commitment.text] },
	{ name: "Best for", of: ({ bestFor }) => [bestFor.join(", ")] },
];

/** The tier beside its neighbors: which of them the visitor may also qualify for, which not and why, and all side by side. */
export function Comparison({ tiers, tier, steps }: Props) {
	const neighbors = neighborsOf(tiers, tier.key);
	const unmetBy = (other: WizardTier) => contradicted(steps, other.requirements);
	const columns = tiers.filter((other) => other === tier || neighbors.includes(other));
	return (
		<>
			{neighbors.map((other) => (
				<Neighbor key={other.key} tier={other} unmet={unmetBy(other)} />
			))}
			<table className="comparison" style={{ "--columns": columns.length }}>
				<caption className="visually-hidden">{columns.map(({ name }) => name).join(", ")} side by side</caption>
				<thead>
					<tr>
						<td />
						{columns.map((column) => (
							<th key={column.key} scope="col" data-tier={column.key}>
								{column.name}
								{column === tier && <small>Your tier</small>}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ name, of }) => (
						<tr key={name}>
							<th scope="row">{name}</th>
							{columns.map((column) => (
								<td key={column.key} data-tier={column.key} data-tier-name={column.name}>
									<Lines lines={of(column)} unmet={unmetBy(column)} />
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
			<p>
				<a href={withBase(comparisonSection)}>Compare all {tiers.length} tiers</a>
			</p>
		</>
	);
}

function Neighbor({ tier, unmet }: { tier: WizardTier; unmet: readonly string[] }) {
	const link = (
		<>
			<a href={withBase(`/guide/tiers/${tier.slug}/`)}>{tier.title}</a>{" "}
			<span className="range">({percentRange(tier.share)})</span>
		</>
	);
	return unmet.length === 0 ? (
		<p>
			You may also qualify for {link}, which asks for: {enumerate(tier.requirements)}.
		</p>
	) : (
		<p>
			{link} asks for what your answers rule out: {enumerate(unmet)}.
		</p>
	);
}

function Lines({ lines, unmet }: { lines: readonly string[]; unmet: readonly string[] }) {
	const items = lines.map((line) => (
		<span key={line}>
			{line}
			{unmet.includes(line) && <small> – not met by your answers</small>}
		</span>
	));
	return items.length === 1 ? (
		items
	) : (
		<ul>
			{items.map((item) => (
				<li key={item.key}>{item}</li>
			))}
		</ul>
	);
}

/** Requirements as part of a sentence: "a, b, and c", or with semicolons where one of them has a comma of its own. */
function enumerate(requirements: readonly string[]): string {
	const parts = requirements.map(asInSentence);
	const last = parts.at(-1) ?? "";
	return parts.some((part) => part.includes(","))
		? [...parts.slice(0, -1), parts.length > 1 ? `and ${last}` : last].join("; ")
		: listed(parts);
}

/** A requirement within a sentence: "System integration experience" → "system integration experience". */
function asInSentence(text: string): string {
	return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
