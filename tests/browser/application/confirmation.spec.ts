// /apply/received/ as our server shows it, and as a file served by a host that knows nothing of it.
import { serveFolder } from "#tests/browser/setup/form-service.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";

const folder = new URL("../../../dist/client", import.meta.url).pathname;
const notOurs = ["", "?reference=", "?reference=MP-7K3F-9QX3", "?reference=%3Cb%3Eyou%20won%3C%2Fb%3E"];
const ours = "?reference=mp-7k3f-9qx2";

test("it confirms only a reference that can be ours, and title and description say the same", async ({ page }) => {
	const description = page.locator("meta[name=description]");
	for (const search of notOurs) {
		await page.goto(`/apply/received/${search}`);
		await expect(page.getByRole("heading", { name: "No application to confirm" })).toBeVisible();
		await expect(page).toHaveTitle(/^No application to confirm/);
		await expect(description).toHaveAttribute("content", /confirms no application/);
		await expect(page.getByText("Your reference is")).toHaveCount(0);
	}
	await page.goto(`/apply/received/${ours}`);
	await expect(page.getByText("Your reference is")).toContainText("MP-7K3F-9QX2");
	await expect(page).toHaveTitle(/^Application received/);
	await expect(description).toHaveAttribute("content", /has arrived/);
	await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /\/apply\/received\/$/);
});

test("it is sent compressed, and no cache keeps it", async ({ request }) => {
	for (const search of [ours, ""]) {
		const headers = (await request.get(`/apply/received/${search}`)).headers();
		expect(headers).toMatchObject({ "content-encoding": "br", "cache-control": "no-store" });
	}
});

test("it has a Markdown copy that claims no reference", async ({ request }) => {
	const copy = await request.get("/apply/received.md");
	expect(copy.status()).toBe(200);
	expect(await copy.text()).toContain("What happens next");
	expect(await copy.text()).not.toMatch(/Your reference is$|No application to confirm/m);
});

test.describe("as a file", () => {
	test.use({ expectedProblems: [/request to another origin/] });

	test("its script shows the reference, or that there is none", async ({ page }) => {
		await using site = await serveFolder(folder);
		for (const search of notOurs) {
			await page.goto(`${site.address}/apply/received/${search}`);
			await expect(page.getByRole("heading", { name: "No application to confirm" })).toBeVisible();
			await expect(page).toHaveTitle(/^No application to confirm/);
			await expect(page.getByText("What happens next")).toBeHidden();
		}
		await page.goto(`${site.address}/apply/received/${ours}`);
		await expect(page.getByText("Your reference is")).toContainText("MP-7K3F-9QX2");
		await expect(page.getByText("holds none that we gave out")).toBeHidden();
	});

	test.describe("without JavaScript", () => {
		test.use({ javaScriptEnabled: false });

		test("it says where the reference stands", async ({ page }) => {
			await using site = await serveFolder(folder);
			await page.goto(`${site.address}/apply/received/?reference=MP-7K3F-9QX2`);
			await expect(page.getByRole("heading", { name: "Application received" })).toBeVisible();
			await expect(page.getByText("at the end of this page’s address")).toBeVisible();
			await expect(page.getByText("Your reference is at")).toHaveCount(1);
			await expect(page.getByText("holds none that we gave out")).toBeHidden();
		});
	});
});
