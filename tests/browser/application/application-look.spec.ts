import { accessibilityFaults } from "#tests/browser/setup/accessibility.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { fillAll, proceed, ready } from "./application-form.ts";

for (const colorScheme of ["light", "dark"] as const) {
	for (const width of [360, 1280]) {
		test(`axe finds nothing on any step, nor on the confirmation, in the ${colorScheme} theme at ${width} px`, async ({
			page,
		}) => {
			const found: string[] = [];
			const look = async () => {
				found.push(...(await accessibilityFaults(page)));
				const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
				if (overflow > 0) found.push(`the page is ${overflow} px too wide`);
			};
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 800 });
			await ready(page, "/apply/?tier=technology&answers=yes");
			await proceed(page)();
			await expect(page.getByRole("region", { name: /^There (is a problem|are \d+ problems)$/ })).toBeVisible();
			await look();
			for (const step of ["partnership", "market", "goals", "check"]) {
				await ready(page, `/apply/?tier=technology#${step}`);
				await look();
			}
			await page.goto("/apply/received/?reference=MP-7K3F-9QX2");
			await look();
			expect(found).toEqual([]);
		});
	}
}

test("answers in Arabic or Hebrew read from the right where they are typed, checked and kept as a copy", async ({
	page,
}) => {
	await ready(page);
	await fillAll(page, "شركة النيل (مصر)");
	await expect(page.getByText("شركة النيل (مصر)")).toHaveCSS("direction", "rtl");
	await expect(page.getByText("Amina Otieno")).toHaveCSS("direction", "ltr");
	await page.goto("/apply/#company");
	await expect(page.getByLabel("Company name")).toHaveCSS("direction", "rtl");
	await page.goto("/apply/#goals");
	await page.getByLabel("Revenue goals").fill("مليونان في السنة الأولى!");
	await expect(page.getByLabel("Revenue goals")).toHaveCSS("direction", "rtl");
	await page.goto("/apply/#check");
	await page.getByRole("button", { name: "Send application" }).click();
	await expect(page.getByText("مليونان في السنة الأولى!")).toHaveCSS("direction", "rtl");
});

test("an address is not underlined as a word that is spelled wrong", async ({ page }) => {
	await ready(page);
	await expect(page.getByLabel(/e-?mail/i).first()).toHaveJSProperty("spellcheck", false);
	await expect(page.getByLabel("Company website")).toHaveJSProperty("spellcheck", false);
});
