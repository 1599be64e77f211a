import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Settings } from "#endpoint/settings.ts";
import { restoreBackup, writeBackup } from "#endpoint/store/sqlite/backup.ts";
import { Refused } from "./arguments.ts";
import type { Answer } from "./output.ts";

/** Between the name of a database and the moment of the restore before which it was copied. */
const beforeRestore = ".before-";

/** Copies the database to a new file, while a server may write to it. Throws `Refused` or `BackupRefused`. */
export async function backUp({ database }: Settings, [file]: readonly string[]): Promise<Answer> {
	if (database.kind === "postgres") {
		throw new Refused(
			'This database is a PostgreSQL, which makes its own backups: pg_dump --format=custom --file=applications.dump "$DATABASE_URL"',
		);
	}
	if (file === undefined) throw new Refused("Say to which file: npm run applications -- backup applications-backup.db");
	await writeBackup(database.path, file);
	return { text: `The database is copied to ${file}. It holds personal data: keep it as safe as the database.` };
}

/** Puts a backup in the place of the database, which no server may have open. Throws `Refused` or `BackupRefused`. */
export async function restore({ database }: Settings, [file]: readonly string[], now: Date): Promise<Answer> {
	if (database.kind === "postgres") {
		throw new Refused(
			'This database is a PostgreSQL: stop the servers, then pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" applications.dump',
		);
	}
	if (file === undefined)
		throw new Refused("Say from which file: npm run applications -- restore applications-backup.db");
	const former = `${database.path}${beforeRestore}${now.toISOString().replaceAll(":", "-")}`;
	const { keptFormer } = await restoreBackup(file, database.path, former);
	const kept = keptFormer ? ` What was there before is in ${former}: delete it when nobody needs it.` : "";
	return { text: `${file} is restored to ${database.path}. Start the server.${kept}` };
}

/** The files in which restores kept what was in the database at `path` before. */
export function keptByRestores(path: string): string[] {
	const start = basename(path) + beforeRestore;
	const names = readdirSync(dirname(path)).filter((name) => name.startsWith(start));
	return names.map((name) => join(dirname(path), name));
}
