// `npm run applications -- <command>`: what the form endpoint has stored, for the people who work with it.
import { type Asked, Refused, readArguments, referenceFrom } from "#commands/applications/arguments.ts";
import { backUp, restore } from "#commands/applications/backup.ts";
import { deleteOlder, deleteOne } from "#commands/applications/delete.ts";
import { exportOf } from "#commands/applications/export.ts";
import { listOf } from "#commands/applications/list.ts";
import { type Answer, say } from "#commands/applications/output.ts";
import { shown, statusOf, undeliveredShown } from "#commands/applications/text.ts";
import { usage } from "#commands/applications/usage.ts";
import { announcedChannels, readSettings, type Settings, WrongSettings } from "#endpoint/settings.ts";
import { openStore } from "#endpoint/start.ts";
import { BackupRefused } from "#endpoint/store/sqlite/backup.ts";
import { type Channel, type Store, StoreMismatch, StoreUnavailable } from "#endpoint/store/store.ts";

const hour = 60 * 60 * 1_000;
const day = 24 * hour;

async function answer(store: Store, settings: Settings, { command, operands, options }: Asked): Promise<Answer> {
	const now = new Date();
	const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
	switch (command) {
		case "list":
			return listOf(store, options);
		case "show": {
			const reference = referenceFrom(operands);
			const application = await store.find(reference);
			if (!application) throw new Refused(`There is no application ${reference}.`);
			return { text: shown(application, settings.siteUrl, now) };
		}
		case "status": {
			const oldest = await store.undelivered(undeliveredShown);
			const { text, code } = statusOf(await store.counts(ago(hour)), await store.refusedSince(ago(7 * day)), oldest);
			return { text, end: () => ({ code }) };
		}
		case "release": {
			const reference = referenceFrom(operands);
			const application = await store.find(reference);
			if (!application?.held) throw new Refused(`There is no held application ${reference}.`);
			const announce = channelsToTell(settings, options["tell-nobody"] ?? false);
			if (!(await store.release(reference, announce, now))) throw new Refused(`${reference} was released just now.`);
			const whom = announce.join(" and ");
			return { text: `${reference} is released. ${whom ? `The server tells ${whom}` : "Nobody is told"}.` };
		}
		case "export":
			return exportOf(store, settings, options);
		case "delete":
			return deleteOne(store, settings, operands);
		case "purge":
			return deleteOlder(store, settings, options, now);
		case "backup":
			return backUp(settings, operands);
		case "restore":
			return restore(settings, operands, now);
	}
}

/** Whom to notify of a released application. Without the server's settings nobody would be notified, and that would go unnoticed. */
function channelsToTell(settings: Settings, tellNobody: boolean): readonly Channel[] {
	if (tellNobody) return [];
	const channels = announcedChannels(settings);
	if (channels.length > 0) return channels;
	throw new Refused(
		"Nobody would be told: neither NOTIFY_WEBHOOK_URL nor SMTP_URL is set here. Set what the server has set, or say --tell-nobody.",
	);
}

let store: Store | null = null;
try {
	// First, so that help is given whatever the settings are.
	const asked = readArguments(process.argv.slice(2));
	if (asked === null) await say({ text: usage });
	else {
		const settings = readSettings(process.env);
		// A mistyped path must not answer "No application is stored".
		store = openStore(settings, { mustExist: true });
		process.exitCode = await say(await answer(store, settings, asked));
	}
} catch (error) {
	const isExpected = [Refused, BackupRefused, WrongSettings, StoreUnavailable, StoreMismatch].some(
		(kind) => error instanceof kind,
	);
	if (!isExpected) throw error;
	console.error(error instanceof Error ? error.message : error);
	if (error instanceof StoreUnavailable) console.error("DATABASE_URL says which database is asked.");
	process.exitCode = 2;
} finally {
	await store?.close();
}
