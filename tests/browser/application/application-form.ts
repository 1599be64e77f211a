import type { Page } from "@playwright/test";
import { expect } from "#tests/browser/setup/harness.ts";

/** A reference as the confirmation shows it. */
export const reference = /MP-[0-9A-Z]{4}-[0-9A-Z]{4}/;

/** Waits until the form's script has taken over: what it then shows is one step of its form. */
export async function takenOver(page: Page) {
	await expect(page.locator("form.application:not([data-whole])")).toHaveCount(1);
}

/** Opens the form and waits until its script has taken over. */
export async function ready(page: Page, address = "/apply/") {
	await page.goto(address);
	await takenOver(page);
}

/** The answers of the first step. */
export async function fillCompany(page: Page, name: string) {
	await page.getByLabel("Company name").fill(name);
	await page.getByLabel("Company website").fill("https://example.com");
	await page.getByLabel("Country").selectOption("KE");
	await page.getByLabel("Year founded").fill("2012");
	await page.getByLabel("Your name").fill("Amina Otieno");
	await page.getByLabel("Email address").fill("amina@example.com");
}

/** The answers of a reseller to the steps after the first; `next` leads on. */
export async function fillRest(page: Page, next: () => Promise<void>) {
	await page.getByLabel("Reseller Partner").check();
	await next();
	await page.getByLabel("Government").check();
	await page.getByLabel("Customer base").fill("Twelve counties");
	await next();
	await page.getByLabel("Revenue goals").fill("Two million in the first year");
	await next();
}

/** Leads on to the next step. */
export const proceed = (page: Page) => async () => page.getByRole("button", { name: "Continue" }).click();

/** Every answer, up to the consent. */
export async function fillAll(page: Page, name: string) {
	await fillCompany(page, name);
	await proceed(page)();
	await fillRest(page, proceed(page));
	await page.getByLabel(/may keep and use/).check();
}

/**
 * The submission ID of every attempt to send the form, noted in the page itself: a browser does not always report what a request
 * with a form in it carried. Ask before the page is opened.
 */
export async function attemptsOf(page: Page): Promise<string[]> {
	const ids: string[] = [];
	await page.exposeFunction("noteAttempt", (id: string) => ids.push(id));
	await page.addInitScript(() => {
		const send = window.fetch;
		window.fetch = (address, options) => {
			if (options?.body instanceof FormData && "noteAttempt" in window && typeof window.noteAttempt === "function") {
				window.noteAttempt(String(options.body.get("submission_id")));
			}
			return send(address, options);
		};
	});
	return ids;
}
