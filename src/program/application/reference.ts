// A reference is "MP-" and eight characters of Crockford's base 32 in two groups: seven of chance, then a check character.

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const chanceLength = 7;

/** How many random bytes `referenceFrom` takes: 35 of their bits are used. */
export const referenceBytes = chanceLength;

/** The reference that the bytes (at least seven, the low five bits of each) encode: "MP-7K3F-9QX2". */
export function referenceFrom(bytes: Uint8Array): string {
	const chance = Array.from(bytes.subarray(0, chanceLength), (byte) => byte & 31);
	if (chance.length < chanceLength) throw new RangeError(`A reference needs ${chanceLength} bytes.`);
	const text = [...chance, checkDigit(chance)].map((digit) => alphabet.charAt(digit)).join("");
	return `MP-${text.slice(0, 4)}-${text.slice(4)}`;
}

/**
 * The reference as it was given out, from what a person typed: any case, hyphens and spaces free, O read as 0 and I and L as 1
 * (Crockford's rules); null when it is none, or when a character was mistyped or two neighbors were swapped.
 */
export function parseReference(typed: string): string | null {
	const compact = typed.toUpperCase().replace(/[\s-]/g, "");
	const match = /^MP([0-9A-Z]{8})$/.exec(compact);
	if (!match?.[1]) return null;
	const digits = Array.from(match[1].replaceAll("O", "0").replace(/[IL]/g, "1"), (char) => alphabet.indexOf(char));
	const chance = digits.slice(0, chanceLength);
	if (digits.includes(-1) || checkDigit(chance) !== digits[chanceLength]) return null;
	return referenceFrom(Uint8Array.from(chance));
}

/**
 * A digit that gives away every single wrong character and every swap of neighbors: the others as a polynomial over
 * GF(32), at the generator. (Crockford's own modulus 37 needs five characters outside the alphabet.) The constant makes a row
 * of zeros none, and the contract's example one.
 */
function checkDigit(digits: readonly number[]): number {
	return digits.reduce((sum, digit) => timesGenerator(sum ^ digit), 0) ^ 1;
}

/** Multiplies an element of GF(2⁵) by x, modulo x⁵ + x² + 1. */
function timesGenerator(element: number): number {
	return ((element << 1) ^ (element & 16 ? 0b100101 : 0)) & 31;
}
