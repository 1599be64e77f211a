// The endpoint as other people's clients speak to it: plain forms, the AJAX example that Formspree publishes, an HTTP library.
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/browser/setup/harness.ts";
import { reference } from "./application-form.ts";

const fields = (name: string) => ({
	company_name: name,
	company_website: "https://example.com",
	company_country: "KE",
	company_founded: "2012",
	contact_name: "Amina Otieno",
	contact_email: "amina@example.com",
	tier: "reseller",
	markets: "government",
	customer_base: "Twelve counties",
	revenue_goals: "Two million",
	consent: "yes",
});

/** A page of our origin with a form of somebody else's making. */
async function openForm(page: Page, name: string, { enctype = "", script = "" } = {}) {
	const inputs = Object.entries(fields(name)).map(([key, value]) => `<input name="${key}" value="${value}">`);
	const body = `<!doctype html><title>A form</title><link rel="icon" href="data:,">
		<form id="my-form" method="post" action="/api/applications" ${enctype && `enctype="${enctype}"`}>
			${inputs.join("\n")}<button id="my-form-button">Submit</button><p id="my-form-status"></p>
		</form><script>${script}</script>`;
	await page.route("**/a-form/", (route) => route.fulfill({ contentType: "text/html", body }));
	await page.goto("/a-form/");
}

/** formspree.io/docs, "AJAX form submissions". */
const publishedExample = `
	var form = document.getElementById("my-form");
	async function handleSubmit(event) {
		event.preventDefault();
		var status = document.getElementById("my-form-status");
		var data = new FormData(event.target);
		fetch(event.target.action, {
			method: form.method,
			body: data,
			headers: { 'Accept': 'application/json' }
		}).then(response => {
			if (response.ok) {
				status.innerHTML = "Thanks for your submission!";
				form.reset()
			} else {
				response.json().then(data => {
					if (Object.hasOwn(data, 'errors')) {
						status.innerHTML = data["errors"].map(error => error["message"]).join(", ")
					} else {
						status.innerHTML = "Oops! There was a problem submitting your form"
					}
				})
			}
		}).catch(error => {
			status.innerHTML = "Oops! There was a problem submitting your form"
		});
	}
	form.addEventListener("submit", handleSubmit)`;

for (const enctype of ["application/x-www-form-urlencoded", "multipart/form-data"]) {
	test(`a plain form that posts ${enctype} ends at the confirmation`, async ({ page }) => {
		await openForm(page, `Plain ${enctype}`, { enctype });
		await page.getByRole("button", { name: "Submit" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});
}

test.describe("the AJAX example that Formspree publishes", () => {
	test.use({ expectedProblems: [/422/] });

	test("shows our errors, and then thanks", async ({ page }) => {
		await openForm(page, "Example Ltd", { script: publishedExample });
		const email = page.locator("[name=contact_email]");
		await email.fill("amina");
		await page.getByRole("button", { name: "Submit" }).click();
		await expect(page.locator("#my-form-status")).toContainText("Email address must have a name, an @ and a domain");
		await email.fill("amina@example.com");
		await page.getByRole("button", { name: "Submit" }).click();
		await expect(page.locator("#my-form-status")).toHaveText("Thanks for your submission!");
	});
});

test("an HTTP library gets the same reference whichever way it encodes the same application", async ({ request }) => {
	const application = { ...fields("Library Ltd"), submission_id: crypto.randomUUID() };
	const answers = [
		await request.post("/api/applications", { data: application }),
		await request.post("/api/applications", { form: application }),
		await request.post("/api/applications", { multipart: application }),
	];
	expect(answers.map((answer) => answer.status())).toEqual([201, 200, 200]);
	const references = await Promise.all(answers.map(async (answer) => (await answer.json()).reference));
	expect(new Set(references).size).toBe(1);
	expect(references[0]).toMatch(reference);
});
