import type { RichText } from "#browser/copy.ts";
import { escapeHtml } from "#program/escape-html.ts";
import { bounds, type RangeEstimate } from "#program/estimate/schedule.ts";
import { plainAmount } from "#program/money.ts";
import { spreadsheetText } from "#program/spreadsheet-text.ts";
import { assumptionsOf, type Estimate, monthsTogether, termsInWords } from "#tools/estimator/words/assumptions.ts";

/** A message about the estimates: name, range, main assumptions, terms, link. */
export function estimateMessage(estimates: readonly Estimate[], link: string): RichText {
	const terms = termsInWords(estimates);
	const parts = estimates.map((estimate) => {
		const { low, expected, high } = estimate.schedule.total;
		const months = `over ${estimate.schedule.months.length} months, between ${estimate.say(low)} and ${estimate.say(high)}`;
		return { ...estimate, expected: estimate.say(expected), months, assumptions: assumptionsOf(estimate) };
	});
	return {
		text: [
			...parts.map(({ title, expected, months, assumptions }) =>
				[
					`${title}: ${expected} expected ${months}.`,
					...assumptions.map(({ label, text }) => `– ${label}: ${text}`),
				].join("\n"),
			),
			`${terms}\n${link}`,
		].join("\n\n"),
		html: [
			...parts.map(({ title, expected, months, assumptions }) => {
				const items = assumptions.map(({ label, text }) => `<li>${escapeHtml(label)}: ${escapeHtml(text)}</li>`);
				return `<p><strong>${escapeHtml(title)}</strong>: <strong>${escapeHtml(expected)}</strong> expected ${escapeHtml(months)}.</p><ul>${items.join("")}</ul>`;
			}),
			`<p>${escapeHtml(terms)}<br><a href="${escapeHtml(link)}">Open this estimate</a></p>`,
		].join(""),
	};
}

/** The months of estimates as a table for a spreadsheet (tabs) or a document (HTML): numbers without separators or signs. */
export function monthsTable(estimates: readonly Estimate[]): RichText {
	const rows = [
		["Month", ...estimates.flatMap(({ title }) => bounds.map((bound) => `${title}, ${bound}`))],
		...monthsOf(estimates),
		["Total", ...estimates.flatMap(({ schedule: { total } }) => amounts(total))],
	];
	const cells = (row: readonly string[], tag: "td" | "th") =>
		row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join("");
	const [head = [], ...body] = rows;
	return {
		text: rows.map((row) => row.map(asCell).join("\t")).join("\n"),
		html: `<table><thead><tr>${cells(head, "th")}</tr></thead><tbody>${body.map((row) => `<tr>${cells(row, "td")}</tr>`).join("")}</tbody></table>`,
	};
}

function monthsOf(estimates: readonly Estimate[]): string[][] {
	return monthsTogether(estimates).map(({ month, period }, at) => {
		const totals = estimates.map(({ schedule }) => schedule.months[at]?.total);
		return [period ?? String(month), ...totals.flatMap((total) => (total ? amounts(total) : ["", "", ""]))];
	});
}

function amounts(triple: RangeEstimate): string[] {
	return bounds.map((bound) => plainAmount(triple[bound]));
}

/** A cell of tab-separated text. */
function asCell(text: string): string {
	return spreadsheetText(text.replace(/[\t\r\n]/g, " "));
}
