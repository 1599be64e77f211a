import { modelKeys } from "./keys.ts";
import { plainAmount } from "./money.ts";
import type { Schedule, Triple } from "./schedule.ts";

const columns = [...modelKeys, "total"] as const;

/** The schedules of up to three scenarios as CSV (RFC 4180: CRLF, two decimals, no currency sign), a row a month and a total each. */
export function scheduleCsv(schedules: readonly Schedule[]): string {
	const header = [
		"scenario",
		"month",
		"period",
		...columns.flatMap((column) => ["low", "expected", "high"].map((end) => `${column}_${end}`)),
	];
	const rows = schedules.flatMap((schedule, at) => {
		const scenario = "abc".charAt(at);
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

function amounts({ low, expected, high }: Triple): string[] {
	return [low, expected, high].map(plainAmount);
}
