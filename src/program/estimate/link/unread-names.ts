import { parameterNames } from "#program/estimate/scenario.ts";
import { anyOwnName, scenarioLetters } from "./link-names.ts";

// What of a link looks like a parameter of ours and could not be read as one.

/** Blanks, line breaks, controls and marks that nobody sees. */
export const blank = /[\s\p{Cc}]/gu;
export const unseen = /\p{Cf}|\p{Variation_Selector}|[\u115f\u1160\u3164\uffa0]/gu;

/** A text decoded once more; null where it cannot be. */
export function safelyDecoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

/** Whether what comes first is the end of a parameter of ours: of its name, or of a number. */
export function endsAsOwn(name: string, value: string): boolean {
	if (name === "" || value === "") return name === "" || /^[\d.]+$/.test(name);
	return name.length >= 3 && parameterNames.some((own) => own !== name && own.endsWith(name));
}

const ownWithin = new RegExp(`(?:^|[&;?]|amp;?)(?:${anyOwnName})=`, "gi");

/** Whether parameters of ours are within a name or a value that is none: something kept them from being parted. */
export function holdsOwn(name: string, value: string): boolean {
	const text = `${name}=${value}`;
	const plain = (safelyDecoded(text) ?? text).replace(blank, "").replace(unseen, "");
	const found = plain.match(ownWithin) ?? [];
	return found.length > 1 || (found.length === 1 && name.includes("="));
}

/** The two parts of the names of models' parameters. */
const modelNames = parameterNames.filter((name) => name.includes(".")).map((name) => name.split("."));

/** Whether a name that is none of ours was one: a part of it is that of a model's, it begins as one does, or the link ends within it. */
export function looksOwn(name: string, isCut: boolean): boolean {
	const [model = "", rest] = plainName(name).split(".");
	if (rest !== undefined && modelNames.some(([ours, input]) => model === ours || rest === input)) return true;
	const letters = lettersOf(name);
	if (letters.length < 3) return false;
	return parameterNames.some((own) => {
		const meant = lettersOf(own);
		return (own.includes(".") && letters.slice(0, 5) === meant.slice(0, 5)) || (isCut && meant.startsWith(letters));
	});
}

/** Whether a name was one of ours, in a link that has others: there, less is needed to tell. */
export function looksOwnBesideOwn(name: string, isCut: boolean): boolean {
	return isShortened(name) || isWrittenOtherwise(name) || (isCut && isBeginning(name));
}

/** Whether a name was left out in part: programs that show a long address write dots there, and some copy what they show. */
function isShortened(name: string): boolean {
	return /\u2026|\.{2}/.test(name);
}

/** Whether a name is that of an input that figures depend on, in other letters or among signs. */
function isWrittenOtherwise(name: string): boolean {
	const plain = plainName(name).replace(/[^\w.]/g, "");
	return plain !== "name" && parameterNames.some((own) => own === plain);
}

/** Whether a name is the beginning of one of ours; a single letter is more likely somebody else's. */
function isBeginning(name: string): boolean {
	return /^[bc]\.$/.test(name) || (name.length > 1 && parameterNames.some((own) => own.startsWith(plainName(name))));
}

const scenarioPrefix = new RegExp(`^[${scenarioLetters.join("")}][._]`);

/** The letters of a name. */
function lettersOf(name: string): string {
	return plainName(name).replace(/[^a-z]/g, "");
}

/** A name in small letters, without the part that names its scenario. */
function plainName(name: string): string {
	return name.normalize("NFKC").toLowerCase().replace(scenarioPrefix, "");
}
