import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./harness.ts";

async function ready(page: Page, address = "/apply/") {
	await page.goto(address);
	await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
}

async function fillCompany(page: Page, name: string) {
	await page.getByLabel("Company name").fill(name);
	await page.getByLabel("Company website").fill("https://example.com");
	await page.getByLabel("Country").selectOption("KE");
	await page.getByLabel("Year founded").fill("2012");
	await page.getByLabel("Your name").fill("Amina Otieno");
	await page.getByLabel("Email address").fill("amina@example.com");
}

async function fillRest(page: Page, next: () => Promise<void>) {
	await page.getByLabel("Reseller Partner").check();
	await next();
	await page.getByLabel("Government").check();
	await page.getByLabel("Customer base").fill("Twelve counties");
	await next();
	await page.getByLabel("Revenue goals").fill("Two million in the first year");
	await next();
}

const proceed = (page: Page) => async () => page.getByRole("button", { name: "Continue" }).click();

async function fillAll(page: Page, name: string) {
	await fillCompany(page, name);
	await proceed(page)();
	await fillRest(page, proceed(page));
	await page.getByLabel(/may keep and use/).check();
}

const reference = /MP-[0-9A-Z]{4}-[0-9A-Z]{4}/;

test("an application goes through its steps, is checked, sent and confirmed", async ({ page }) => {
	await ready(page);
	await fillAll(page, "Steps Ltd");
	await expect(page.getByRole("definition").filter({ hasText: "Twelve counties" })).toBeVisible();
	await page.getByRole("link", { name: "Change Company name" }).click();
	await page.getByLabel("Company name").fill("Stepwise Ltd");
	await proceed(page)();
	await expect(page.getByRole("definition").filter({ hasText: "Stepwise Ltd" })).toBeVisible();
	await page.getByRole("button", { name: "Send application" }).click();
	await expect(page).toHaveURL(/\/apply\/received\/\?reference=MP-/);
	await expect(page.getByText("Your reference is")).toContainText(reference);
	const copy = page.getByRole("definition");
	await expect(copy.filter({ hasText: "Stepwise Ltd" })).toBeVisible();
	await expect(copy.filter({ hasText: "Kenya" })).toBeVisible();
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("");
});

test("the keyboard alone is enough to apply", async ({ page }) => {
	await ready(page);
	const type = async (label: string | RegExp, text: string) => {
		const field = page.getByLabel(label);
		for (let tabs = 0; tabs < 40 && !(await field.evaluate((one) => one === document.activeElement)); tabs++) {
			await page.keyboard.press("Tab");
		}
		await expect(field).toBeFocused();
		await page.keyboard.type(text);
	};
	await type("Company name", "Keys Ltd");
	await type("Company website", "https://example.com");
	await type("Country", "Kenya");
	await type("Year founded", "2012");
	await type("Your name", "Amina Otieno");
	await type("Email address", "amina@example.com");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "Partnership", exact: true })).toBeFocused();
	await page.keyboard.press("Tab");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowDown");
	await expect(page.getByLabel("Reseller Partner")).toBeChecked();
	await page.keyboard.press("Enter");
	await type("Government", " ");
	await type("Customer base", "Twelve counties");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await type("Revenue goals", "Two million");
	await type(/^Estimate/, "");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("heading", { name: "Check your answers" })).toBeFocused();
	await type(/may keep and use/, " ");
	await page.keyboard.press("Enter");
	await expect(page.getByText("Your reference is")).toContainText(reference);
});

test("a second click while the first is on its way counts for nothing", async ({ page }) => {
	await ready(page);
	await fillAll(page, "Twice Ltd");
	let posts = 0;
	await page.route("**/api/applications", async (route) => {
		posts++;
		await route.continue();
	});
	await page.getByRole("button", { name: "Send application" }).dblclick();
	await expect(page.getByText("Your reference is")).toContainText(reference);
	expect(posts).toBe(1);
});

