import { type NumberSigns, readNumber } from "#program/estimate/number-input.ts";
import { type NumericName, parameters } from "#program/estimate/scenario.ts";
import type { Decimal } from "#program/money.ts";

/** The numbers, one or two, that a text may be of which a sign can be read as one between thousands or before decimals. */
export interface Doubt {
	meant: readonly Decimal[];
}

/** "123,45" is what is left of 123,456 and not 123.45; where that makes no sense it is read as if it had been typed anew. */
export function readEdited(name: NumericName, text: string, isEdit: boolean, signs: NumberSigns) {
	const anew = readTyped(name, text, signs);
	if (!isEdit) return anew;
	const edited = readTyped(name, text.replaceAll(signs.group, ""), signs);
	return "problem" in edited ? anew : edited;
}

/** The value that a text is, or what is to be done about it. */
function readTyped(
	name: NumericName,
	text: string,
	signs: NumberSigns,
): { value: Decimal } | { problem: string | Doubt } {
	const { label, parse, says } = parameters[name];
	if (text.trim() === "") return { problem: `Enter ${says}.` };
	const number = readNumber(text, signs);
	if ("problem" in number) return { problem: `${number.problem}.` };
	const readings = "readings" in number ? number.readings : [number.value];
	const meant = readings.flatMap((plain) => parse(plain) ?? []);
	const [value] = meant;
	if (value === undefined) return { problem: `${label} must be ${says}.` };
	return "readings" in number ? { problem: { meant } } : { value };
}
