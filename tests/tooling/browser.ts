import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { installFromDebian } from "./debian.ts";

/** Flags that a Chromium needs where it may not use its sandbox (root) or reach the network for its own purposes. */
export const browserArguments: readonly string[] = [
	...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	// Letters are drawn alike whatever the machine's font settings are.
	"--font-render-hinting=none",
	"--disable-lcd-text",
	"--force-color-profile=srgb",
];

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

/** A browser of the system, or null. */
function systemBrowser(): string | null {
	const folders = (process.env.PATH ?? "").split(delimiter);
	return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

/** A Chromium that is on this machine already: the one named in CHROMIUM, Playwright's own, or the system's; null when there is none. */
export function presentBrowser(): string | null {
	if (process.env.CHROMIUM) return process.env.CHROMIUM;
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : systemBrowser();
}

/**
 * A Chromium to test with: Playwright's own where it can be had, else the system's, else Debian's package.
 * Throws a sentence that names what to install when none of them works.
 */
export async function findOrInstallBrowser(): Promise<string> {
	if (process.env.CHROMIUM) return process.env.CHROMIUM;
	const sources = [ownBrowser, systemBrowser, debianBrowser];
	for (const source of sources) {
		const path = source();
		if (path && (await starts(path))) return path;
	}
	throw new Error(
		"The tests need a browser and none could be installed. Install Chromium (Debian: apt-get install chromium) or run " +
			'"npx playwright install --with-deps chromium", or set CHROMIUM to the path of one.',
	);
}

function ownBrowser(): string | null {
	const path = chromium.executablePath();
	if (existsSync(path)) return path;
	console.log("Fetching Playwright’s Chromium …");
	const cli = new URL("../../node_modules/@playwright/test/cli.js", import.meta.url).pathname;
	spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "ignore", timeout: 240_000 });
	return existsSync(path) ? path : null;
}

function debianBrowser(): string | null {
	console.log("Installing Debian’s Chromium …");
	return installFromDebian("chromium") ? systemBrowser() : null;
}

async function starts(executablePath: string): Promise<boolean> {
	try {
		const browser = await chromium.launch({ executablePath, args: [...browserArguments] });
		await browser.close();
		return true;
	} catch {
		return false;
	}
}
