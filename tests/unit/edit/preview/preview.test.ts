import { spawnSync } from "node:child_process";
import { afterAll, expect, test } from "vitest";
import { startPreview } from "#edit/preview/preview.ts";
import { copyProject } from "#tests/project-copy.ts";

const project = copyProject("preview");
const preview = startPreview(project.path);
afterAll(() => {
	preview.stop();
	project.remove();
});

/** The site's servers that this process has started. */
const servers = () =>
	spawnSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
		.stdout.split("\n")
		.map((line) => line.trim().split(/\s+/))
		.filter(([, parent, ...words]) => parent === String(process.pid) && /edit\/preview\/run\.ts/.test(words.join(" ")))
		.map(([id]) => Number(id));

test("a site that ended after it had been shown is started again for the next request", async () => {
	await preview.settled();
	const port = preview.port();
	expect(port).toBeGreaterThan(0);
	const [first = expect.unreachable("there is no server")] = servers();
	process.kill(first, "SIGKILL");
	await expect.poll(preview.port, { timeout: 60_000 }).not.toBe(port);
	await preview.settled();
	expect(preview.fault()).toBe("");
	// Which pages it finds is for the browser tests: Vitest's own environment changes that.
	await expect(fetch(`http://127.0.0.1:${preview.port()}/`)).resolves.toBeInstanceOf(Response);
});
