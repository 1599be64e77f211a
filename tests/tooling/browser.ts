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

/** Chromium without windows: the same engine, for half of the processor's time (187 and 86 CPU s for the same 35 tests). */
const shell = "chromium-headless-shell";
const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

function programOfSystem(name: string): string | null {
	const folders = (process.env.PATH ?? "").split(delimiter);
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

const systemShell = () => programOfSystem(shell);
const systemBrowser = () => names.map(programOfSystem).find((path) => path !== null) ?? null;

/** A Chromium that is on this machine already: the one named in CHROMIUM, or the one to test with; null when there is none. */
export function presentBrowser(): string | null {
	return process.env.CHROMIUM ?? systemShell() ?? presentOwn() ?? systemBrowser();
}

/**
 * A Chromium to test with: one without windows, of the system or Debian's package, else Playwright's own where it can be had, else any of
 * the system. Throws a sentence that names what to install when none of them works.
 */
export async function findOrInstallBrowser(): Promise<string> {
	if (process.env.CHROMIUM) return process.env.CHROMIUM;
	const sources = [systemShell, debianShell, ownBrowser, systemBrowser, debianBrowser];
	for (const source of sources) {
		const path = source();
		if (path && (await starts(path))) return path;
	}
	throw new Error(
		"The tests need a browser and none could be installed. Install Chromium (Debian: apt-get install chromium) or run " +
			'"npx playwright install --with-deps chromium", or set CHROMIUM to the path of one.',
	);
}

function presentOwn(): string | null {
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

function ownBrowser(): string | null {
	if (presentOwn()) return presentOwn();
	console.log("Fetching Playwright’s Chromium …");
	const cli = new URL("../../node_modules/@playwright/test/cli.js", import.meta.url).pathname;
	spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "ignore", timeout: 240_000 });
	return presentOwn();
}

function debianShell(): string | null {
	console.log("Installing Debian’s Chromium without windows …");
	return installFromDebian(shell) ? systemShell() : null;
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
