import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { serveEditor } from "#edit/server/serve.ts";
import { programDay, WrongDaySetting } from "#program/facts/versions.ts";

const opener: Readonly<Record<string, readonly string[]>> = {
	darwin: ["open"],
	win32: ["cmd", "/c", "start", ""],
};

const usage = `Usage:
  npm run edit                 opens the editor in the browser
  npm run edit -- --no-open    only says where it is
PORT has another port than 4322.`;

/** What was asked for cannot be done; the message has what to do. */
class Refused extends Error {}

function readArguments() {
	try {
		return parseArgs({
			options: { "no-open": { type: "boolean" }, help: { type: "boolean", short: "h" } },
		}).values;
	} catch (error) {
		throw new Refused(`${error instanceof Error ? error.message : error}\n\n${usage}`);
	}
}

/** Opens an address in this machine's browser; where there is none, the address is in the terminal. */
function openInBrowser(address: string): void {
	const [program = "xdg-open", ...args] = opener[process.platform] ?? ["xdg-open"];
	const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
	child.on("error", () => {});
	child.unref();
}

/** Serves the editor until it is stopped. Throws `Refused` for a port that is none, `WrongDaySetting` for a day that is none. */
async function openEditor(opensBrowser: boolean): Promise<void> {
	const port = process.env.PORT?.trim() || "4322";
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
		throw new Refused("PORT must be a port from 0 to 65535, such as 4322.");
	// The site beside the editor is shown for that day: a wrong one would be said there alone, and by Astro.
	programDay(process.env, new Date());
	const editor = await serveEditor(process.cwd(), Number(port));
	console.log(`The editor is at ${editor.address}`);
	console.log("Leave this window open while you edit. Ctrl+C ends the editor, and nothing is lost.");
	if (opensBrowser) openInBrowser(editor.address);
	for (const signal of ["SIGINT", "SIGTERM"] as const) {
		process.once(signal, async () => {
			await editor.stop();
			process.exit();
		});
	}
}

try {
	const { help = false, "no-open": staysClosed = false } = readArguments();
	if (help) console.log(usage);
	else await openEditor(!staysClosed);
} catch (error) {
	const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
	console.error(
		taken
			? "The editor is open already, or another program uses its port. Use that window, or set PORT to another number."
			: error instanceof Refused || error instanceof WrongDaySetting
				? error.message
				: error,
	);
	process.exitCode = 1;
}
