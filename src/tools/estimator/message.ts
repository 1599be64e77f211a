import { assumptionsOf, type Estimate, termsInWords } from "./assumptions.ts";

/** A text for the clipboard: plain, and the same as HTML for who pastes it where letters can be bold. */
export interface Copied {
	text: string;
	html: string;
}

/** A message about the estimates: name, range, main assumptions, terms, link. */
export function estimateMessage(estimates: readonly Estimate[], link: string): Copied {
	const terms = [...new Set(estimates.map(termsInWords))];
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
			[...terms, link].join("\n"),
		].join("\n\n"),
		html: [
			...parts.map(({ title, expected, months, assumptions }) => {
				const items = assumptions.map(({ label, text }) => `<li>${escaped(label)}: ${escaped(text)}</li>`);
				return `<p><strong>${escaped(title)}</strong>: <strong>${escaped(expected)}</strong> expected ${escaped(months)}.</p><ul>${items.join("")}</ul>`;
			}),
			`<p>${terms.map(escaped).join("<br>")}<br><a href="${escaped(link)}">Open this estimate</a></p>`,
		].join(""),
	};
}

/** Text as HTML: a name with markup stays a name. */
function escaped(text: string): string {
	const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** The months of estimates as a table for a spreadsheet (tabs) or a document (HTML): numbers without separators or signs. */
export function monthsTable(estimates: readonly Estimate[]): Copied {
	const rows = [
		["Month", ...estimates.flatMap(({ title }) => ["low", "expected", "high"].map((end) => `${title}, ${end}`))],
		...monthsOf(estimates),
		["Total", ...estimates.flatMap(({ schedule: { total } }) => ends(total))],
	];
	const cells = (row: readonly string[], tag: "td" | "th") =>
		row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("");
	const [head = [], ...body] = rows;
	return {
		text: rows.map((row) => row.map(asCell).join("\t")).join("\n"),
		html: `<table><thead><tr>${cells(head, "th")}</tr></thead><tbody>${body.map((row) => `<tr>${cells(row, "td")}</tr>`).join("")}</tbody></table>`,
	};
}

function monthsOf(estimates: readonly Estimate[]): string[][] {
	const longest = Math.max(...estimates.map(({ schedule }) => schedule.months.length));
	return Array.from({ length: longest }, (_, at) => {
		const months = estimates.map(({ schedule }) => schedule.months[at]);
		// Scenarios that begin in different months share the number of the month only.
		const periods = new Set(months.flatMap((month) => month?.period ?? []));
		const [period] = periods;
		return [
			periods.size === 1 && period ? period : String(at + 1),
			...months.flatMap((month) => (month ? ends(month.total) : ["", "", ""])),
		];
	});
}

function ends({ low, expected, high }: Estimate["schedule"]["total"]): string[] {
	return [low, expected, high].map((amount) => amount.toFixed(2));
}

/** A cell of tab-separated text; one that a spreadsheet would compute is kept a text (CWE-1236). */
function asCell(text: string): string {
	const line = text.replace(/[\t\r\n]/g, " ");
	return /^[=+\-@]/.test(line) && !/^-?[\d.]+$/.test(line) ? `'${line}` : line;
}
