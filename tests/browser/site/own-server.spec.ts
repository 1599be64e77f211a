// The server of the site as its operator sees it: its exit code and what it prints.
import { rmSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { serveSite } from "#tests/browser/setup/own-site.ts";

test("a server that is told to stop ends well", async ({ browserName: _ }, info) => {
	await using site = await serveSite({ DATABASE_URL: `sqlite:${info.outputPath("applications.db")}` });
	expect(await site.end()).toEqual({ code: 0, errors: "" });
});

test("one whose store cannot be closed says why, and ends with a failure", async ({ browserName: _ }, info) => {
	const database = info.outputPath("applications.db");
	await using site = await serveSite({ DATABASE_URL: `sqlite:${database}` });
	rmSync(database);
	expect(await site.end()).toEqual({ code: 1, errors: expect.stringMatching(/applications\.db/) });
});
