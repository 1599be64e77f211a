import { plainAmount } from "#program/money.ts";
import { scenarioLetters } from "./link/link-names.ts";
import { modelsTogether } from "./models-of-terms.ts";
import { bounds, type RangeEstimate, type Schedule } from "./schedule.ts";

/**
 * The schedules of up to three scenarios as CSV (RFC 4180: CRLF, two decimals, no currency sign), a row a month and a total each.
 * A model has columns where the terms of any of them have it, so that what was sent has the same columns whatever models come later.
 */
export function scheduleCsv(schedules: readonly Schedule[]): string {
	const models = modelsTogether(schedules).map(({ key }) => key);
	const header = [
		"scenario",
		"month",
		"period",
		...[...models, "total"].flatMap((column) => bounds.map((bound) => `${column}_${bound}`)),
	];
	const rows = scenarioLetters.flatMap((scenario, at) => {
		const schedule = schedules[at];
		if (!schedule) return [];
		return [
			...schedule.months.map(({ month, period, payments, total }) => [
				scenario,
				String(month),
				period ?? "",
				...models.flatMap((model) => amounts(payments[model])),
				...amounts(total),
			]),
			[
				scenario,
				"total",
				"",
				...models.flatMap((model) => amounts(schedule.byModel[model])),
				...amounts(schedule.total),
			],
		];
	});
	return [header, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

function amounts(triple: RangeEstimate): string[] {
	return bounds.map((bound) => plainAmount(triple[bound]));
}
