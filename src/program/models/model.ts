import type { Decimal } from "#program/money.ts";
import type { Law } from "./law.ts";
import type { Quantity } from "./parameter.ts";

/** A revenue model: what its figures, its workings, its rules in prose and its formulas are made from. */
export interface Model<Switch extends string, Input extends string> {
	/** The parameter whose presence means that the model takes part. Its number is what the law begins with. */
	switch: Switch;
	/** How what is counted comes about month by month. */
	law: Law<Input>;
	/** What one of what is counted brings; null where what is counted is revenue, which the share is taken of as it is. */
	price: Input | null;
	/** The parameter that places the expected rate in its range. */
	expectedAt: Input | "position";
	/** What a payment follows, in sentences for people. */
	rule: string;
}

/** A model's parameters, the one that switches it on first. */
type Parameters = Record<string, Quantity | Quantity<Decimal | null>>;

/** The names of parameters that may be absent, and of those that always have a number. */
export type SwitchIn<Of extends Parameters> = {
	[Name in keyof Of & string]: null extends Of[Name]["default"] ? Name : never;
}[keyof Of & string];
export type InputIn<Of extends Parameters> = Exclude<keyof Of & string, SwitchIn<Of>>;

/** A model with its parameters; no others can be named in it. */
export function defineModel<Of extends Parameters>(parameters: Of, model: Model<SwitchIn<Of>, InputIn<Of>>) {
	return { ...model, parameters };
}
