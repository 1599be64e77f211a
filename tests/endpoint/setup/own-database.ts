import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach } from "vitest";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import type { Store, Submission } from "#endpoint/store/store.ts";
import { completeForm } from "./forms.ts";
import { temporaryFolder } from "./running-server.ts";

export const command = new URL("../../../src/commands/applications.ts", import.meta.url).pathname;

/** What a command ended with and wrote. */
type Result = { code: number; output: string; errors: string };

/** The database of a test, its store, and `npm run applications` on it. */
export interface OwnDatabase {
	path: string;
	store: Store;
	applications: (args: readonly string[], settings?: Record<string, string>) => Promise<Result>;
}

/** Gives each test of a file a database of its own, closed behind it. */
export function databaseOfEachTest(): OwnDatabase {
	const folder = temporaryFolder();
	afterAll(() => folder.remove());
	let databases = 0;
	const fresh = () => join(folder.path, String(++databases), "applications.db");
	const own: OwnDatabase = {
		path: fresh(),
		store: sqliteStore(":memory:"),
		applications: (args, settings = {}) => {
			const env = { PATH: process.env.PATH, DATABASE_URL: `sqlite:${own.path}`, ...settings };
			return new Promise((resolve) => {
				execFile(process.execPath, [command, ...args], { env }, (error, output, errors) => {
					resolve({ code: typeof error?.code === "number" ? error.code : 0, output, errors });
				});
			});
		},
	};
	beforeEach(async () => {
		own.path = fresh();
		own.store = sqliteStore(own.path);
		await own.store.probe(new Date());
		return () => own.store.close();
	});
	return own;
}

/** Gives new files for databases, which are gone after the tests of a file. */
export function newDatabases(): () => string {
	const folder = temporaryFolder();
	afterAll(() => folder.remove());
	let databases = 0;
	return () => join(folder.path, `${++databases}.db`);
}

/** What a test opens is noted here, and closed after it, the last first. */
export function closedAfterEach(): (() => Promise<unknown>)[] {
	const closing: (() => Promise<unknown>)[] = [];
	afterEach(async () => {
		for (const close of closing.splice(0).toReversed()) await close();
	});
	return closing;
}

/** An application as the store takes it, complete but for what a test sets. */
export function submission(changes: Partial<Submission> = {}): Submission {
	return {
		reference: "MP-7K3F-9QX2",
		receivedAt: new Date(),
		submissionId: null,
		digest: "digest",
		held: false,
		answers: { ...completeForm, markets: ["government", "healthcare"] },
		announce: [],
		...changes,
	};
}
