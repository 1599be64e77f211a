import { styleText } from "node:util";
import type { BuildProgress, BuildStage } from "#publishing/build-progress.ts";

/** Where a progress is shown: standard output, or what a test puts in its place. */
export interface Output {
	isTTY?: boolean;
	columns?: number;
	write(text: string): unknown;
}

/** What each stage does, and which part of a whole build it takes, in percent, as measured with 1,000 pages. */
const stages: Readonly<Record<BuildStage, { does: string; from: number; to: number }>> = {
	checking: { does: "Checking facts and pages", from: 0, to: 10 },
	reading: { does: "Reading pages and drawing diagrams", from: 10, to: 44 },
	writing: { does: "Writing pages", from: 44, to: 69 },
	finishing: { does: "Checking links, making search and previews, compressing", from: 69, to: 100 },
};

/** Where nobody watches, such as in a host's log, a line a while says that the build goes on. */
const silence = 15_000;

/**
 * Shows how far a build is: on a terminal as a bar in one line, which `end` takes away; elsewhere as a line every 15 seconds, so that
 * a short build says nothing.
 */
export function progressLine(
	output: Output,
	now: () => number = Date.now,
): { show: (progress: BuildProgress) => void; end: () => void } {
	const started = now();
	let lastSaid = started;
	return {
		show: (progress) => {
			if (output.isTTY) {
				output.write(`\r\x1b[K${barOf(progress, output.columns || 80)}`);
			} else if (now() - lastSaid >= silence) {
				lastSaid = now();
				output.write(`${inWords(progress)}, after ${Math.round((now() - started) / 1_000)} s\n`);
			}
		},
		end: () => {
			if (output.isTTY) output.write("\r\x1b[K");
		},
	};
}

/** "█████░░░  41%  Writing pages: 412 of 1,032", cut at the terminal's width: a line that wraps could not be drawn over. */
function barOf(progress: BuildProgress, columns: number): string {
	const room = Math.max(0, columns - 1);
	const length = Math.min(24, room);
	const percent = percentOf(progress);
	const full = Math.round((percent / 100) * length);
	const rest = `  ${String(percent).padStart(3)}%  ${inWords(progress)}`.slice(0, room - length);
	return `${styleText("cyan", "█".repeat(full))}${"░".repeat(length - full)}${rest}`;
}

/** The part of the whole build that is done, in percent. */
function percentOf({ stage, done, total }: BuildProgress): number {
	const { from, to } = stages[stage];
	return Math.floor(from + (total === 0 ? 0 : Math.min(1, done / total)) * (to - from));
}

function inWords({ stage, done, total }: BuildProgress): string {
	const { does } = stages[stage];
	return total === 0 ? does : `${does}: ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`;
}
