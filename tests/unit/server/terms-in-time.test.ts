import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { concernOf, logConcerns } from "#server/builds/terms-in-time.ts";
import { serve } from "#server/serve.ts";
import { writeSite } from "./small-site.ts";

const terms = {
	day: "2026-11-29",
	timeZone: "UTC",
	inForce: "1.0",
	versions: [
		{ version: "1.0", effective: "2024-12-21" },
		{ version: "1.1", effective: "2027-03-01" },
	],
};
const superseded = "The built site shows program terms 1.0, superseded by 1.1 since March 1, 2027. Build it again.";
const at = (time: string, of = terms) => concernOf(of, {}, new Date(time));

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
	for (const clean of cleanUp.splice(0).toReversed()) await clean();
});

test("a build shows superseded terms from the first moment of the day on which others hold", () => {
	expect(at("2027-02-28T23:59:59Z")).toBeNull();
	expect(at("2027-03-01T00:00:00Z")).toBe(superseded);
});

test("the day is that of the calendar which the build was made for, or the one that is set", () => {
	expect(at("2027-02-28T12:00:00Z", { ...terms, timeZone: "Pacific/Apia" })).toBe(superseded);
	expect(at("2027-03-01T07:59:59Z", { ...terms, timeZone: "America/Los_Angeles" })).toBeNull();
	expect(concernOf(terms, { PROGRAM_DATE: "2027-03-01" }, new Date("2026-11-29"))).toBe(superseded);
	expect(concernOf(null, {}, new Date("2027-03-01"))).toBeNull();
});

test("the log says it once when it begins, and again after a build that was no help", () => {
	const lines: string[] = [];
	let now = "2027-02-28T12:00:00Z";
	let shown = terms;
	const concerns = logConcerns(
		() => at(now, shown),
		(line) => lines.push(line),
	);
	cleanUp.push(concerns.stop);
	concerns.look();
	expect(lines).toEqual([]);
	now = "2027-03-01T00:00:30Z";
	concerns.look();
	concerns.look();
	expect(lines).toEqual([superseded]);
	shown = { ...terms, inForce: "1.1" };
	concerns.look();
	expect(lines).toEqual([superseded]);
	shown = terms;
	concerns.look();
	expect(lines).toEqual([superseded, superseded]);
});

test("on that day the server says so, and its health is degraded with that reason until the site is built again", async () => {
	const root = mkdtempSync(join(tmpdir(), "terms-in-time-"));
	cleanUp.push(() => rmSync(root, { recursive: true }));
	writeSite(root);
	writeFileSync(join(root, "dist/terms.json"), JSON.stringify(terms));
	const start = async (PROGRAM_DATE: string) => {
		const lines: string[] = [];
		const settings = {
			HOST: "127.0.0.1",
			PORT: "0",
			DATABASE_URL: `sqlite:${join(root, "applications.db")}`,
			PROGRAM_DATE,
		};
		const running = await serve(root, settings, (line) => lines.push(line));
		const { origin } = new URL(running.address);
		const health = await (await fetch(`${origin}/api/health`)).json();
		await running.stop();
		return { lines, health };
	};
	expect(await start("2027-02-28")).toMatchObject({ health: { status: "ok" } });
	const { lines, health } = await start("2027-03-01");
	expect(lines).toContain(superseded);
	expect(health).toEqual({ status: "degraded", reason: superseded });
});
