import { parseArgs } from "node:util";
import { ContentError } from "#authoring/faults/content-error.ts";
import { readAllTerms } from "#authoring/read-program.ts";
import { type ListedTerms, listTerms } from "#authoring/terms/list.ts";
import { RefusedStep, refuse, type Step, takeStep } from "#authoring/terms/step.ts";
import { postponeVersion, publishVersion, startVersion, withdrawVersion } from "#authoring/terms/steps.ts";
import { doneInWords, refusalInWords } from "#authoring/terms/words.ts";
import { differenceInWords, differencesOf } from "#program/facts/differences.ts";
import { NoTermsInForce, programDay, WrongDaySetting } from "#program/facts/versions.ts";
import { longDate } from "#program/format.ts";

const usage = `Usage:
  npm run terms -- list                                      every version with its state, its day and its commits
  npm run terms -- diff <version> <version>                  in what the second differs from the first, in words
  npm run terms -- new <version> --effective <YYYY-MM-DD>    keep today's terms and start the next version
  npm run terms -- publish                                   record the current figures and the tier finder's addresses:
                                                             from now on they stay
  npm run terms -- postpone <version> --effective <YYYY-MM-DD>
                                                             let announced terms begin on another day
  npm run terms -- withdraw <version> [--stand-in <version>] take announced terms back; published ones need terms that
                                                             take their place`;

interface Words {
	verb: string;
	versions: readonly string[];
	effective: string;
	standIn: string | null;
}

/** The words of the command; null for a misspelled option. */
function readArguments(): Words | null {
	try {
		const { positionals, values } = parseArgs({
			allowPositionals: true,
			options: {
				effective: { type: "string" },
				"stand-in": { type: "string" },
				help: { type: "boolean", short: "h" },
			},
		});
		const [verb = "", ...versions] = values.help ? ["help"] : positionals;
		return { verb, versions, effective: values.effective ?? "", standIn: values["stand-in"] ?? null };
	} catch {
		return null;
	}
}

/** The day that counts. Only what needs it asks, so that the usage is given whatever the settings are. */
const today = () => programDay(process.env, new Date());

/** Carries out the arguments and returns what to print; null for arguments that are no command. */
function answer(root: string, { verb, versions, effective, standIn }: Words): string | null {
	const [version, other] = versions;
	if (verb === "help") return usage;
	if (versions.length > (verb === "diff" ? 2 : 1)) return null;
	// What a verb would leave unheeded: who gives "publish" a day expects it to count.
	if (effective !== "" && verb !== "new" && verb !== "postpone") return null;
	if (standIn !== null && verb !== "withdraw") return null;
	if (verb === "list" && !version) return listTerms(root, today()).map(listedInWords).join("\n");
	if (verb === "diff" && version && other) return differences(root, version, other);
	if (verb === "publish" && !version) return taken(root, publishVersion(root, today()));
	if (verb === "new" && version) return taken(root, startVersion(root, version, effective, today()));
	if (verb === "postpone" && version) return taken(root, postponeVersion(root, version, effective, today()));
	if (verb === "withdraw" && version) return taken(root, withdrawVersion(root, version, standIn, today()));
	return null;
}

/** Takes a step, and returns in words what it did and which files it wrote. */
function taken(root: string, step: Step): string {
	const files = takeStep(root, step).map((file) => `  ${file}${step.files.get(file) === null ? " (taken away)" : ""}`);
	return [doneInWords(step.done), "Files written:", ...files].join("\n");
}

function listedInWords({ version, state, effective, standIn, isPublished, first, last }: ListedTerms): string {
	const day = state === "withdrawn" ? `terms ${standIn} take its place` : `from ${longDate(effective)}`;
	const commits = first
		? `first commit ${first.name} (${first.day}), ${last ? `last ${last.name} (${last.day})` : "and files that are not committed"}`
		: "not committed yet";
	return [version.padEnd(6), state.padEnd(12), day.padEnd(26), isPublished ? "" : "not published, ", commits].join("");
}

function differences(root: string, from: string, to: string): string {
	const all = readAllTerms(root);
	const known = all.map(({ terms }) => terms.version);
	const find = (given: string) =>
		all.find(({ terms }) => terms.version === given) ?? refuse({ kind: "unknown version", given, known });
	const found = differencesOf(find(from), find(to)).map((difference) => `${differenceInWords(difference)}.`);
	return found.length > 0 ? found.join("\n") : `Terms ${to} differ from terms ${from} in no fact.`;
}

const words = readArguments();
try {
	const said = words && answer(process.cwd(), words);
	if (said === null) process.exitCode = 1;
	console.log(said ?? usage);
} catch (error) {
	process.exitCode = 1;
	if (error instanceof RefusedStep) console.log(refusalInWords(error.refused));
	else if ([ContentError, NoTermsInForce, WrongDaySetting].some((kind) => error instanceof kind))
		console.error(error instanceof Error ? error.message : error);
	else throw error;
}
