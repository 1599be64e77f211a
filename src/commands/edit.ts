import { spawn } from "node:child_process";
import { serveEditor } from "#edit/server/serve.ts";

const opener: Readonly<Record<string, readonly string[]>> = {
	darwin: ["open"],
	win32: ["cmd", "/c", "start", ""],
};

/** The environment names no port. */
class WrongPort extends Error {}

/** Opens an address in this machine's browser; where there is none, the address is in the terminal. */
function openInBrowser(address: string): void {
	const [program = "xdg-open", ...args] = opener[process.platform] ?? ["xdg-open"];
	const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
	child.on("error", () => {});
	child.unref();
}

const port = process.env.PORT?.trim() || "4322";
try {
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
		throw new WrongPort("PORT must be a port from 0 to 65535, such as 4322.");
	const editor = await serveEditor(process.cwd(), Number(port));
	console.log(`The editor is at ${editor.address}`);
	console.log("Leave this window open while you edit. Ctrl+C ends the editor; everything is saved as you type.");
	if (!process.argv.includes("--no-open")) openInBrowser(editor.address);
	for (const signal of ["SIGINT", "SIGTERM"] as const) {
		process.once(signal, async () => {
			await editor.stop();
			process.exit();
		});
	}
} catch (error) {
	const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
	console.error(
		taken
			? "The editor is open already, or another program uses its port. Use that window, or set PORT to another number."
			: error instanceof WrongPort
				? error.message
				: error,
	);
	process.exitCode = 1;
}
