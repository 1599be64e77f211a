import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { expect, test } from "vitest";

const project = new URL("../../..", import.meta.url).pathname;

/** Runs the command, which ends by itself only where it cannot serve. */
const edit = (port: string) =>
	spawnSync(process.execPath, ["src/commands/edit.ts", "--no-open"], {
		cwd: project,
		env: { ...process.env, PORT: port },
		encoding: "utf8",
	});

test("what is no port is said in a sentence", () => {
	const { status, stderr } = edit("abc");
	expect(stderr).toBe("PORT must be a port from 0 to 65535, such as 4322.\n");
	expect(status).toBe(1);
});

test("a port that is taken ends the command with all that it has started", async () => {
	const other = createServer();
	const port = await new Promise<string>((resolve) => {
		other.listen(0, "127.0.0.1", () => {
			const address = other.address();
			resolve(String(typeof address === "object" && address ? address.port : ""));
		});
	});
	const { status, stderr } = edit(port);
	other.close();
	expect(stderr).toMatch(/^The editor is open already, or another program uses its port\./);
	expect(status).toBe(1);
});
