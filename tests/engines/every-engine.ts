import { findOrInstallFirefox, findOrInstallWebKit, oldestChromium } from "#tests/tooling/engines.ts";
import { openChromium } from "./chromium.ts";
import type { EnginePage } from "./engine-page.ts";
import { openFirefox } from "./firefox.ts";
import { openWebKit } from "./webkit.ts";

const firefox = findOrInstallFirefox();
const webkit = findOrInstallWebKit();
const chromium112 = await oldestChromium();

/** An engine, and how its page is opened; null where it cannot be had on this machine. */
export const engines: readonly (readonly [string, ((site: string) => Promise<EnginePage>) | null])[] = [
	["Firefox", firefox === null ? null : (site) => openFirefox(firefox, site)],
	["WebKit", webkit === null ? null : (site) => openWebKit(webkit, site)],
	["Chromium 112", chromium112 === null ? null : (site) => openChromium(chromium112, site)],
];
