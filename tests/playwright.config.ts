import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { applicationsFolder } from "./browser/setup/applications-folder.ts";
import { browserArguments, presentBrowser } from "./tooling/browser.ts";

const port = Number(process.env.TEST_PORT ?? 4399);
const root = new URL("..", import.meta.url).pathname;

/** The built site as `npm run serve` serves it, with a database of its own. Build first: `npm run build`. */
export default defineConfig({
	testDir: "browser",
	// A folder of its own: it is emptied at the start, and the other reports are beside it.
	outputDir: "../test-results/browser",
	globalTeardown: "./browser/setup/applications-folder.ts",
	fullyParallel: true,
	// The editor's tests take turns with one editor: begun last, they would keep one worker busy while the other has nothing to do.
	projects: [
		{ name: "editor", testMatch: "editor/**/*.spec.ts" },
		{ name: "site", testIgnore: "editor/**" },
	],
	workers: 2,
	forbidOnly: Boolean(process.env.CI),
	// A shared machine can be several times slower than usual: what is waited for is the page's state, never the clock.
	timeout: 300_000,
	expect: { timeout: 60_000 },
	reporter: [
		["list"],
		["./browser/site/weights-reporter.ts"],
		["json", { outputFile: "../test-results/browser.json" }],
	],
	snapshotPathTemplate: "{testDir}/{testFileName}-snapshots/{arg}{ext}",
	use: {
		// Less than a whole test may take, so that what was waited for is named.
		actionTimeout: 120_000,
		navigationTimeout: 120_000,
		baseURL: `http://localhost:${port}`,
		launchOptions: { executablePath: presentBrowser() ?? "chromium", args: [...browserArguments] },
	},
	webServer: {
		command: "node src/commands/serve.ts",
		cwd: root,
		url: `http://localhost:${port}/`,
		env: {
			PORT: String(port),
			RATE_LIMIT: "off",
			DATABASE_URL: `sqlite:${join(applicationsFolder, "applications.db")}`,
		},
	},
});
