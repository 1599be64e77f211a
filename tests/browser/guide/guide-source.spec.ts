import { readFileSync } from "node:fs";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { editsSince, isEdited } from "./edited-since.ts";
import { comparable, type SourceStatement, sourceStatements } from "./source-statements.ts";

// What marketing edits in content/ is no omission: the edited sentence has to be on the page in place of the source's.
const statements = sourceStatements(readFileSync(new URL("../../fixtures/guide.md", import.meta.url), "utf8"));
const edits = editsSince(new URL("../../..", import.meta.url).pathname);

/** The statements that a text does not make; the edited ones are noted in the report of the test. */
function missingFrom(shownAt: (address: string) => string): SourceStatement[] {
	const unsaid = statements.filter(({ address, text }) => !shownAt(address).includes(comparable(text)));
	const missing = unsaid.filter((statement) => !isEdited(statement, shownAt(statement.address), edits));
	for (const { line, text } of unsaid.filter((statement) => !missing.includes(statement))) {
		test.info().annotations.push({ type: "edited since", description: `line ${line}: ${text}` });
	}
	return missing;
}

test("every statement of the source stands on the page where it belongs, or was edited and stands there as it is now", async ({
	page,
}) => {
	const texts = new Map<string, string>();
	for (const { address } of statements) {
		if (texts.has(address)) continue;
		await page.goto(address);
		texts.set(address, comparable(await page.locator("main").evaluate((main) => main.textContent ?? "")));
	}
	expect(missingFrom((address) => texts.get(address) ?? "")).toEqual([]);
	expect(statements.length).toBeGreaterThan(300);
});

test("the printed guide makes every statement of the source, or says what it was edited to", async ({ page }) => {
	await page.goto("/guide/print/");
	const printed = comparable(await page.locator("main").evaluate((main) => main.textContent ?? ""));
	expect(missingFrom(() => printed)).toEqual([]);
});

test("no blank of the source shows as a bracket", async ({ page }) => {
	for (const address of new Set(statements.map((statement) => statement.address))) {
		await page.goto(address);
		await expect(page.locator("main")).not.toContainText(/\[[A-Z][^\]]*\]/);
	}
});
