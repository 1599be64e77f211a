import { modelKeys } from "#program/models/models.ts";
import { plainAmount } from "#program/money.ts";
import { scenarioLetters } from "./link/link-names.ts";
import { bounds, type RangeEstimate, type Schedule } from "./schedule.ts";

const columns = [...modelKeys, "total"] as const;

/** The schedules of up to three scenarios as CSV (RFC 4180: CRLF, two decimals, no currency sign), a row a month and a total each. */
export function scheduleCsv(schedules: readonly Schedule[]): string {
	const header = [
		"scenario",
		"month",
		"period",
		...columns.flatMap((column) => bounds.map((bound) => `${column}_${bound}`)),
	];
	const rows = scenarioLetters.flatMap((scenario, at) => {
		const schedule = schedules[at];
		if (!schedule) return [];
		return [
			...schedule.months.map(({ month, period, payments, total }) => [
				scenario,
				String(month),
				period ?? "",
				...modelKeys.flatMap((model) => amounts(payments[model])),
				...amounts(total),
			]),
			[
				scenario,
				"total",
				"",
				...modelKeys.flatMap((model) => amounts(schedule.byModel[model])),
				...amounts(schedule.total),
			],
		];
	});
	return [header, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

function amounts(triple: RangeEstimate): string[] {
	return bounds.map((bound) => plainAmount(triple[bound]));
}