test("errors are summed up, take the focus, lead to their fields and are repeated there", async ({ page }) => {
	await ready(page);
	await page.getByLabel("Company website").fill("example");
	await proceed(page)();
	const summary = page.getByRole("region", { name: "There is a problem" });
	await expect(summary).toBeFocused();
	await expect(page).toHaveTitle(/^Error: /);
	await expect(page.getByText("Company website must be a full address").last()).toBeVisible();
	await summary.getByRole("link", { name: "Enter your email address" }).click();
	await expect(page.getByLabel("Email address")).toBeFocused();
	await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/Error: Enter your email address/);
	await expect(page.getByLabel("Company website")).toHaveValue("example");
});

test("the draft is there again after a reload, and can be cleared", async ({ page }) => {
	await ready(page);
	await page.getByLabel("Company name").fill("Drafty Ltd");
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("Drafty Ltd");
	await expect(page.getByText("Your draft from this device is back.")).toBeVisible();
	await page.getByRole("button", { name: "Clear this form" }).click();
	await expect(page.getByLabel("Company name")).toHaveValue("");
	await page.getByRole("button", { name: "Bring my answers back" }).click();
	await expect(page.getByLabel("Company name")).toHaveValue("Drafty Ltd");
	await page.getByRole("button", { name: "Clear this form" }).click();
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("");
	await expect(page.getByText("Your draft from this device is back.")).toBeHidden();
});

test("the draft outlives the browser’s page, on whatever step it was", async ({ page, context }) => {
	await ready(page);
	await fillCompany(page, "Crashed Ltd");
	await proceed(page)();
	await page.getByLabel("Strategic Partner").check();
	await page.close();
	const next = await context.newPage();
	await ready(next, "/apply/#check");
	await expect(next.getByRole("definition").filter({ hasText: "Crashed Ltd" })).toBeVisible();
	await expect(next.getByRole("definition").filter({ hasText: "Strategic Partner" })).toBeVisible();
});

test("a draft of more than 30 days ago is dropped", async ({ page }) => {
	await page.clock.install({ time: new Date("2026-01-01T00:00:00Z") });
	await ready(page);
	await page.getByLabel("Company name").fill("Old Ltd");
	await page.clock.setSystemTime(new Date("2026-02-01T00:00:00Z"));
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("");
});

test("what is typed before script has arrived stays", async ({ page }) => {
	const held = Promise.withResolvers<void>();
	await page.route("**/*.js", async (route) => {
		await held.promise;
		await route.continue();
	});
	await page.goto("/apply/", { waitUntil: "commit" });
	await page.getByLabel("Company name").fill("Early Ltd");
	held.resolve();
	await expect(page.locator("astro-island[ssr]")).toHaveCount(0);
	await expect(page.getByText("Step 1 of 5")).toHaveCount(1);
	await expect(page.getByLabel("Company name")).toHaveValue("Early Ltd");
	await ready(page);
	await expect(page.getByLabel("Company name")).toHaveValue("Early Ltd");
});

test.describe("where storage is blocked", () => {
	// The theme's own switch of colors minds; the page reads all the same.
	test.use({ expectedProblems: [/thrown: (denied|StarlightThemeProvider)/] });

	test("the form works all the same and says that nothing is kept", async ({ page }) => {
		await page.addInitScript(() => {
			for (const name of ["localStorage", "sessionStorage"]) {
				Object.defineProperty(window, name, {
					get() {
						throw new DOMException("denied", "SecurityError");
					},
				});
			}
		});
		await ready(page);
		await expect(page.getByText("This browser keeps nothing for this page")).toBeVisible();
		await fillAll(page, "Private Ltd");
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});
});

test("tier, answers and estimate come along and are said", async ({ page }) => {
	await ready(page, "/apply/?tier=integrator&answers=no/yes&estimate=%2Festimate%2F%3Ftier%3Dintegrator#partnership");
	await expect(page.getByText("You answered no, yes in the tier finder.")).toBeVisible();
	await expect(page.getByLabel("System Integrator Partner")).toBeChecked();
	await expect(page.getByText("Your estimate is attached.")).toBeVisible();
	await expect(page.getByLabel("Technical capabilities")).toBeVisible();
	await page.getByLabel("Reseller Partner").check();
	await expect(page.getByLabel("Technical capabilities")).toBeHidden();
	await expect(page.getByText("What the guide asks of this tier")).toBeVisible();
	// A reload of the same link does not undo the change.
	await page.reload();
	await expect(page.getByLabel("Reseller Partner")).toBeChecked();
	await ready(page, "/apply/#goals");
	await expect(page.getByLabel(/^Estimate/)).toHaveValue("/estimate/?tier=integrator");
});

