import { type KeyboardEvent, memo } from "react";
import { ShareLadder } from "#components/ShareLadder.tsx";
import type { TierKey } from "#program/keys.ts";
import type { Ladder } from "#program/ladder.ts";
import { decimal, factor } from "#program/money.ts";
import { type ParameterName, readValue } from "#program/scenario.ts";
import type { ScheduleTerms } from "#program/schedule.ts";
import { ladderUnder } from "./ladder.ts";
import { NumberField } from "./NumberField.tsx";

interface Props {
	scenarioId: number;
	tier: TierKey;
	/** Percent of the range. */
	position: string;
	terms: ScheduleTerms;
	ladder: Ladder;
	onValue: (name: ParameterName, value: string) => void;
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
export const Position = memo(function Position({ scenarioId, tier, position, terms, ladder, onValue }: Props) {
	const share = terms.tiers.find(({ key }) => key === tier)?.share ?? { low: 0, high: 0 };
	const rate = decimal(share.low).plus(
		decimal(share.high)
			.minus(share.low)
			.times(factor(decimal(position))),
	);
	const moveTo = (to: number) => {
		const value = readValue("position", String(Math.min(100, Math.max(0, to))));
		if (value !== null && value !== position) onValue("position", value);
	};
	// A step of any size keeps places such as 33.33; browsers then disagree on how far a key goes.
	const onKeyDown = (event: KeyboardEvent) => {
		const step = stepOf[event.key];
		if (step === undefined) return;
		event.preventDefault();
		moveTo(decimal(position).plus(step).toNumber());
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
						min={0}
						max={100}
						step="any"
						value={position}
						aria-label="Place in the range"
						aria-valuetext={`${position}% of the range, a rate of ${rate}%`}
						onKeyDown={onKeyDown}
						onChange={({ target }) => moveTo(Math.round(Number(target.value)))}
					/>
				}
			/>
			<NumberField scenarioId={scenarioId} name="position" value={position} unit="%" onValue={onValue} />
		</div>
	);
});
