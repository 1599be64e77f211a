// `npm run links -- audit <file>`: what the estimate links in a file mean, then and now, for those who sent or received them.
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { ContentError } from "#authoring/faults/content-error.ts";
import { readAllTerms } from "#authoring/read-program.ts";
import { say } from "#commands/applications/output.ts";
import { many } from "#commands/applications/text.ts";
import { tableOf, workbookOfLinks } from "#commands/links/formats.ts";
import { readText, UnreadableFile } from "#commands/links/read-text.ts";
import { auditedLinks } from "#program/estimate/audit/audit.ts";
import { linksCsv } from "#program/estimate/audit/list-formats.ts";
import { type ListedLink, listedLink } from "#program/estimate/audit/listed.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";
import { NoTermsInForce, programDay, programsOn, WrongDaySetting } from "#program/facts/versions.ts";

const usage = `Usage:
  npm run links -- audit <file>                                      every estimate link in a text, mail, CSV file or
                                                                     workbook: sender, terms, whether it came whole,
                                                                     expected total then and now, the link that replaces it
  npm run links -- audit <file> --format csv [--output links.csv]    the same as CSV
  npm run links -- audit <file> --format xlsx --output links.xlsx    the same as a workbook
Exits with 1 where a link cannot be read whole, with 2 where the file cannot be read.`;

/** What was asked for cannot be done; the message has what to do. */
class Refused extends Error {}

/** The file, and the format of the output; null for who asks what there is. Throws `Refused` with the usage. */
function readArguments() {
	try {
		const { positionals, values } = parseArgs({
			allowPositionals: true,
			options: {
				format: { type: "string", default: "table" },
				output: { type: "string", short: "o" },
				help: { type: "boolean", short: "h" },
			},
		});
		if (values.help || positionals[0] === "help") return null;
		const [verb, file, ...others] = positionals;
		if (verb !== "audit" || file === undefined || others.length > 0) throw new Refused(usage);
		return { file, ...values };
	} catch (error) {
		if (error instanceof Refused) throw error;
		throw new Refused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
	}
}

async function contentOf(links: readonly ListedLink[], format: string, output: string | undefined) {
	if (format === "csv") return linksCsv(links, { saysSeparator: output !== undefined });
	if (format === "table") return tableOf(links);
	if (format !== "xlsx") throw new Refused(`There is no format "${format}": write csv or xlsx, or leave it out.`);
	if (output === undefined) throw new Refused("Say into which file: --output links.xlsx.");
	return workbookOfLinks(links);
}

async function audit(): Promise<number> {
	const asked = readArguments();
	if (asked === null) {
		console.log(usage);
		return 0;
	}
	const { file, format, output } = asked;
	const programs = readAllTerms(process.cwd());
	const { inForce } = programsOn(programs, programDay(process.env, new Date()));
	const { text, hasLines } = await readText(file);
	const audited = auditedLinks(text, programs.map(scheduleTerms), scheduleTerms(inForce));
	const links = audited.map((link) => listedLink(link, { file: basename(file), hasLines }));
	const unread = links.filter(({ isWhole }) => !isWhole).length;
	const count = `${many(links.length, "estimate link")} in ${file}, ${unread} of them not read whole.`;
	if (links.length === 0 && format === "table") console.log(`There is no estimate link in ${file}.`);
	else {
		const content = await contentOf(links, format, output);
		if (output !== undefined) await written(output, content);
		else if (typeof content === "string") await say({ text: content.trimEnd() });
		console.error(output === undefined ? count : `${count} The list is in ${output}.`);
	}
	return unread > 0 ? 1 : 0;
}

async function written(output: string, content: string | Buffer): Promise<void> {
	try {
		await writeFile(output, content, { mode: 0o600 });
	} catch (error) {
		if (!(error instanceof Error && "syscall" in error)) throw error;
		throw new Refused(`${output} cannot be written: ${error.message}.`);
	}
}

try {
	process.exitCode = await audit();
} catch (error) {
	const isExpected = [Refused, UnreadableFile, ContentError, NoTermsInForce, WrongDaySetting].some(
		(kind) => error instanceof kind,
	);
	if (!isExpected) throw error;
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
}
