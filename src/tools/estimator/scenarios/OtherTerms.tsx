import { useMemo } from "react";
import type { Scenario } from "#program/estimate/scenario.ts";
import { differences, type ScheduleTerms } from "#program/estimate/terms.ts";
import { longDate } from "#program/format.ts";
import { type EstimatorFacts, termsOf } from "#tools/estimator/address/state.ts";
import { otherTermsFor, type TermsOffer } from "#tools/estimator/facts/other-terms.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { sayDifference, sayIn, sayPeriod } from "#tools/estimator/words/wording.ts";
import { FigureButton } from "#tools/estimator/working/FigureButton.tsx";
import { wholeOf } from "#tools/estimator/working/figure.ts";

interface Props {
	scenario: Scenario;
	/** What the scenario is called beside others; null where it is alone. */
	title: string | null;
	facts: EstimatorFacts;
	/** Puts the scenario under other terms; left out where nothing can be done. */
	take?: (terms: ScheduleTerms) => void;
}

/** A scenario keeps the terms that it names; others are offered with the difference they make. */
export function OtherTerms({ scenario, title, facts, ...rest }: Props) {
	const offered = useMemo(() => otherTermsFor(scenario, facts), [scenario, facts]);
	return offered.map((offer) => (
		<Offer key={offer.terms.version} scenario={scenario} title={title} facts={facts} offer={offer} {...rest} />
	));
}

function Offer({ scenario, title, facts, take, offer }: Props & { offer: TermsOffer }) {
	const { terms: other, because } = offer;
	const own = termsOf(scenario, facts);
	const underOther = useMemo(() => ({ ...scenario, terms: other.version }), [scenario, other.version]);
	const figures = differences(own, other);
	const isAnnounced = because === "hold at its start" || because === "not yet";
	return (
		<section className="older-terms" aria-label={isAnnounced ? "Announced program terms" : "Newer program terms"}>
			<p>
				<Reason scenario={scenario} title={title} own={own.version} ownDay={own.effective} offer={offer} />
			</p>
			<Totals now={scenario} other={underOther} facts={facts} />
			{figures.length > 0 && (
				<ul>
					{figures.map((figure) => (
						<li key={figure}>{figure}</li>
					))}
				</ul>
			)}
			{take && (
				<p className="acts">
					<button type="button" className="act" onClick={() => take(other)}>
						{`Switch to terms ${other.version}`}
					</button>
				</p>
			)}
		</section>
	);
}

interface ReasonProps {
	scenario: Scenario;
	title: string | null;
	own: string;
	ownDay: string;
	offer: TermsOffer;
}

/** Why other terms are offered. */
function Reason({ scenario, title, own, ownDay, offer: { terms, because } }: ReasonProps) {
	const link = title ?? "This link";
	const estimate = title ?? "This scenario";
	const { start } = scenario.values;
	switch (because) {
		case "newer hold":
			return (
				<>
					<strong>{`${link} uses program terms ${own}; its figures stay as they were sent.`}</strong>
					<span>{` Terms ${terms.version} hold since ${longDate(terms.effective)}.`}</span>
				</>
			);
		case "withdrawn":
			return (
				<>
					<strong>{`${link} uses program terms ${own}, which were withdrawn; its figures stay as they were sent.`}</strong>
					<span>{` Terms ${own} never came into force. Terms ${terms.version} take their place.`}</span>
				</>
			);
		case "not yet":
			return (
				<>
					<strong>{`${estimate} uses program terms ${own}, announced for ${longDate(ownDay)}.`}</strong>
					<span>{` Until then terms ${terms.version} hold.`}</span>
				</>
			);
		case "hold at its start":
			return (
				<>
					<strong>{`${estimate} starts in ${sayPeriod(start ?? "", "long")}, when terms ${terms.version} hold.`}</strong>
					<span>{` They are announced for ${longDate(terms.effective)}; the figures below are by terms ${own}.`}</span>
				</>
			);
	}
}

/** What a scenario is expected to bring under its own terms and under others, and the difference, side by side. */
function Totals({ now, other, facts }: { now: Scenario; other: Scenario; facts: EstimatorFacts }) {
	const say = sayIn(now.values.currency);
	const [amount, instead] = [now, other].map((scenario) => scheduleFor(scenario, facts).total.expected);
	if (!amount || !instead) return null;
	const names = { compared: `Terms ${other.terms}`, baseline: `Terms ${now.terms}` };
	const [compared, baseline] = [wholeOf(other), wholeOf(now)];
	const columns = [
		{ name: names.baseline, figure: baseline, text: say(amount) },
		{ name: names.compared, figure: compared, text: say(instead) },
		{
			name: "Difference",
			figure: { kind: "difference", compared, baseline, names },
			text: sayDifference(instead, amount, say),
		},
	] as const;
	return (
		<dl className="terms-glance">
			{columns.map(({ name, figure, text }) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>
						<FigureButton figure={figure}>{text}</FigureButton>
					</dd>
				</div>
			))}
		</dl>
	);
}
