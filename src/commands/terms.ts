import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Document, parseDocument } from "yaml";
import { addressesFile, readPublishedAddresses } from "#build/published-addresses.ts";
import { FactsError, factsFolder, publishedFile, readAllTerms, readPublishedFigures } from "#build/read-program.ts";
import type { Selection } from "#program/facts.ts";
import { unrecordedAddresses } from "#program/published-addresses.ts";
import { moneyFigures } from "#program/published-figures.ts";

const usage = `Usage:
  npm run terms -- new <version> --effective <YYYY-MM-DD>   keep today's terms and start the next version
  npm run terms -- publish                                  record the current figures and the tier finder's addresses:
                                                            from now on they stay`;

/** Copies the current facts into a folder of their version and gives the current ones the next version. */
function startVersion(root: string, version: string, effective: string): string {
	const [current, ...superseded] = readAllTerms(root);
	const known = [current, ...superseded].map((program) => program.terms.version);
	if (!/^\d+\.\d+$/.test(version)) return fail(`Write the version as two numbers, such as 1.1. It is "${version}".`);
	if (known.includes(version)) return fail(`Version ${version} exists already. Known versions: ${known.join(", ")}.`);
	if (!isDay(effective)) return fail(`Write the first day of the version as in 2027-01-31. It is "${effective}".`);
	if (effective <= current.terms.effective) {
		return fail(
			`Terms ${current.terms.version} hold from ${current.terms.effective}, so the next begin later. It is ${effective}.`,
		);
	}
	if (!readPublishedFigures(root)[current.terms.version]) publish(root);

	const folder = join(root, factsFolder);
	const kept = join(folder, current.terms.version);
	mkdirSync(kept);
	for (const file of readdirSync(folder)) {
		if (file.endsWith(".yaml") && join(factsFolder, file) !== publishedFile)
			cpSync(join(folder, file), join(kept, file));
	}
	const termsFile = join(folder, "terms.yaml");
	const terms = parseDocument(readFileSync(termsFile, "utf8"));
	terms.set("version", version);
	terms.set("effective", effective);
	writeFileSync(termsFile, terms.toString());
	return `Terms ${current.terms.version} are kept in ${factsFolder}/${current.terms.version}. Change the figures in ${factsFolder} now; they are terms ${version}. Before they go out, run "npm run terms -- publish".`;
}

/** Records the figures of the current version, so that a later change of them is refused, and the tier finder's addresses. */
function publish(root: string): string {
	const [current] = readAllTerms(root);
	recordAddresses(root, current.selection);
	const { version } = current.terms;
	const file = join(root, publishedFile);
	const record = parseDocument(readFileSync(file, "utf8"));
	record.set(version, new Document(moneyFigures(current)).contents);
	writeFileSync(file, record.toString());
	return `The figures of terms ${version} are recorded in ${publishedFile}, and the addresses of the tier finder in ${addressesFile}.`;
}

function recordAddresses(root: string, selection: Selection): void {
	const file = join(root, addressesFile);
	const record = existsSync(file) ? parseDocument(readFileSync(file, "utf8")) : new Document({});
	const missing = unrecordedAddresses(selection, readPublishedAddresses(root));
	for (const [path, meaning] of Object.entries(missing)) record.set(path, meaning);
	writeFileSync(file, record.toString());
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
function isDay(text: string): boolean {
	const day = new Date(`${text}T00:00:00Z`);
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function fail(sentence: string): string {
	process.exitCode = 1;
	return sentence;
}

/** The words of the command; a misspelled option counts as none, and the usage says which there are. */
function readArguments(): { verb?: string; version?: string; effective?: string } {
	try {
		const { positionals, values } = parseArgs({ allowPositionals: true, options: { effective: { type: "string" } } });
		const [verb = "", version = ""] = positionals;
		return { verb, version, effective: values.effective ?? "" };
	} catch {
		return {};
	}
}

const { verb, version, effective } = readArguments();
try {
	if (verb === "new" && version && effective) {
		console.log(startVersion(process.cwd(), version, effective));
	} else if (verb === "publish") {
		console.log(publish(process.cwd()));
	} else {
		console.log(fail(usage));
	}
} catch (error) {
	if (!(error instanceof FactsError)) throw error;
	console.error(fail(error.message));
}
