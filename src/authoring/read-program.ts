import { parametersUnder } from "#program/estimate/models-of-terms.ts";
import { isParameterName, parameterNames, parameters } from "#program/estimate/scenario.ts";
import { completeTexts } from "#program/facts/complete-texts.ts";
import { type Program, programSchema } from "#program/facts/facts.ts";
import { tierKeys } from "#program/facts/keys.ts";
import { changedFigures, type PublishedFigures, publishedFiguresSchema } from "#program/facts/published-figures.ts";
import { byNumber, type DatedTerms, type DaySettings, programDay, programsOn } from "#program/facts/versions.ts";
import { UnknownPlaceholder } from "#program/format.ts";
import { faultsOf, unknownRequirements } from "#program/selection/selection-faults.ts";
import { type ContentFiles, contentFiles, type Overrides } from "./content-files.ts";
import { ContentError } from "./faults/content-error.ts";
import { type Fault, faultOfFile, type Path, type Place } from "./faults/fault.ts";
import type { Problem } from "./faults/problems.ts";
import { placeIn, readYaml } from "./yaml/read-yaml.ts";

/** Folder of the facts of the newest terms, seen from the project's root. */
export const factsFolder = "content/program";

/** Where the figures of published versions are recorded, seen from the project's root. */
export const publishedFile = `${factsFolder}/published.yaml`;

/** The terms in force on the day that counts: `PROGRAM_DATE`, else today in `PROGRAM_TIME_ZONE`. Throws `ContentError`, or a sentence while none are. */
export function readTermsInForce(root: string, settings: DaySettings = process.env, now = new Date()): Program {
	return programsOn(readAllTerms(root), programDay(settings, now)).inForce;
}

/**
 * All versions of the facts, the newest first: content/program holds it. Earlier ones are in folders named after their version.
 * Throws `ContentError`.
 */
export function readAllTerms(root: string, overrides?: Overrides): [Program, ...Program[]] {
	return allTermsOf(contentFiles(root, overrides));
}

const known = new WeakMap<ContentFiles, [Program, ...Program[]]>();

/** The same of files that are looked at by several checks: they are read once. */
export function allTermsOf(files: ContentFiles): [Program, ...Program[]] {
	const all = known.get(files) ?? readTerms(files);
	known.set(files, all);
	return all;
}

/** The last reading, which counts while the files say the same: a build asks for it in many places. */
let lastReading: { texts: string; all: [Program, ...Program[]] } | null = null;

function readTerms(files: ContentFiles): [Program, ...Program[]] {
	const texts = JSON.stringify(files.list(factsFolder).map((file) => [file, files.read(file)]));
	if (lastReading?.texts !== texts) lastReading = { texts, all: readFolders(files) };
	return lastReading.all;
}

function readFolders(files: ContentFiles): [Program, ...Program[]] {
	const kept = keptVersions(files);
	const all: [Program, ...Program[]] = [
		readFolder(files, factsFolder),
		...kept.map((version) => readFolder(files, `${factsFolder}/${version}`)),
	];
	const published = readRecord(files);
	const faults = [
		...all.flatMap((program, at) => figureFaults(program, folderOf(kept, at), published, files)),
		...orderFaults(
			all.map(({ terms }) => terms),
			kept,
			files,
		),
		...versionFaults(
			all.map(({ terms }) => terms.version),
			kept,
			Object.keys(published),
			files,
		),
	];
	if (faults.length > 0) throw new ContentError(faults);
	return all;
}

/** Reads one folder of facts. Throws `ContentError` with every fault of every file. */
export function readProgram(root: string, folder: string, overrides?: Overrides): Program {
	return readFolder(contentFiles(root, overrides), folder);
}

/** The figures of every version that was published. Throws `ContentError` when the record cannot be read. */
export function readPublishedFigures(root: string, overrides?: Overrides): PublishedFigures {
	return readRecord(contentFiles(root, overrides));
}

/** The versions that have a folder, the newest first. */
function keptVersions(files: ContentFiles): string[] {
	const folders = files.list(factsFolder).flatMap((file) => {
		const [folder = "", ...rest] = file.slice(factsFolder.length + 1).split("/");
		return rest.length > 0 ? [folder] : [];
	});
	return [...new Set(folders)].sort(byNumber).toReversed();
}

function folderOf(kept: readonly string[], at: number): string {
	return at === 0 ? factsFolder : `${factsFolder}/${kept[at - 1]}`;
}

function figureFaults(program: Program, folder: string, published: PublishedFigures, files: ContentFiles): Fault[] {
	const { version } = program.terms;
	return changedFigures(program, published).map((change) => {
		const file = change.at ? `${folder}/${change.at.file}.yaml` : publishedFile;
		const path = change.at?.path ?? [version, change.name];
		return { file, ...placeOf(files, file, path), problem: { kind: "published figure", version, ...change } };
	});
}

