import { download } from "#browser/download.ts";
import { calendarFile } from "#program/timeline/calendar-file.ts";
import type { Milestone } from "#program/timeline/timeline.ts";

/** Gives the reader the milestones as a calendar file that leads back to the page. */
export function saveCalendar(milestones: readonly Milestone[]): void {
	const text = calendarFile(milestones, new Date(), window.location.href.replace(/#.*/, ""));
	download(new Blob([text], { type: "text/calendar" }), "mamey-partnership.ics");
}
