// What the endpoint is measured against: one synchronous SQLite insert a request, and nothing else.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";

const database = new DatabaseSync(process.env.DATABASE ?? ":memory:");
database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE applications (answers TEXT)");
const insert = database.prepare("INSERT INTO applications VALUES (?)");

const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on("data", (chunk: Buffer) => chunks.push(chunk));
	request.on("end", () => {
		const answers: unknown = JSON.parse(Buffer.concat(chunks).toString());
		const { lastInsertRowid } = insert.run(JSON.stringify(answers));
		response.writeHead(201, { "content-type": "application/json" });
		response.write(JSON.stringify({ reference: String(lastInsertRowid) }));
		response.end();
	});
});
server.listen(0, "127.0.0.1", () => {
	const bound = server.address();
	if (bound !== null && typeof bound !== "string") console.log(`http://127.0.0.1:${bound.port}`);
});
process.once("SIGTERM", () => process.exit(0));