/** Versions that do not begin after all earlier ones: the day could not decide between them. */
function orderFaults(newestFirst: readonly DatedTerms[], kept: readonly string[], files: ContentFiles): Fault[] {
	const dated = newestFirst.filter(({ standIn }) => standIn === undefined);
	return dated.flatMap((terms, at): Fault[] => {
		const earlier = dated[at + 1];
		if (!earlier || terms.effective > earlier.effective) return [];
		const file = `${folderOf(kept, newestFirst.indexOf(terms))}/terms.yaml`;
		const { version, effective } = terms;
		const before = { version: earlier.version, effective: earlier.effective };
		const problem = { kind: "terms out of order", version, effective, earlier: before } as const;
		return [{ file, ...placeOf(files, file, ["effective"]), problem }];
	});
}

/** Versions that are stored in a folder of another name, and published ones that are gone: links name them. */
function versionFaults(
	versions: readonly string[],
	kept: readonly string[],
	published: readonly string[],
	files: ContentFiles,
): Fault[] {
	const atVersion = (file: string) => ({ file, ...placeOf(files, file, ["version"]) });
	return [
		...kept.flatMap((folder, at): Fault[] => {
			const version = versions[at + 1] ?? "";
			if (version === folder) return [];
			const place = atVersion(`${factsFolder}/${folder}/terms.yaml`);
			return [{ ...place, problem: { kind: "folder of other terms", folder, version } }];
		}),
		...published
			.filter((version) => !versions.includes(version))
			.map((version): Fault => {
				const place = atVersion(`${factsFolder}/terms.yaml`);
				return { ...place, problem: { kind: "published terms gone", version } };
			}),
	];
}

/** Where a value of a file of facts is written. */
function placeOf(files: ContentFiles, file: string, path: Path): Place {
	return placeIn(files.read(file) ?? "", path);
}

function readRecord(files: ContentFiles): PublishedFigures {
	const text = files.read(publishedFile);
	if (text === null) throw new ContentError([faultOfFile(publishedFile, { kind: "file missing" })]);
	const { data, faults } = readYaml(text, publishedFile, publishedFiguresSchema);
	if (!data) throw new ContentError(faults);
	return data;
}

function readFolder(files: ContentFiles, folder: string): Program {
	const raw: Record<string, unknown> = {};
	const faults = Object.entries(programSchema.shape).flatMap(([name, schema]): readonly Fault[] => {
		const file = `${folder}/${name}.yaml`;
		const text = files.read(file);
		if (text === null) return [faultOfFile(file, { kind: "file missing" })];
		const result = readYaml(text, file, schema);
		raw[name] = result.data;
		return result.faults;
	});
	if (faults.length > 0) throw new ContentError(faults);
	const program = programSchema.parse(raw);
	const meant = [
		...graphFaults(program, files, folder),
		...modelFaults(program, files, folder),
		...presetFaults(program, files, folder),
	];
	if (meant.length > 0) throw new ContentError(meant);
	try {
		return completeTexts(program);
	} catch (error) {
		if (!(error instanceof UnknownPlaceholder)) throw error;
		const { at, text, written, known } = error.placeholder;
		const [name, ...path] = at;
		const file = `${folder}/${name}.yaml`;
		const problem = { kind: "unknown placeholder", text, written, known } as const;
		throw new ContentError([{ file, ...placeOf(files, file, path), problem }]);
	}
}

function graphFaults(program: Program, files: ContentFiles, folder: string): Fault[] {
	const file = `${folder}/selection.yaml`;
	const required = [
		...program.tiers.flatMap((tier) => tier.requirements),
		...program.requirements.groups.flatMap(({ items }) => items),
	];
	return [...faultsOf(program.selection, tierKeys), ...unknownRequirements(program.selection, required)].map(
		({ at, problem }) => ({ file, ...placeOf(files, file, at), problem }),
	);
}

/** Lines of tiers that name a revenue model which these terms do not have. */
function modelFaults({ tiers, revenue, terms: { version } }: Program, files: ContentFiles, folder: string): Fault[] {
	const file = `${folder}/tiers.yaml`;
	const known = revenue.map(({ key }) => key);
	return tiers.flatMap((tier, at) =>
		tier.revenue.flatMap(({ text, models }, line) =>
			models.flatMap((model, place): Fault[] => {
				if (known.includes(model)) return [];
				const problem = { kind: "model not in terms", model, version, line: text, tier: tier.name, known } as const;
				return [{ file, ...placeOf(files, file, [at, "revenue", line, "models", place]), problem }];
			}),
		),
	);
}

/** Parameters of presets that a link does not know, that are of a model which these terms do not have, or whose value it would refuse. */
function presetFaults({ presets, revenue, terms: { version } }: Program, files: ContentFiles, folder: string): Fault[] {
	const file = `${folder}/presets.yaml`;
	const counting = parametersUnder({ models: revenue });
	return presets.flatMap(({ name, parameters: given }, at) =>
		Object.entries(given).flatMap(([parameter, value]): Fault[] => {
			const refused = (problem: Problem) => [{ file, ...placeOf(files, file, [at, "parameters", parameter]), problem }];
			if (!isParameterName(parameter)) return refused({ kind: "unknown parameter", parameter, known: parameterNames });
			if (!counting.includes(parameter)) {
				return refused({ kind: "parameter of other terms", parameter, preset: name, version });
			}
			const { parse, says } = parameters[parameter];
			if (parse(String(value)) !== undefined) return [];
			return refused({ kind: "parameter refused", parameter, preset: name, says, value: String(value) });
		}),
	);
}
