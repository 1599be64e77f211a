import { memo } from "react";
import type { TierKey } from "#program/keys.ts";
import type { Scenario } from "#program/scenario.ts";
import { FigureButton } from "./FigureButton.tsx";
import { ByModel, ByTier, ByYear } from "./Figures.tsx";
import { wholeOf } from "./figure.ts";
import { useWhenQuiet } from "./lagging.ts";
import { scheduleFor } from "./schedules.ts";
import { type EstimatorFacts, type Opened, termsOf } from "./state.ts";
import { currencyOf, type NameOf, sayUnfinished } from "./wording.ts";

interface Props {
	scenario: Scenario;
	/** Where the scenario comes from: of another one no figure may be painted any more. */
	from: Opened | null;
	facts: EstimatorFacts;
	nameOf: NameOf;
	onTier: (tier: TierKey) => void;
}

/** What a scenario brings in figures: by model, by year with the commitment, under the other tiers, and how they came about. */
export const Result = memo(function Result({ scenario, from, facts, nameOf, onTier }: Props) {
	const terms = termsOf(scenario, facts);
	const schedule = scheduleFor(scenario, facts);
	const currency = currencyOf(scenario);
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	return (
		<div className="result-tables">
			<div className="columns">
				<div>
					<ByModel scenario={scenario} schedule={schedule} terms={terms} nameOf={nameOf} currency={currency} />
					{schedule.unfinishedProjects > 0 && <p className="hint">{sayUnfinished(schedule)}</p>}
					{tier && tier.byAgreement.length > 0 && (
						<p className="hint">By agreement, and not in these figures: {tier.byAgreement.join(", ")}.</p>
					)}
				</div>
				<div>
					<ByYear scenario={scenario} schedule={schedule} terms={terms} currency={currency} />
				</div>
			</div>
			<UnderTiers scenario={scenario} from={from} facts={facts} onTier={onTier} />
			<p className="hint">
				This is an estimate and no offer, by program terms {terms.version}. Every figure opens how it came about:{" "}
				<FigureButton figure={wholeOf(scenario)}>show the working</FigureButton> of the whole.
			</p>
		</div>
	);
});

/** The other tiers cost three schedules more: they are computed when a hand pauses, and never in the way of what is typed. */
const UnderTiers = memo(function UnderTiers({ scenario, from, facts, onTier }: Omit<Props, "nameOf">) {
	const settled = useWhenQuiet(scenario, 150, from);
	const terms = termsOf(settled, facts);
	return (
		<ByTier
			scenario={settled}
			schedules={terms.tiers.map(({ key }) => scheduleFor(settled, facts, key))}
			own={scheduleFor(settled, facts)}
			terms={terms}
			currency={currencyOf(settled)}
			onTier={onTier}
		/>
	);
});
