import { setTimeout as pause } from "node:timers/promises";
import type { Settings } from "#endpoint/settings.ts";
import type { Store } from "#endpoint/store/store.ts";
import { daysFrom, type Options, Refused, referenceFrom } from "./arguments.ts";
import { keptByRestores } from "./backup.ts";
import type { Answer } from "./output.ts";
import { many } from "./text.ts";

const day = 24 * 60 * 60 * 1_000;
/** How long somebody who reads the database is waited for, in milliseconds. */
const patience = 10_000;

/** Deletes one application and what the database's files keep of it. Throws `Refused` when there is none. */
export async function deleteOne(store: Store, settings: Settings, operands: readonly string[]): Promise<Answer> {
	const reference = referenceFrom(operands);
	if (await store.delete(reference)) return thenRemoved(`${reference} is deleted.`, 1, store, settings);
	await removeTraces(store);
	throw new Refused(`There is no application ${reference}.`);
}

/** Deletes what is older than so many days and what the database's files keep of it. Throws `Refused` for another number. */
export async function deleteOlder(store: Store, settings: Settings, options: Options, now: Date): Promise<Answer> {
	const days = daysFrom(options["older-than"]);
	const count = await store.purge(new Date(now.getTime() - days * day));
	return thenRemoved(`${many(count, "application")} older than ${many(days, "day")} deleted.`, count, store, settings);
}

/** Prints first what is deleted: in a large store its traces take a while. Last where else it is, of so many applications. */
function thenRemoved(sentence: string, count: number, store: Store, { database }: Settings): Answer {
	let removed = false;
	async function* text(): AsyncGenerator<string, void> {
		yield `${sentence}\n`;
		removed = await removeTraces(store);
		if (count > 0) for (const place of placesLeft(database)) yield `${place}\n`;
	}
	const remark =
		"Its last bytes are still in the database's files: something else reads the database, or removes them at this moment. A running server removes them when that has ended, and so does the next delete or purge.";
	return { text: text(), end: () => (removed ? {} : { code: 1, remarks: [remark] }) };
}

/** Where what was deleted still is, out of the reach of these commands: whoever was promised that it is gone is to look there, too. */
function placesLeft(database: Settings["database"]): string[] {
	const copies = "Backups, exports, e-mails and webhooks from before still hold what was deleted.";
	if (database.kind === "postgres") return [copies, "PostgreSQL's own write-ahead log does until it is recycled."];
	const kept = keptByRestores(database.path);
	return kept.length === 0 ? [copies] : [copies, `So does what a restore kept: ${kept.join(", ")}`];
}

async function removeTraces(store: Store): Promise<boolean> {
	const end = performance.now() + patience;
	while (!(await store.removeTraces(Math.max(0, end - performance.now())))) {
		if (performance.now() > end) return false;
		await pause(200);
	}
	return true;
}
