import { type KeyboardEvent, memo } from "react";
import { ShareLadder } from "#components/drawings/ShareLadder.tsx";
import { parameters } from "#program/estimate/scenario.ts";
import { rateAt } from "#program/estimate/schedule.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import type { TierKey } from "#program/facts/keys.ts";
import type { Ladder } from "#program/facts/ladder.ts";
import type { Decimal } from "#program/money.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import { ladderUnder } from "./ladder.ts";
import { NumberField } from "./NumberField.tsx";

interface Props {
	scenarioId: number;
	tier: TierKey;
	/** Percent of the range. */
	position: Decimal;
	terms: ScheduleTerms;
	ladder: Ladder;
}

const stepOf: Record<string, number> = {
	ArrowLeft: -1,
	ArrowDown: -1,
	ArrowRight: 1,
	ArrowUp: 1,
	PageDown: -10,
	PageUp: 10,
	Home: -100,
	End: 100,
};

/** Where in the tier's range the expected rate lies: a marker on the share ladder to drag or to key, and a field. */
export const Position = memo(function Position({ scenarioId, tier, position, terms, ladder }: Props) {
	const { acts } = useEstimate();
	const { low, high, label, parse, unit } = parameters.position;
	const rate = rateAt(terms.tiers[tier].share, position);
	const moveTo = (to: number) => {
		const value = parse(String(Math.min(high, Math.max(low, to))));
		if (value && !value.eq(position)) acts.set("position", value);
	};
	// A step of any size keeps places such as 33.33; browsers then disagree on how far a key goes.
	const onKeyDown = (event: KeyboardEvent) => {
		const step = stepOf[event.key];
		// With another key held they are the browser's: Alt and ← go back.
		if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		moveTo(position.plus(step).toNumber());
	};
	return (
		<div className="position">
			<ShareLadder
				ladder={ladderUnder(terms, ladder)}
				variant="one"
				lit={tier}
				mark={{ share: rate.toNumber(), label: `${rate}%` }}
				control={
					<input
						type="range"
						min={low}
						max={high}
						step="any"
						value={position.toString()}
						aria-label={label}
						aria-valuetext={`${position}% of the range, a rate of ${rate}%`}
						onKeyDown={onKeyDown}
						onChange={({ target }) => {
							const to = Math.round(Number(target.value));
							// Also where the place stays what it was, and nothing is drawn anew.
							target.value = String(to);
							moveTo(to);
						}}
					/>
				}
			/>
			<NumberField scenarioId={scenarioId} name="position" value={position} unit={unit} onValue={acts.set} />
		</div>
	);
});
