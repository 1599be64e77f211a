import { useState } from "react";
import { plainAmount } from "#program/money.ts";
import { type Scenario, settingOf } from "#program/scenario.ts";
import { writeCheckedLink } from "#program/scenario-link.ts";
import type { Schedule, ScheduleTerms } from "#program/schedule.ts";
import { scheduleCsv } from "#program/schedule-csv.ts";
import { titleOf, withCurrency } from "./state.ts";

interface Props {
	scenarios: readonly Scenario[];
	schedules: readonly Schedule[];
	terms: ScheduleTerms;
	active: number;
}

/** What to do with an estimate: copy its link or a message, download the months, print, apply with it. */
export function TakeAway({ scenarios, schedules, terms, active }: Props) {
	const [said, setSaid] = useState("");
	const scenario = scenarios[active];
	const schedule = schedules[active];
	if (!scenario || !schedule) return null;
	const path = `/estimate/?${writeCheckedLink(scenarios)}`;
	const link = () => new URL(path, window.location.origin).href;

	const copy = async (text: string, done: string) => {
		try {
			await navigator.clipboard.writeText(text);
			setSaid(done);
		} catch {
			setSaid(`This browser does not let pages copy. Copy it from here: ${text}`);
		}
	};
	const message = () => {
		const currency = settingOf(scenario.values, "currency") ?? "USD";
		const say = (amount: typeof schedule.total.low) => withCurrency(plainAmount(amount), currency);
		const tier = terms.tiers.find(({ key }) => key === schedule.tier);
		return [
			titleOf(scenario, active),
			`Expected ${say(schedule.total.expected)} over ${schedule.months.length} months, between ${say(schedule.total.low)} and ${say(schedule.total.high)}.`,
			`${tier?.name}, program terms ${scenario.terms}. An estimate, no offer.`,
			link(),
		].join("\n");
	};
	const download = () => {
		const anchor = document.createElement("a");
		anchor.href = URL.createObjectURL(new Blob([scheduleCsv(schedules)], { type: "text/csv;charset=utf-8" }));
		anchor.download = "mamey-estimate.csv";
		anchor.click();
		URL.revokeObjectURL(anchor.href);
	};
	return (
		<div className="take-away">
			<p className="actions">
				<button type="button" className="button" onClick={() => copy(link(), "Link copied")}>
					Copy link
				</button>
				<button type="button" className="button secondary" onClick={() => copy(message(), "Message copied")}>
					Copy message
				</button>
				<button type="button" className="button secondary" onClick={download}>
					Download CSV
				</button>
				<button type="button" className="button secondary" onClick={() => window.print()}>
					Print
				</button>
				<a
					className="button secondary"
					href={`/apply/?${new URLSearchParams({ tier: schedule.tier, estimate: path })}`}
				>
					Apply with this estimate
				</a>
			</p>
			<p role="status">{said}</p>
		</div>
	);
}
