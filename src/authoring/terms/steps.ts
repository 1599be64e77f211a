import { Document, parseDocument } from "yaml";
import { type ContentFiles, contentFiles, type Overrides } from "#authoring/content-files.ts";
import { addressesFile, readPublishedAddresses } from "#authoring/published-addresses.ts";
import { factsFolder, publishedFile, readAllTerms, readPublishedFigures } from "#authoring/read-program.ts";
import { isDay } from "#program/calendar-day.ts";
import type { Program } from "#program/facts/facts.ts";
import { moneyFigures } from "#program/facts/published-figures.ts";
import { byDay, byNumber, type DatedTerms } from "#program/facts/versions.ts";
import { unrecordedAddresses } from "#program/selection/published-addresses.ts";
import { refuse, type Step } from "./step.ts";

/** Keeps the newest terms in a folder of their version, and lets the files of content/program be the next. Throws `RefusedStep`. */
export function startVersion(root: string, version: string, effective: string, today: string): Step {
	const [current, ...others] = readAllTerms(root);
	const known = versionsOf([current, ...others]);
	if (!/^\d+\.\d+$/.test(version)) refuse({ kind: "no version", given: version });
	if (known.includes(version)) refuse({ kind: "version exists", given: version, known });
	const highest = known.toSorted(byNumber).at(-1) ?? "";
	if (byNumber(version, highest) < 0) refuse({ kind: "not higher", given: version, highest });
	if (!isDay(effective)) refuse({ kind: "no day", given: effective });
	if (effective <= current.terms.effective) refuse({ kind: "not later", given: effective, before: current.terms });
	if (effective < today) refuse({ kind: "begins in the past", given: effective, today });
	const files = contentFiles(root);
	const isPublished = current.terms.version in readPublishedFigures(root);
	const recorded = isPublished ? new Map<string, string>() : recordOf(current, files, today);
	const now = (file: string) => recorded.get(file) ?? files.read(file) ?? "";
	const kept = factFiles(files).map((file) => [inFolder(file, current.terms.version), now(file)] as const);
	const termsFile = `${factsFolder}/terms.yaml`;
	const next = edited(now(termsFile), (terms) => {
		terms.set("version", version);
		terms.set("effective", effective);
		terms.delete("announced");
	});
	return {
		done: { kind: "started", version, kept: current.terms.version, isRecorded: !isPublished },
		files: new Map([...recorded, ...kept, [termsFile, next]]),
	};
}

/** Records the figures of the newest terms, so that a later change of them is refused, and the tier finder's addresses. */
export function publishVersion(root: string, today: string): Step {
	const [current] = readAllTerms(root);
	return {
		done: { kind: "published", version: current.terms.version },
		files: recordOf(current, contentFiles(root), today),
	};
}

/** Lets announced terms begin on another day. Throws `RefusedStep` for terms that have begun, and for a day out of their order. */
export function postponeVersion(root: string, version: string, effective: string, today: string): Step {
	const all = readAllTerms(root);
	const { terms } = announcedVersion(all, version, today);
	if (!isDay(effective)) refuse({ kind: "no day", given: effective });
	if (effective <= today) refuse({ kind: "in the past", given: effective, today });
	const others = datedTerms(all).filter((other) => other.version !== version);
	const before = others.findLast((other) => byDay(other, terms) < 0);
	const after = others.find((other) => byDay(other, terms) > 0);
	if (before && effective <= before.effective) refuse({ kind: "not later", given: effective, before });
	if (after && effective >= after.effective) refuse({ kind: "not earlier", given: effective, after });
	return {
		done: { kind: "postponed", version, from: terms.effective, to: effective },
		files: termsWith(root, version, (document) => document.set("effective", effective)),
	};
}

/**
 * Takes announced terms back before their day. Links may name terms that were published: they stay, with the terms that take their
 * place. In content/program are then the newest terms that are left. Throws `RefusedStep`.
 */
