import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { addressTo } from "./wizard-states.ts";

/** Saves the calendar file of a page and gives its text. */
async function calendar(page: Page): Promise<string> {
	const download = page.waitForEvent("download");
	await page.getByRole("button", { name: "Save the dates to your calendar" }).click();
	const file = await download;
	expect(file.suggestedFilename()).toBe("mamey-partnership.ics");
	return readFile(await file.path(), "utf8");
}

for (const path of [addressTo("technology"), "/guide/process/"]) {
	test.describe(path, () => {
		test("counts the dates from today, and gives them as a calendar", async ({ page }) => {
			await page.clock.setFixedTime(new Date("2026-11-23T12:00:00"));
			await page.goto(path);
			const main = page.getByRole("main");
			await expect(main).toContainText("7–14 weeks in all");
			await expect(main.getByText("If you apply today, November 23, 2026:")).toBeVisible();
			await expect(main).toContainText("Application reviewedby December 7, 2026");
			await expect(main).toContainText("Onboarding doneby January 4, 2027");
			await expect(main).toContainText("Activebetween January 11 and March 1, 2027");
			await expect(main).toContainText("First payment, Platform Usagepossible from February 11, 2027");
			await expect(main).toContainText("First payment, Referral Feespossible from January 11, 2027");
			const file = await calendar(page);
			expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(7);
			expect(file.replaceAll("\r\n ", "")).toContain(`${path}\r\n`);
		});

		test.describe("far in the east", () => {
			test.use({ timezoneId: "Pacific/Kiritimati" });

			test("today is the visitor’s own", async ({ page }) => {
				await page.clock.setFixedTime(new Date("2026-11-23T12:00:00Z"));
				await page.goto(path);
				await expect(page.getByText("If you apply today, November 24, 2026:")).toBeVisible();
			});
		});
	});
}

test("the estimate from the process page begins when a partner can be active", async ({ page }) => {
	await page.clock.setFixedTime(new Date("2026-11-23T12:00:00"));
	await page.goto("/guide/process/");
	await expect(page.getByRole("link", { name: "Estimate revenue from then on" })).toHaveAttribute(
		"href",
		/[?&]start=2027-04$/,
	);
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("the process page has the durations, and nothing that needs a script", async ({ page }) => {
		await page.goto("/guide/process/");
		const main = page.getByRole("main");
		await expect(main).toContainText("Active 4–8 weeks");
		await expect(main).not.toContainText("If you apply today");
		await expect(page.getByRole("button", { name: "Save the dates to your calendar" })).toBeHidden();
	});
});