test("a young company is told what the guide asks for and may go on", async ({ page }) => {
	await ready(page);
	await fillCompany(page, "New Ltd");
	await page.getByLabel("Year founded").fill(String(new Date().getFullYear()));
	await expect(page.getByText(/You may apply all the same/)).toBeVisible();
	await proceed(page)();
	await expect(page.getByRole("heading", { name: "Partnership", exact: true })).toBeFocused();
});

test.describe("when the connection breaks", () => {
	test.use({ expectedProblems: [/ERR_FAILED|ERR_CONNECTION/] });

	test("the form says so, keeps everything, and trying again does not apply twice", async ({ page }) => {
		await ready(page);
		await fillAll(page, "Broken Line Ltd");
		const ids: string[] = [];
		let stored: string | undefined;
		await page.route("**/api/applications", async (route) => {
			ids.push(/name="submission_id"\r\n\r\n([^\r]+)/.exec(route.request().postData() ?? "")?.[1] ?? "");
			if (ids.length > 1) return route.continue();
			// The first attempt arrives, and its answer gets lost.
			stored = (await (await route.fetch()).json()).reference;
			await route.abort("failed");
		});
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText(/^The connection broke before we had an answer/)).toBeVisible();
		await page.getByRole("button", { name: "Try again" }).click();
		await expect(page.getByText("Your reference is")).toContainText(stored ?? "no reference");
		expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
		expect(ids[1]).toBe(ids[0]);
	});
});

test.describe("when the browser is offline", () => {
	test.use({ expectedProblems: [/ERR_INTERNET_DISCONNECTED/] });

	test("the form says so, and sends when the connection is back", async ({ page, context }) => {
		await ready(page);
		await fillAll(page, "Offline Ltd");
		await context.setOffline(true);
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText(/^You are offline/)).toBeVisible();
		await context.setOffline(false);
		await page.getByRole("button", { name: "Try again" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});
});

test.describe("when an earlier version has arrived already", () => {
	test.use({ expectedProblems: [/ERR_FAILED|422/] });

	test("the form says so, and sends another application only when asked again", async ({ page }) => {
		await ready(page);
		await fillAll(page, "Changed Mind Ltd");
		let attempts = 0;
		await page.route("**/api/applications", async (route) => {
			attempts++;
			if (attempts > 1) return route.continue();
			await route.fetch();
			await route.abort("failed");
		});
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText(/^The connection broke/)).toBeVisible();
		await page.getByRole("link", { name: "Change Company name" }).click();
		await page.getByLabel("Company name").fill("Second Thoughts Ltd");
		await proceed(page)();
		await page.getByRole("button", { name: "Try again" }).click();
		await expect(page.getByText(/^An earlier version of this application has arrived already/)).toBeVisible();
		await page.getByRole("button", { name: "Send as another application" }).click();
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});
});

test.describe("when the form posts to somebody else’s endpoint", () => {
	const theirs = "https://forms.example/f/1";
	test.use({ expectedProblems: [/forms\.example/] });

	test("it sends multipart/form-data, shows their errors at the fields and takes any 2xx for success", async ({
		page,
	}) => {
		// The page as a build with that FORM_ENDPOINT has it: another address and another policy.
		await page.route("**/apply/", async (route) => {
			const response = await route.fetch();
			const { "content-security-policy": _, ...headers } = response.headers();
			const body = (await response.text()).replaceAll("/api/applications", theirs);
			await route.fulfill({ response, headers, body });
		});
		const asked: { type: string; accept: string; body: string }[] = [];
		await page.route(theirs, async (route) => {
			const { "content-type": type = "", accept = "" } = route.request().headers();
			asked.push({ type, accept, body: route.request().postData() ?? "" });
			const errors = [{ field: "contact_email", code: "TYPE_EMAIL", message: "should be an email" }];
			await route.fulfill({
				status: asked.length === 1 ? 422 : 200,
				headers: { "access-control-allow-origin": "*" },
				json: asked.length === 1 ? { error: "Validation errors", errors } : { ok: true },
			});
		});
		await ready(page);
		await fillAll(page, "Elsewhere Ltd");
		await page.getByRole("button", { name: "Send application" }).click();
		const summary = page.getByRole("region", { name: "There is a problem" });
		await summary.getByRole("link", { name: "should be an email" }).click();
		await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/should be an email/);
		await proceed(page)();
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByRole("heading", { name: "Application received" })).toBeVisible();
		await expect(page.getByText("Your reference is")).toBeHidden();
		await expect(page.getByRole("definition").filter({ hasText: "Elsewhere Ltd" })).toBeVisible();
		expect(asked[0]).toMatchObject({
			type: expect.stringMatching(/^multipart\/form-data/),
			accept: "application/json",
		});
		expect(asked[0]?.body).toContain("Elsewhere Ltd");
	});
});

