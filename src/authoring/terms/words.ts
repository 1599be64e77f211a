import { longDate } from "#program/format.ts";
import type { Done, Refused } from "./step.ts";

/** What a step did, and what is to be done next. */
export function doneInWords(done: Done): string {
	switch (done.kind) {
		case "started":
			return `Terms ${done.kept} are kept in content/program/${done.kept}${done.isRecorded ? ", and their figures are recorded" : ""}. Change the figures in content/program now; they are terms ${done.version}. Before they go out, run "npm run terms -- publish".`;
		case "published":
			return `The figures of terms ${done.version} are recorded, and the addresses of the tier finder. From now on they stay.`;
		case "postponed":
			return `Terms ${done.version} begin on ${longDate(done.to)} in place of ${longDate(done.from)}. Build the site again, so that it says so.`;
		case "withdrawn":
			return done.standIn === null
				? `Terms ${done.version} are withdrawn. They were not published, so no link names them.`
				: `Terms ${done.version} are withdrawn and never come into force. Terms ${done.standIn} take their place.`;
	}
}

/** Why a step is not taken, and what to do. */
export function refusalInWords(refused: Refused): string {
	switch (refused.kind) {
		case "no version":
			return `Write the version as two numbers, such as 1.1. It is "${refused.given}".`;
		case "unknown version":
			return `There are no terms ${refused.given}. Known versions: ${refused.known.join(", ")}.`;
		case "version exists":
			return `Version ${refused.given} exists already. Known versions: ${refused.known.join(", ")}.`;
		case "not higher":
			return `The next version has a higher number than ${refused.highest}. It is "${refused.given}".`;
		case "no day":
			if (refused.given === "")
				return "The first day of the version is missing. Write it as in --effective 2027-01-31.";
			return `Write the first day of the version as in 2027-01-31. It is "${refused.given}".`;
		case "not later":
			return `Terms ${refused.before.version} hold from ${longDate(refused.before.effective)}, so the next begin later. It is ${refused.given}.`;
		case "not earlier":
			return `Terms ${refused.after.version} begin on ${longDate(refused.after.effective)}, so these begin earlier. It is ${refused.given}. Postpone ${refused.after.version} first.`;
		case "begins in the past":
			return `Terms begin today, ${longDate(refused.today)}, at the earliest: what was promised until now stays. It is ${refused.given}.`;
		case "in the past":
			return `Announced terms begin after today, ${longDate(refused.today)}. It is ${refused.given}.`;
		case "begun":
			return `Terms ${refused.version} hold since ${longDate(refused.effective)}, so their day stays. Start a new version with "npm run terms -- new".`;
		case "withdrawn already":
			return `Terms ${refused.version} are withdrawn already.`;
		case "needs a stand-in":
			return `Terms ${refused.version} were published, and links may name them. Say which terms take their place: --stand-in <version>.`;
		case "no stand-in":
			return `Terms ${refused.given} cannot take their place. These can: ${refused.known.join(", ")}.`;
		case "stands in":
			return `Terms ${refused.version} take the place of ${refused.for}, which were withdrawn, so they stay.`;
	}
}
