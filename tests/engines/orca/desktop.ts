import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { OrcaPrograms } from "#tests/tooling/engines.ts";
import { Ears } from "./spoken.ts";

/** A desktop in memory with Firefox and Orca on it. */
export interface Desktop extends AsyncDisposable {
	/** What programs on it need in their environment, such as the number of its display. */
	environment: NodeJS.ProcessEnv;
	/** The file in which Orca writes what it speaks, among much else. */
	log: string;
}

/** Nothing is to be heard but the page: no keys, and no whole page at each load. Without a synthesizer Orca still logs what it would say. */
const orcaCustomizations = `
from orca import braille, debug, settings, speech
debug.debugFile.reconfigure(line_buffering=True)
speech.init = lambda: None
speech.checkSpeechSetting = lambda: None
braille.init = lambda *ignored: False
braille.checkBrailleSetting = lambda: None
settings.enableKeyEcho = False
settings.sayAllOnLoad = False
`;

/** A session bus that starts nothing by itself: no portals, whose folders would outlive it. */
const busConfiguration = `<busconfig>
<type>session</type>
<listen>unix:tmpdir=/tmp</listen>
<auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`;

/** Accessibility is forced on, and nothing asks, suggests or completes. */
const firefoxSettings: Readonly<Record<string, boolean | number>> = {
	"accessibility.force_disabled": -1,
	"browser.aboutwelcome.enabled": false,
	"browser.shell.checkDefaultBrowser": false,
	"browser.startup.page": 0,
	"browser.urlbar.autoFill": false,
	"browser.urlbar.suggest.history": false,
	"browser.urlbar.suggest.searches": false,
	"datareporting.policy.dataSubmissionPolicyBypassNotification": true,
};

/** Starts a display, a session bus, the bus of accessibility, Orca and Firefox, in a home of their own. */
export async function startDesktop(programs: OrcaPrograms): Promise<Desktop> {
	const home = mkdtempSync(join(tmpdir(), "listen-"));
	const log = join(home, "orca.log");
	const started: ChildProcess[] = [];
	const signals = ["SIGINT", "SIGTERM"] as const;
	// Programs in groups of their own do not hear Ctrl+C: whoever stops this process must not be left with a screen reader.
	const interrupted = (signal: NodeJS.Signals) => void dispose().finally(() => process.kill(process.pid, signal));
	for (const signal of signals) process.once(signal, interrupted);
	const dispose = async () => {
		for (const signal of signals) process.off(signal, interrupted);
		for (const child of started.toReversed()) await ended(child);
		rmSync(home, { recursive: true, maxRetries: 20 });
	};
	try {
		const run = (program: string, args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess => {
			// In a group of its own, so that what it starts itself ends with it.
			const child = spawn(program, args, {
				env: environment,
				stdio: ["ignore", "pipe", "ignore"],
				detached: true,
			});
			started.push(child);
			return child;
		};
		const bare = {
			PATH: process.env.PATH,
			LANG: "C.UTF-8",
			HOME: home,
			XDG_RUNTIME_DIR: home,
			GNOME_ACCESSIBILITY: "1",
			GSETTINGS_BACKEND: "memory",
		};
		const display = await firstLine(
			run(programs.display, ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], bare),
		);
		const shown = { ...bare, DISPLAY: `:${display}` };
		const configuration = join(home, "bus.conf");
		writeFileSync(configuration, busConfiguration);
		const bus = await firstLine(
			run(programs.bus, [`--config-file=${configuration}`, "--nofork", "--print-address=1"], shown),
		);
		const environment = { ...shown, DBUS_SESSION_BUS_ADDRESS: bus };

		run(programs.accessibilityBus, ["--launch-immediately", "--screen-reader=1"], environment);
		const settings = join(home, ".local/share/orca");
		mkdirSync(settings, { recursive: true });
		writeFileSync(join(settings, "orca-customizations.py"), orcaCustomizations);
		run(programs.orca, [`--debug-file=${log}`], environment).stdout?.resume();
		// Orca follows only windows that open after it has begun.
		if ((await new Ears(log).waitFor(/^Screen reader on/)) === null) throw new Error("Orca did not begin.");

		const profile = join(home, "firefox");
		mkdirSync(profile);
		const lines = Object.entries(firefoxSettings).map(([name, value]) => `user_pref("${name}", ${value});`);
		writeFileSync(join(profile, "user.js"), lines.join("\n"));
		run(programs.firefox, ["--no-remote", "--profile", profile, "about:blank"], environment).stdout?.resume();
		return { environment, log, [Symbol.asyncDispose]: dispose };
	} catch (error) {
		await dispose();
		throw error;
	}
}

/** The first line that a program prints. Throws where it ends without one. */
async function firstLine(child: ChildProcess): Promise<string> {
	if (!child.stdout) throw new Error("There is no output to read.");
	for await (const line of createInterface({ input: child.stdout })) return line;
	throw new Error(`${child.spawnfile} did not start.`);
}

async function ended(child: ChildProcess): Promise<void> {
	if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
	const exit = once(child, "exit");
	process.kill(-child.pid, "SIGKILL");
	await exit;
}
