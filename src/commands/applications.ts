// `npm run applications -- <command>`: what the form endpoint has stored, for the people who work with it.
import { parseArgs } from "node:util";
import { announcedChannels, readSettings, type Settings, WrongSettings } from "#endpoint/settings.ts";
import { openStore } from "#endpoint/start.ts";
import { type Channel, type Store, StoreTooNew, StoreUnavailable } from "#endpoint/store.ts";
import { recordOf } from "#endpoint/stored-application.ts";
import { parseReference } from "#program/reference.ts";
import { csvOf } from "./applications-csv.ts";
import { listed, many, shown, statusOf } from "./applications-text.ts";

const usage = `npm run applications -- <command>

  list [--held]                   applications, oldest first; with --held those that the trap caught
  show <reference>                everything that one application says
  status                          how many there are and who was not told yet; exit code 1 when somebody is overdue
  release <reference>             takes a held application among the others and tells everybody whom the settings name;
                                  with --tell-nobody nobody is told
  export --format csv|json        all applications that are not held, to standard output
  delete <reference>              deletes one, without a trace
  purge --older-than <days>       deletes what was received longer ago, without a trace; 1 day or more

The environment has to be the server's: DATABASE_URL says which database, and NOTIFY_WEBHOOK_URL with
NOTIFY_WEBHOOK_SECRET and SMTP_URL with NOTIFY_EMAIL say whom release tells.`;

const day = 24 * 60 * 60 * 1_000;

/** What was asked for cannot be done; the message says why and what to do. */
class Refused extends Error {}

async function run(
	store: Store,
	settings: Settings,
	args: readonly string[],
): Promise<{ text: string; code?: number }> {
	const { values, positionals } = readArguments(args);
	const [command = "", ...operands] = positionals;
	const now = new Date();
	switch (command) {
		case "list":
			return { text: listed(await store.list({ held: values.held ?? false }), { held: values.held ?? false }) };
		case "show": {
			const reference = referenceFrom(operands);
			const application = await store.find(reference);
			if (!application) throw new Refused(`There is no application ${reference}.`);
			return { text: shown(application, settings.siteUrl, now) };
		}
		case "status":
			return statusOf(
				{
					stored: (await store.list({ held: false })).length,
					held: (await store.list({ held: true })).length,
					refused: await store.refusedSince(new Date(now.getTime() - 7 * day)),
					undelivered: await store.undelivered(),
				},
				now,
			);
		case "release": {
			const reference = referenceFrom(operands);
			const application = await store.find(reference);
			if (!application?.held) throw new Refused(`There is no held application ${reference}.`);
			const announce = channelsToTell(settings, values["tell-nobody"] ?? false);
			if (!(await store.release(reference, announce, now))) throw new Refused(`${reference} was released just now.`);
			const whom = announce.join(" and ");
			return { text: `${reference} is released. ${whom ? `The server tells ${whom}` : "Nobody is told"}.` };
		}
		case "export": {
			const { format } = values;
			if (format !== "csv" && format !== "json") throw new Refused("Say which format: --format csv or --format json.");
			const applications = await store.list({ held: false });
			return { text: format === "csv" ? csvOf(applications) : JSON.stringify(applications.map(recordOf), null, "\t") };
		}
		case "delete": {
			const reference = referenceFrom(operands);
			if (!(await store.delete(reference))) throw new Refused(`There is no application ${reference}.`);
			return { text: `${reference} is deleted.${remainder(settings)}` };
		}
		case "purge": {
			const days = values["older-than"] ?? "";
			if (!/^0*[1-9]\d{0,5}$/.test(days)) {
				throw new Refused("Say how many days, a whole number from 1 on: --older-than 365.");
			}
			const count = await store.purge(new Date(now.getTime() - Number(days) * day));
			return {
				text: `${many(count, "application")} older than ${many(Number(days), "day")} deleted.${remainder(settings)}`,
			};
		}
		case "":
		case "help":
			return { text: usage };
		default:
			throw new Refused(`There is no command "${command}".\n\n${usage}`);
	}
}

function readArguments(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				held: { type: "boolean" },
				"tell-nobody": { type: "boolean" },
				format: { type: "string" },
				"older-than": { type: "string" },
			},
		});
	} catch (error) {
		throw new Refused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
	}
}

function referenceFrom([typed]: readonly string[]): string {
	if (typed === undefined) throw new Refused("Say which application, such as MP-7K3F-9QX2.");
	const reference = parseReference(typed);
	if (reference === null) throw new Refused(`"${typed}" is not a reference: a character is missing, wrong or swapped.`);
	return reference;
}

/** Whom to tell of a released application. Without the server's settings it would be told nobody, and that would go unnoticed. */
function channelsToTell(settings: Settings, tellNobody: boolean): readonly Channel[] {
	if (tellNobody) return [];
	const channels = announcedChannels(settings);
	if (channels.length > 0) return channels;
	throw new Refused(
		"Nobody would be told: neither NOTIFY_WEBHOOK_URL nor SMTP_URL is set here. Set what the server has set, or say --tell-nobody.",
	);
}

/** What deleting cannot reach, said so that nobody believes otherwise. */
function remainder({ database }: Settings): string {
	return database.kind === "sqlite"
		? ""
		: "\nPostgreSQL's own write-ahead log and your backups still hold it until they are recycled.";
}

let store: Store | null = null;
try {
	const settings = readSettings(process.env);
	// A mistyped path must not answer "No application is stored".
	store = openStore(settings, { mustExist: true });
	const { text, code = 0 } = await run(store, settings, process.argv.slice(2));
	process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
	process.exitCode = code;
} catch (error) {
	const isExpected = [Refused, WrongSettings, StoreUnavailable, StoreTooNew].some((kind) => error instanceof kind);
	if (!isExpected) throw error;
	console.error(error instanceof Error ? error.message : error);
	if (error instanceof StoreUnavailable) console.error("Which database is asked stands in DATABASE_URL.");
	process.exitCode = 2;
} finally {
	await store?.close();
}
