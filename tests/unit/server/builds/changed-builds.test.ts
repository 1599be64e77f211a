// Builds that a server cannot take, and one whose form posts elsewhere: a build of another version, and a change of FORM_ENDPOINT.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadBuild } from "#server/builds/load-build.ts";
import { until } from "#tests/endpoint/setup/running-server.ts";
import { ask, startSite, writeSite } from "#tests/unit/server/small-site.ts";

const formOrigin = "https://forms.example";

test("a build of another version of the project is refused in words that say what to do", async () => {
	const root = mkdtempSync(join(tmpdir(), "former-version-"));
	try {
		for (const entry of [
			'export const render = async () => new Response("", { status: 404 });',
			'export const render = async () => { throw new Error("nothing is here"); };',
			"export const other = 1;",
		]) {
			writeSite(root);
			writeFileSync(join(root, "dist/server/entry.mjs"), entry);
			const refused = loadBuild(root);
			await expect(refused).rejects.toThrow(
				/another version of the project.*run "npm run build" again and restart the server/,
			);
			await expect(refused).rejects.not.toThrow(/\n/);
		}
	} finally {
		rmSync(root, { recursive: true });
	}
});

test("with a build whose form posts elsewhere the confirmation is the file that the build has", async () => {
	const site = await startSite();
	try {
		writeSite(site.root, { formOrigin });
		await until("the new build is served", async () => site.output().includes("A new build is served."));
		const answer = await ask(site.port, "GET /apply/received/?reference=MP-7K3F-9QX2");
		expect(answer).toMatch(/^HTTP\/1\.1 200 .*<title>Received<\/title>/s);
		expect(await ask(site.port, "POST /apply/received/")).toMatch(/^HTTP\/1\.1 405 /);
	} finally {
		await site.remove();
	}
});

test("a server that was started without an endpoint keeps its build rather than take one whose form it cannot receive", async () => {
	const site = await startSite({}, { formOrigin });
	try {
		writeSite(site.root, { page: "Second" });
		await until("the build is refused", async () => site.output().includes("The new build cannot be served"));
		expect(site.output()).toContain("Restart the server");
		expect(await ask(site.port, "GET /")).toContain("Home");
		writeSite(site.root, { page: "Third", formOrigin });
		await until("the next build is served", async () => (await ask(site.port, "GET /")).includes("Third"));
	} finally {
		await site.remove();
	}
});
