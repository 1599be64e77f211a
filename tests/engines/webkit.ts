import { type ChildProcess, spawn } from "node:child_process";
import { Builder, error as driverErrors, Key, type WebDriver, WebElement } from "selenium-webdriver";
import { freePort } from "#tests/tooling/free-port.ts";
import { callIn, type EnginePage, visibleElement } from "./engine-page.ts";

/** WebKitGTK (the engine of Safari) in its small browser, on a display in memory. */
export async function openWebKit(programs: { driver: string; browser: string }, site: string): Promise<EnginePage> {
	const port = await freePort();
	const child = spawn("xvfb-run", ["--auto-servernum", programs.driver, `--port=${port}`], {
		// Its sandbox needs rights that a container has not; the language decides what Intl answers.
		env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
		stdio: ["ignore", "pipe", "pipe"],
		detached: true,
	});
	const problems = consoleErrors(child);
	await listening(port);
	const driver = await new Builder()
		.usingServer(`http://127.0.0.1:${port}`)
		.withCapabilities({
			browserName: "MiniBrowser",
			"webkitgtk:browserOptions": {
				binary: programs.browser,
				args: ["--automation", "--enable-write-console-messages-to-stdout=true"],
			},
		})
		.build();
	await driver.manage().setTimeouts({ script: 60_000, pageLoad: 120_000 });
	return {
		open: async (path) => driver.get(new URL(path, site).href),
		evaluate: async (act, ...args) => driver.executeScript(`return ${callIn(act, args)}`),
		press: async (...keys) => {
			const signs = keys.map((name) => keyNames[name] ?? name);
			let actions = driver.actions();
			for (const sign of signs) actions = actions.keyDown(sign);
			for (const sign of signs.toReversed()) actions = actions.keyUp(sign);
			await actions.perform();
		},
		type: async (text) => driver.actions().sendKeys(text).perform(),
		click: async (selector, text = "") => clickIn(driver, selector, text),
		resize: async (width, height) => resized(driver, width, height),
		problems: () => problems,
		[Symbol.asyncDispose]: async () => {
			await driver.quit();
			// The display ends with the group; it may have gone already.
			if (child.pid && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
		},
	};
}

const keyNames: Readonly<Record<string, string>> = {
	Control: Key.CONTROL,
	Enter: Key.ENTER,
	Escape: Key.ESCAPE,
	Tab: Key.TAB,
	ArrowDown: Key.ARROW_DOWN,
};

async function clickIn(driver: WebDriver, selector: string, text: string): Promise<void> {
	const found: unknown = await driver.executeScript(
		`return (${visibleElement}).apply(null, arguments)`,
		selector,
		text,
	);
	if (!(found instanceof WebElement)) throw new Error(`There is no ${selector} with "${text}" to click.`);
	await found.click();
}

/** Makes the page itself, not the window around it, as large as asked, as far as the window can be made small. */
async function resized(driver: WebDriver, width: number, height: number): Promise<void> {
	const inner = async () => driver.executeScript<readonly [number, number]>("return [innerWidth, innerHeight]");
	const window = driver.manage().window();
	// A window that has just been opened takes its first size only after it was asked once more.
	for (let tries = 0; tries < 3; tries += 1) {
		const [wide, high] = await inner();
		if (wide === width && high === height) return;
		const { width: outerWidth, height: outerHeight } = await window.getRect();
		await window.setRect({ x: 0, y: 0, width: outerWidth + width - wide, height: outerHeight + height - high });
		// The page learns of it some time after the window.
		await driver
			.wait(async () => (await inner())[0] !== wide, 1_000)
			.catch((error: unknown) => {
				if (!(error instanceof driverErrors.TimeoutError)) throw error;
			});
	}
}

/** What pages write to the console as errors, from the output that the browser is asked to copy it to. */
function consoleErrors(child: ChildProcess): string[] {
	const problems: string[] = [];
	const read = (text: string) => {
		for (const line of text.split("\n")) {
			if (/CONSOLE .*(ERROR|EXCEPTION)|^CONSOLE ERROR/.test(line)) problems.push(line.trim());
		}
	};
	child.stdout?.setEncoding("utf8").on("data", read);
	child.stderr?.setEncoding("utf8").on("data", read);
	return problems;
}

/** Waits until the driver answers. */
async function listening(port: number): Promise<void> {
	const end = Date.now() + 60_000;
	while (Date.now() < end) {
		const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null);
		if (answer) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error("WebKit’s driver did not start.");
}