test.describe("when the endpoint finds errors that the form did not", () => {
	test.use({ expectedProblems: [/422/] });

	test("they lead to their fields on their steps", async ({ page }) => {
		await ready(page);
		await fillAll(page, "Judged Ltd");
		await page.route("**/api/applications", (route) =>
			route.fulfill({
				status: 422,
				contentType: "application/problem+json",
				body: JSON.stringify({
					errors: [{ field: "contact_email", code: "TYPE_EMAIL", message: "Email address has no mail server" }],
				}),
			}),
		);
		await page.getByRole("button", { name: "Send application" }).click();
		const summary = page.getByRole("region", { name: "There is a problem" });
		await expect(summary).toBeFocused();
		await summary.getByRole("link", { name: "Email address has no mail server" }).click();
		await expect(page.getByLabel("Email address")).toBeFocused();
		await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/Email address has no mail server/);
	});
});

test.describe("when the store cannot take it", () => {
	test.use({ expectedProblems: [/503/] });

	test("the form says when to try again", async ({ page }) => {
		await ready(page);
		await fillAll(page, "Patient Ltd");
		await page.route("**/api/applications", (route) =>
			route.fulfill({ status: 503, headers: { "Retry-After": "120" }, body: "{}" }),
		);
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page.getByText(/Try again in 2 minutes\./)).toBeVisible();
	});
});

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false, expectedProblems: [/422/] });

	test("the form on one page posts, comes back with errors and everything typed, and is then received", async ({
		page,
	}) => {
		await page.goto("/apply/");
		await fillCompany(page, "Plain Ltd");
		await page.getByLabel("Email address").fill("amina");
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page).toHaveTitle(/^Error: /);
		const summary = page.getByRole("region", { name: "There is a problem" });
		await expect(summary.getByRole("link", { name: /^Email address must have/ })).toHaveAttribute(
			"href",
			"#contact_email",
		);
		await expect(page.getByLabel("Company name")).toHaveValue("Plain Ltd");
		await expect(page.getByLabel("Country")).toHaveValue("KE");
		await page.getByLabel("Email address").fill("amina@example.com");
		await fillRest(page, async () => {});
		await page.getByLabel(/may keep and use/).check();
		await page.getByRole("button", { name: "Send application" }).click();
		await expect(page).toHaveURL(/\/apply\/received\/\?reference=MP-/);
		await expect(page.getByText("Your reference is")).toContainText(reference);
	});
});

test("the trap is not there for people: no focus, no name, no autofill", async ({ page }) => {
	await ready(page);
	const trap = page.locator("[name=hp_note]");
	await expect(trap).toHaveAttribute("tabindex", "-1");
	await expect(trap).toHaveAttribute("autocomplete", "off");
	await expect(page.getByRole("textbox", { name: "Leave this empty" })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
	for (const width of [360, 1280]) {
		test(`axe finds nothing on any step, nor on the confirmation, in the ${colorScheme} theme at ${width} px`, async ({
			page,
		}) => {
			const found: string[] = [];
			const look = async () => {
				const { violations } = await new AxeBuilder({ page }).analyze();
				found.push(...violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`));
				const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
				if (overflow > 0) found.push(`the page is ${overflow} px too wide`);
			};
			await page.emulateMedia({ colorScheme });
			await page.setViewportSize({ width, height: 800 });
			await ready(page, "/apply/?tier=technology&answers=yes");
			await proceed(page)();
			await expect(page.getByRole("region", { name: "There is a problem" })).toBeVisible();
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
