import { expect, test } from "#tests/browser/setup/harness.ts";
import { attemptsOf, fillAll, ready, reference } from "./application-form.ts";

test.use({ viewport: { width: 360, height: 780 } });

test("a page of the network’s own is no receipt: everything is kept, and trying again is the same application", async ({
	page,
}) => {
	const ids = await attemptsOf(page);
	await ready(page);
	await fillAll(page, "Hotel Guest Ltd");
	let posts = 0;
	await page.route("**/api/applications", (route) =>
		++posts > 1
			? route.continue()
			: route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Sign in to the network</h1>" }),
	);
	await page.getByRole("button", { name: "Send application" }).click();
	await expect(page.getByText(/did not come from our server/)).toBeVisible();
	await expect(page).toHaveURL(/\/apply\/#check$/);
	expect(await page.evaluate(() => localStorage.getItem("application draft"))).toContain("Hotel Guest Ltd");
	await page.getByRole("button", { name: "Try again" }).click();
	await expect(page.getByText("Your reference is")).toContainText(reference);
	expect(ids[1]).toBe(ids[0]);
});

test("the campaign of the visit goes along, and the form says so", async ({ page }) => {
	await page.goto("/guide/?utm_source=newsletter&utm_campaign=spring&x=1");
	await page.goto("/apply/");
	await ready(page);
	await fillAll(page, "Reader Ltd");
	await expect(page.getByText(/says of its campaign \(newsletter, spring\)/)).toBeVisible();
	const sent = page.waitForRequest("**/api/applications");
	await page.getByRole("button", { name: "Send application" }).click();
	const body = (await sent).postData() ?? "";
	await expect(page.getByText("Your reference is")).toContainText(reference);
	if (body !== "") expect(body).toContain("utm_source=newsletter&utm_campaign=spring");
});

test("a cut estimate is said before it is sent, where it arrives, where it is typed and where answers are checked", async ({
	page,
}) => {
	const cut = "/estimate/?k=d8b95050&v=1&terms=1.0&tier=res";
	await ready(page, `/apply/?estimate=${encodeURIComponent(cut)}`);
	await expect(page.getByText(/Your estimate is attached\. Its link was cut or changed/)).toBeVisible();
	await fillAll(page, "Torn Link Ltd");
	await expect(page.getByText(/^Its link was cut or changed/)).toBeVisible();
});

test("an estimate whose rest has become a fragment on the link’s way is attached whole, over a reload too", async ({
	page,
}) => {
	const estimate = "/estimate/?v=1&terms=1.0&tier=reseller&pu.customers=10&pu.revenue=1000";
	await ready(page, `/apply/?estimate=${estimate.replaceAll("&", "&#38;")}`);
	const link = page.getByRole("link", { name: "See the estimate" });
	await expect(link).toHaveAttribute("href", estimate);
	await fillAll(page, "Fragment Ltd");
	await page.reload();
	await ready(page, page.url());
	expect(await page.evaluate(() => localStorage.getItem("application draft"))).toContain(estimate);
});
