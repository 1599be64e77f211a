import { readFileSync } from "node:fs";
import { expect, test } from "./harness.ts";
import { comparable, sourceStatements } from "./source-statements.ts";

const statements = sourceStatements(readFileSync(new URL("../fixtures/guide.md", import.meta.url), "utf8"));

test("every statement of the source stands on the page where it belongs", async ({ page }) => {
	const texts = new Map<string, string>();
	for (const { address } of statements) {
		if (texts.has(address)) continue;
		await page.goto(address);
		texts.set(address, comparable(await page.locator("main").evaluate((main) => main.textContent ?? "")));
	}
	const missing = statements.filter(({ address, text }) => !texts.get(address)?.includes(comparable(text)));
	expect(missing).toEqual([]);
	expect(statements.length).toBeGreaterThan(300);
});

test("the printed guide makes every statement of the source", async ({ page }) => {
	await page.goto("/guide/print/");
	const printed = comparable(await page.locator("main").evaluate((main) => main.textContent ?? ""));
	expect(statements.filter(({ text }) => !printed.includes(comparable(text)))).toEqual([]);
});

test("no blank of the source shows as a bracket", async ({ page }) => {
	for (const address of new Set(statements.map((statement) => statement.address))) {
		await page.goto(address);
		await expect(page.locator("main")).not.toContainText(/\[[A-Z][^\]]*\]/);
	}
});
