import { letterAt } from "#program/estimate/link/link-names.ts";
import type { ListedLink } from "./listed.ts";

/** The columns of the list of links, each with the width that a workbook gives it, in signs. */
export const linkColumns = [
	["link", 6],
	["line", 6],
	["scenario", 9],
	["name", 28],
	["sent_by", 24],
	["sent", 12],
	["terms", 8],
	["intact", 10],
	["mended", 18],
	["ignored", 40],
	["currency", 9],
	["total_then", 16],
	["total_now", 16],
	["replaced_by", 60],
	["found", 60],
	["file", 24],
] as const;

/** A text, or a number with its decimals. */
export type CellValue = string | { number: string };

/** The rows of a list of links: one for each scenario, one for a link that has none. Links are numbered from 1. */
export function* rowsOf(links: readonly ListedLink[]): Generator<CellValue[]> {
	for (const [at, listed] of links.entries()) {
		const { line, link, file, scenarios, sender, intact, mended, ignored, replacement } = listed;
		const numbers = [{ number: String(at + 1) }, line === null ? "" : { number: String(line) }];
		const said = [intactInWords(intact), mended.join(", "), ignored.join(" ")];
		const sent = [sender.by ?? "", sender.sent ?? ""];
		const last = [replacement ?? "", link, file];
		if (scenarios.length === 0) yield [...numbers, "", "", ...sent, "", ...said, "", "", "", ...last];
		for (const [place, { name, terms, currency, totalThen, totalNow }] of scenarios.entries()) {
			const totals = [{ number: totalThen }, { number: totalNow }];
			yield [...numbers, letterAt(place), name ?? "", ...sent, terms, ...said, currency, ...totals, ...last];
		}
	}
}

/** Whether a link came as it was copied; a link from the address bar has no checksum that would show it. */
function intactInWords(intact: boolean | null): string {
	return intact === null ? "not said" : intact ? "yes" : "no";
}