export function withdrawVersion(root: string, version: string, standIn: string | null, today: string): Step {
	const all = readAllTerms(root);
	announcedVersion(all, version, today);
	const dependent = all.find(({ terms }) => terms.standIn === version);
	if (dependent) refuse({ kind: "stands in", version, for: dependent.terms.version });
	const left = datedTerms(all).filter((other) => other.version !== version);
	const isPublished = version in readPublishedFigures(root);
	if (isPublished && standIn === null) refuse({ kind: "needs a stand-in", version });
	if (standIn !== null && !left.some((other) => other.version === standIn)) {
		refuse({ kind: "no stand-in", given: standIn, known: left.map((other) => other.version) });
	}
	const marked = isPublished
		? termsWith(root, version, (document) => document.set("standIn", standIn))
		: new Map<string, string>();
	const done = { kind: "withdrawn", version, standIn: isPublished ? standIn : null } as const;
	const files = contentFiles(root, marked);
	const [newest] = all;
	if (newest.terms.version !== version) {
		return { done, files: isPublished ? marked : takenAway(files, version) };
	}
	const former = left.at(-1);
	if (!former) throw new Error("Announced terms have earlier ones before them.");
	const kept = isPublished
		? factFiles(files).map((file) => [inFolder(file, version), files.read(file) ?? ""] as const)
		: [];
	const restored = factFiles(files, former.version).map(
		(file) => [`${factsFolder}/${nameOf(file)}`, files.read(file) ?? ""] as const,
	);
	return { done, files: new Map([...kept, ...restored, ...takenAway(files, former.version)]) };
}

function versionsOf(all: readonly Program[]): string[] {
	return all.map(({ terms }) => terms.version);
}

/** The terms that hold, held or will hold, the earliest first. */
function datedTerms(all: readonly Program[]): DatedTerms[] {
	return all
		.map(({ terms }) => terms)
		.filter(({ standIn }) => standIn === undefined)
		.toSorted(byDay);
}

/** A version that has not begun. */
function announcedVersion(all: readonly Program[], version: string, today: string): Program {
	const found = all.find(({ terms }) => terms.version === version);
	if (!found) return refuse({ kind: "unknown version", given: version, known: versionsOf(all) });
	const { effective, standIn } = found.terms;
	if (standIn !== undefined) refuse({ kind: "withdrawn already", version });
	if (effective <= today) refuse({ kind: "begun", version, effective });
	return found;
}

/** The record of published figures and of addresses with those of a version, and the day on which it was announced. */
function recordOf(program: Program, files: ContentFiles, today: string): Map<string, string> {
	const { version, announced } = program.terms;
	const figures = edited(files.read(publishedFile) ?? "", (record) =>
		record.set(version, new Document(moneyFigures(program)).contents),
	);
	const missing = unrecordedAddresses(program.selection, readPublishedAddresses(files.root));
	const addresses = edited(files.read(addressesFile) ?? "", (record) => {
		for (const [path, meaning] of Object.entries(missing)) record.set(path, meaning);
	});
	const isFirst = !(version in readPublishedFigures(files.root)) && announced === undefined;
	const termsFile = `${factsFolder}/terms.yaml`;
	const terms = edited(files.read(termsFile) ?? "", (document) => document.set("announced", today));
	return new Map([
		[publishedFile, figures],
		...(Object.keys(missing).length > 0 ? [[addressesFile, addresses] as const] : []),
		...(isFirst ? [[termsFile, terms] as const] : []),
	]);
}

function edited(text: string, change: (document: Document.Parsed) => void): string {
	const document = parseDocument(text);
	change(document);
	return document.toString();
}

/** The file of a version's terms, changed. */
function termsWith(root: string, version: string, change: (document: Document.Parsed) => void): Map<string, string> {
	const [newest] = readAllTerms(root);
	const file = `${factsFolder}/${newest.terms.version === version ? "" : `${version}/`}terms.yaml`;
	return new Map([[file, edited(contentFiles(root).read(file) ?? "", change)]]);
}

/** The files of the newest terms, or of those that have a folder. */
function factFiles(files: ContentFiles, version = ""): string[] {
	const folder = version ? `${factsFolder}/${version}` : factsFolder;
	return files
		.list(folder)
		.filter((file) => file.endsWith(".yaml") && !nameOf(file, folder).includes("/") && file !== publishedFile);
}

function takenAway(files: ContentFiles, version: string): Overrides {
	return new Map(factFiles(files, version).map((file) => [file, null]));
}

function inFolder(file: string, version: string): string {
	return `${factsFolder}/${version}/${nameOf(file)}`;
}

function nameOf(file: string, folder = file.slice(0, file.lastIndexOf("/"))): string {
	return file.slice(folder.length + 1);
}
