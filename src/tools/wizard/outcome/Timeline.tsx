import { useEffect, useState } from "react";
import { download } from "#browser/download.ts";
import { Milestones } from "#components/drawings/Milestones.tsx";
import { calendarDay, durationRange, longDate } from "#program/format.ts";
import { calendarFile } from "#program/timeline/calendar-file.ts";
import { milestones, totalWeeks } from "#program/timeline/timeline.ts";
import type { WizardFacts, WizardTier } from "#tools/wizard/state.ts";

interface Props {
	facts: Pick<WizardFacts, "process" | "revenue">;
	tier: Pick<WizardTier, "models">;
	/** Address of this outcome, for the calendar's events. */
	address: string;
}

/** The steps with their durations; with script also with dates, counted from today on the visitor's own calendar. */
export function Timeline({ facts, tier, address }: Props) {
	const [today, setToday] = useState<string>();
	useEffect(() => setToday(calendarDay(new Date())), []);
	// Without a day only the durations are shown.
	const all = milestones(facts, today ?? "2000-01-01");
	const unlisted = facts.revenue.map(({ key }) => key).filter((key) => !tier.models.includes(key));

	const saveDates = () => {
		const text = calendarFile(all, new Date(), new URL(address, window.location.href).href);
		download(new Blob([text], { type: "text/calendar" }), "mamey-partnership.ics");
	};

	return (
		<>
			<p>{durationRange(totalWeeks(facts.process), "week")} in all, by the guide’s durations.</p>
			<p className="today">{today && `If you apply today, ${longDate(today)}:`}</p>
			<Milestones milestones={all} isDated={today !== undefined} unlisted={unlisted} />
			<p className="calendar">
				{today && (
					<button type="button" className="button secondary" onClick={saveDates}>
						Save the dates to your calendar
					</button>
				)}
			</p>
		</>
	);
}
