// Closes a store while its log holds what the file has no room for, on the disk of the folder that is its argument.
import { openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqliteStore } from "#endpoint/store/sqlite.ts";

const [folder = ""] = process.argv.slice(2);
const store = sqliteStore(join(folder, "applications.db"));
await store.probe(new Date());
const other = new DatabaseSync(join(folder, "applications.db"));
other.exec("PRAGMA wal_autocheckpoint = 0; CREATE TABLE large (text TEXT)");
const insert = other.prepare("INSERT INTO large VALUES (?)");
for (let row = 0; row < 40; row++) insert.run("x".repeat(8_000));
const filler = openSync(join(folder, "filler"), "w");
try {
	for (;;) writeSync(filler, Buffer.alloc(4_096));
} catch {
	// The disk is full, as it is meant to be.
}
await store.close();
