import { addDays, type Milestone } from "./timeline.ts";

/**
 * The milestones as a calendar file (RFC 5545): an all-day event each, that takes no time. `now` is the moment of writing;
 * `address` is where the events lead.
 */
export function calendarFile(all: readonly Milestone[], now: Date, address: string): string {
	const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
	const events = all.flatMap(({ key, name, after, when: { kind, span } }) => {
		const first = kind === "by" ? span.latest : span.earliest;
		const last = kind === "between" ? span.latest : first;
		const summary = {
			by: `${name} by today`,
			between: `${name} from one of these days on`,
			from: `${name}, possible from today`,
		};
		return [
			"BEGIN:VEVENT",
			`UID:${key}-${compact(first)}-${compact(last)}@partner-guide.mamey.io`,
			`DTSTAMP:${stamp}`,
			`DTSTART;VALUE=DATE:${compact(first)}`,
			// The end is the day after the last (RFC 5545, 3.6.1).
			`DTEND;VALUE=DATE:${compact(addDays(last, 1))}`,
			`SUMMARY:${escaped(`Mamey partnership: ${summary[kind]}`)}`,
			`DESCRIPTION:${escaped(`${name}: ${after}, by the guide’s durations. ${address}`)}`,
			"TRANSP:TRANSPARENT",
			`URL:${address}`,
			"END:VEVENT",
		];
	});
	const lines = [
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//Mamey Technologies//Partner guide//EN",
		"CALSCALE:GREGORIAN",
		...events,
		"END:VCALENDAR",
	];
	return `${lines.map(fold).join("\r\n")}\r\n`;
}

const compact = (date: string): string => date.replaceAll("-", "");

/** RFC 5545, 3.3.11: what would end or part a text is escaped. */
const escaped = (text: string): string =>
	text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r?\n/g, "\\n");

/** RFC 5545, 3.1: a line of more than 75 octets goes on in the next, after a space. */
function fold(line: string): string {
	const pieces: string[] = [""];
	let octets = 0;
	for (const character of line) {
		const size = new TextEncoder().encode(character).length;
		if (octets + size > 75) {
			pieces.push(" ");
			octets = 1;
		}
		pieces[pieces.length - 1] += character;
		octets += size;
	}
	return pieces.join("\r\n");
}
