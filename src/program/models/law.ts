import { type Decimal, decimal } from "#program/money.ts";

export type Sign = "+" | "−" | "×" | "÷";

/** In an expression: the value of the month before. */
export const before: unique symbol = Symbol("before");

/** What an expression is made of: an input by its name, the value of the month before, a number. */
export type Operand<Name extends string> = Name | typeof before | number;

/** Arithmetic as data: an operand, or two expressions with a sign between them. */
export type Expression<Name extends string> =
	| Operand<Name>
	| readonly [left: Expression<Name>, sign: Sign, right: Expression<Name>];

/** The value of the first month, and what each month makes of the one before; nothing is rounded. */
export interface Recurrence<Name extends string> {
	kind: "recurrence";
	/** What the rules in prose call it: "customers". */
	symbol: string;
	next: Expression<Name>;
}

/** So many pieces a year, begun at even distances: the k-th in month 1 + floor((k − 1) × 12 ÷ so many) of its year. */
export interface Spread<Name extends string> {
	kind: "spread";
	/** How many months a piece takes, the one in which it begins included; null where it counts when it begins. */
	duration: Name | null;
	/** What the rules in prose call them: "the projects that complete in month m", "project", "starts". */
	counted: string;
	one: string;
	begins: string;
}

/** How what is counted of a revenue model comes about month by month. */
export type Law<Name extends string> = Recurrence<Name> | Spread<Name>;

/** The number that an input has. */
export type Read<Name extends string> = (name: Name) => Decimal;

/** What a law counts month by month, and how many pieces begin within these months and complete after them. */
export interface Counted {
	months: Decimal[];
	unfinished: number;
}

/** What a law counts in some months; `switched` is the number that switches the model on. */
export function counted<Name extends string>(
	law: Law<Name>,
	switched: Decimal,
	length: number,
	read: Read<Name>,
): Counted {
	if (law.kind === "spread") {
		const later = law.duration === null ? 0 : read(law.duration).toNumber() - 1;
		const begun = begunIn(switched, length);
		const completed = begun.map((_, at) => begun[at - later] ?? 0);
		const total = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
		return { months: completed.map(decimal), unfinished: total(begun) - total(completed) };
	}
	const months = [switched];
	for (let last = switched; months.length < length; months.push(last)) last = evaluated(law.next, last, read);
	return { months, unfinished: 0 };
}

/**
 * How many of `count` a year begin in each month. The k-th begins in month 1 + floor((k − 1) × 12 ÷ count) of its year, so
 * ceil(m × count ÷ 12) have begun by the end of month m.
 */
function begunIn(count: Decimal, length: number): number[] {
	const begun = (months: number) => Math.ceil((months * count.toNumber()) / 12);
	return Array.from({ length }, (_, at) => begun((at % 12) + 1) - begun(at % 12));
}

/** The number that an expression comes to, `last` being the value of the month before. */
function evaluated<Name extends string>(expression: Expression<Name>, last: Decimal, read: Read<Name>): Decimal {
	if (typeof expression === "symbol") return last;
	if (typeof expression === "number") return decimal(expression);
	if (typeof expression === "string") return read(expression);
	const [left, sign, right] = expression;
	return operations[sign](evaluated(left, last, read), evaluated(right, last, read));
}

const operations: Record<Sign, (left: Decimal, right: Decimal) => Decimal> = {
	"+": (left, right) => left.plus(right),
	"−": (left, right) => left.minus(right),
	"×": (left, right) => left.times(right),
	"÷": (left, right) => left.div(right),
};

/** An expression in writing: `operand` writes what it is made of, `sign` the sign between two parts. */
export function written<Name extends string>(
	expression: Expression<Name>,
	operand: (of: Operand<Name>) => string,
	sign: (of: Sign) => string = (of) => ` ${of} `,
): string {
	if (typeof expression !== "object") return operand(expression);
	const [left, between, right] = expression;
	const part = (of: Expression<Name>, isBound: boolean) => {
		const text = written(of, operand, sign);
		return isBound ? `(${text})` : text;
	};
	const isProduct = between === "×" || between === "÷";
	const bindsLess = (of: Expression<Name>) => typeof of === "object" && isProduct && (of[1] === "+" || of[1] === "−");
	return `${part(left, bindsLess(left))}${sign(between)}${part(right, bindsLess(right))}`;
}
