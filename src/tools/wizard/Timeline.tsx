import { useEffect, useState } from "react";
import { durationRange, longDate } from "#program/format.ts";
import { calendarFile, firstPayment, milestones } from "#program/timeline.ts";
import type { WizardFacts } from "./state.ts";

interface Props extends Pick<WizardFacts, "process" | "revenue"> {
	/** Address of this outcome, for the calendar's events. */
	address: string;
}

/** The steps with their durations; with script also with dates, counted from today on the visitor's own calendar. */
export function Timeline({ process, revenue, address }: Props) {
	const [today, setToday] = useState<string>();
	useEffect(() => setToday(new Date().toLocaleDateString("sv-SE")), []);
	const dates = today ? milestones(process, today) : [];
	const active = dates.at(-1);

	const download = () => {
		const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
		const file = new Blob([calendarFile(dates, stamp, new URL(address, window.location.href).href)], {
			type: "text/calendar",
		});
		const link = document.createElement("a");
		link.href = URL.createObjectURL(file);
		link.download = "mamey-partnership.ics";
		link.click();
		URL.revokeObjectURL(link.href);
	};

	return (
		<>
			{today && <p>If you apply today, {longDate(today)}:</p>}
			<dl className="facts">
				{process.flatMap(({ key, name, weeks }) => {
					if (!weeks) return [];
					const date = dates.find((milestone) => milestone.key === key);
					return (
						<div key={key}>
							<dt>
								{name}, {durationRange(weeks, "week")}
							</dt>
							<dd>
								{date ? `done between ${longDate(date.earliest)} and ${longDate(date.latest)}` : "from the step before"}
							</dd>
						</div>
					);
				})}
				{active &&
					revenue.map((model) => {
						const { from, condition } = firstPayment(model, active);
						return (
							<div key={model.key}>
								<dt>First payment, {model.name}</dt>
								<dd>
									from {longDate(from)}, {condition}
								</dd>
							</div>
						);
					})}
			</dl>
			{active && (
				<p>
					<button type="button" className="button secondary" onClick={download}>
						Save the dates to your calendar
					</button>
				</p>
			)}
		</>
	);
}
