import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isPair, isScalar, parseDocument, type Scalar, visit, type YAMLMap } from "yaml";
import { factsFolder } from "#authoring/read-program.ts";
import { takeStep } from "#authoring/terms/step.ts";
import { publishVersion, startVersion } from "#authoring/terms/steps.ts";
import { percentRange } from "#program/format.ts";

/** The day on which the versions are announced. */
export const announcedOn = "2026-11-29";

// What names things, leads somewhere or is chosen from a list stays as it is; examples of the estimator (presets.yaml) do, too.
const fixed = new Set(
	"key slug number node counts paid to tier tiers models question website email portal figures by".split(" "),
);
const files = ["organisation", "tiers", "selection", "revenue", "process", "requirements", "agreement", "stories"];

/** A new version in which every fact is another. */
export interface AlteredTerms {
	version: string;
	effective: string;
	/** What stands for each altered fact wherever it is shown: figures and words that nothing else holds. */
	marks: readonly string[];
	/** The texts that it no longer has as they were: those that are too long to be in the guide's prose by chance. */
	former: readonly string[];
}

/** Where a version's own words and figures begin: they are counted up from there, and two versions have none in common. */
interface Begin {
	word: number;
	span: number;
	percent: number;
}

/**
 * Announces a version and publishes it: every text ends with a word of its own, and every figure is one that occurs nowhere else. A
 * text that is there twice keeps one wording, since answers repeat requirements word for word.
 */
export function announceAltered(root: string, version: string, effective: string, begin: Begin): AlteredTerms {
	takeStep(root, startVersion(root, version, effective, announcedOn));
	const next = { ...begin };
	const words = new Map<string, string>();
	const marks = new Set<string>();
	for (const name of files) {
		const file = join(root, factsFolder, `${name}.yaml`);
		const document = parseDocument(readFileSync(file, "utf8"));
		if (name === "organisation") alterFigures(document);
		visit(document, {
			Pair: (_, { key }) => (isScalar(key) && fixed.has(String(key.value)) ? visit.SKIP : undefined),
			Map: (_, map) => (alterRange(map, name === "tiers" || name === "revenue") ? visit.SKIP : undefined),
			Scalar: (place, scalar, path) => {
				const isRate = isPair(path.at(-1)) && scalar.value === "by tier";
				if (place !== "key" && !isRate) alterScalar(scalar);
			},
		});
		writeFileSync(file, document.toString());
	}
	takeStep(root, publishVersion(root, announcedOn));
	const former = [...words.keys()].filter((text) => text.length > 35 && !text.includes("{"));
	return { version, effective, marks: [...marks], former };

	function alterScalar(scalar: Scalar): void {
		const { value } = scalar;
		if (typeof value === "number") {
			// An amount in millions stays one: it would else be written in another form.
			const other = next.word++ + (value >= 1_000_000 ? value : 0);
			scalar.value = other;
			marks.add(other.toLocaleString("en-US"));
		}
		if (typeof value !== "string") return;
		const word = words.get(value) ?? `amended${next.word++}`;
		words.set(value, word);
		marks.add(word);
		scalar.value = `${value.replace(/ \(amended\d+\)$/, "")} (${word})`;
	}

	function alterRange(map: YAMLMap, isPercent: boolean): boolean {
		if (typeof map.get("low") !== "number") return false;
		const [low, high] = isPercent ? [next.percent + 0.17, next.percent + 20.83] : [next.span, next.span + 1];
		next.percent += isPercent ? 2 : 0;
		next.span += isPercent ? 0 : 3;
		map.set("low", low);
		map.set("high", high);
		marks.add(isPercent ? percentRange({ low, high }) : `${low}–${high}`);
		return true;
	}

	function alterFigures(document: Document): void {
		const figures = document.get("figures");
		if (!isMap(figures)) throw new Error("The organisation has figures.");
		for (const { key } of figures.items) {
			const isPercent = String(key) === "corePercentComplete";
			const value = isPercent ? next.percent : next.word;
			next.word += 1;
			figures.set(key, value);
			marks.add(isPercent ? `${value}%` : value.toLocaleString("en-US"));
		}
	}
}
