/**
 * The arithmetic of the contract once more, by other means: whole numbers with 200 decimals instead of the decimal library,
 * pieces one by one instead of counted. Slow, plain, and only for tests. Amounts are cents.
 */
export interface ReferenceRates {
	platform: readonly [low: number, high: number];
	others: Record<"implementation" | "referral" | "joint", readonly [low: number, high: number]>;
}

const one = 10n ** 200n;

function exact(text: string): bigint {
	const [, sign = "", whole = "0", decimals = ""] = /^(-?)(\d+)\.?(\d*)$/.exec(text) ?? [];
	const value = BigInt(whole) * one + BigInt(decimals.padEnd(200, "0"));
	return sign ? -value : value;
}

function percentOf(value: bigint, percent: bigint): bigint {
	return (value * percent) / one / 100n;
}

/** To the cent, half up. */
function cents(amount: bigint): bigint {
	return (amount * 1000n + 5n * one) / one / 10n;
}

/** The low, expected and high cents of each month, by model. */
export function referenceMonths(query: string, rates: ReferenceRates): Record<string, bigint[][]> {
	const parameters = new URLSearchParams(query);
	const value = (name: string, otherwise: string) => exact(parameters.get(name) ?? otherwise);
	const whole = (name: string, otherwise: string) => Number(parameters.get(name) ?? otherwise);
	const length = whole("months", "12");
	const months = Array.from({ length }, (_, at) => at);

	const bases = {
		platform: [] as bigint[],
		implementation: months.map(() => 0n),
		referral: months.map(() => 0n),
		joint: [] as bigint[],
	};
	let customers = value("pu.customers", "0");
	let joint = value("jg.revenue", "0");
	for (const _ of months) {
		bases.platform.push((customers * value("pu.revenue", "0")) / one);
		bases.joint.push(joint);
		customers = customers - percentOf(customers, value("pu.churn", "0")) + value("pu.new", "0");
		joint += percentOf(joint, value("jg.growth", "0"));
	}
	for (let year = 0; year < length / 12; year++) {
		for (let k = 1; k <= whole("im.projects", "0"); k++) {
			const completes = 1 + Math.floor(((k - 1) * 12) / whole("im.projects", "0")) + whole("im.duration", "3") - 1;
			const month = year * 12 + completes;
			if (month <= length)
				bases.implementation[month - 1] = (bases.implementation[month - 1] ?? 0n) + value("im.fee", "0");
		}
		for (let k = 1; k <= whole("rf.referrals", "0"); k++) {
			const month = year * 12 + 1 + Math.floor(((k - 1) * 12) / whole("rf.referrals", "0"));
			bases.referral[month - 1] = (bases.referral[month - 1] ?? 0n) + value("rf.value", "0");
		}
	}
	const paid = (model: keyof typeof bases, [low, high]: readonly [number, number], place: bigint) => {
		const [from, to] = [exact(String(low)), exact(String(high))];
		return bases[model].map((base) =>
			[from, from + percentOf(to - from, place), to].map((rate) => cents(percentOf(base, rate))),
		);
	};
	const position = value("position", "50");
	return {
		platform: paid("platform", rates.platform, position),
		implementation: paid("implementation", rates.others.implementation, position),
		referral: paid("referral", rates.others.referral, position),
		joint: paid("joint", rates.others.joint, value("jg.contribution", "50")),
	};
}
