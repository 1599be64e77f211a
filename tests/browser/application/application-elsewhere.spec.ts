// A build with FORM_ENDPOINT: no server of ours, and a form that speaks to somebody else's.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTermsInForce } from "#authoring/read-program.ts";
import { buildSite } from "#commands/build-site.ts";
import { serveFolder, startFormService } from "#tests/browser/setup/form-service.ts";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { copyProject } from "#tests/project-copy.ts";
import { fillAll, proceed, takenOver } from "./application-form.ts";

test.use({ expectedProblems: [/request to another origin|422/] });

test("a build for another endpoint is purely static, and its form sends there and shows the errors that come back", async ({
	page,
}) => {
	const errors = [{ field: "contact_email", code: "TYPE_EMAIL", message: "should be an email" }];
	await using service = await startFormService((asked) =>
		asked === 1
			? { status: 422, body: { error: "Validation errors", errors } }
			: { status: 200, body: { next: "/thanks", ok: true } },
	);
	const copy = copyProject("static-build");
	try {
		await buildSite(copy.path, { ...process.env, FORM_ENDPOINT: service.address });
		const folder = join(copy.path, "dist/client");
		expect(existsSync(join(copy.path, "dist/server"))).toBe(false);
		expect(existsSync(join(folder, "api"))).toBe(false);
		await using site = await serveFolder(folder);

		await page.goto(`${site.address}/apply/`);
		await takenOver(page);
		await expect(page.getByText("it was written to disk")).toHaveCount(0);
		await fillAll(page, "Elsewhere Ltd");
		await page.getByRole("button", { name: "Send application" }).click();
		const summary = page.getByRole("region", { name: /^There (is a problem|are \d+ problems)$/ });
		await summary.getByRole("link", { name: "should be an email" }).click();
		await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/should be an email/);
		await proceed(page)();
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByRole("heading", { name: "Application received" })).toBeVisible();
		await expect(page.getByText("Your reference is")).toBeHidden();
		await expect(page.getByRole("definition").filter({ hasText: "Elsewhere Ltd" })).toBeVisible();

		await page.goto(`${site.address}/estimate/`);
		await expect(
			page.getByText("Chats and mails show the link without its figures: they are seen by whoever opens it."),
			"what a static host cannot do is said where links are sent",
		).toBeVisible();
		const presets = readdirSync(join(folder, "estimate/presets"), { withFileTypes: true }).filter((entry) =>
			entry.isDirectory(),
		);
		expect(presets).toHaveLength(readTermsInForce(copy.path).presets.length);
		for (const { name: slug } of presets) {
			const image = `social/estimate/presets/${slug}.png`;
			const html = readFileSync(join(folder, `estimate/presets/${slug}/index.html`), "utf8");
			expect(html, "a preset has a preview of its own").toContain(`/${image}"`);
			expect(existsSync(join(folder, image))).toBe(true);
		}

		const [first, second] = service.asked;
		expect(first).toMatchObject({ type: expect.stringMatching(/^multipart\/form-data/), accept: "application/json" });
		expect(first?.origin).toBe(site.address);
		expect(first?.form.get("company_name")).toBe("Elsewhere Ltd");
		expect(second?.form.get("submission_id")).toBe(first?.form.get("submission_id"));
	} finally {
		copy.remove();
	}
});
