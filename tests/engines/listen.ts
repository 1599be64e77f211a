import { findOrInstallOrca } from "#tests/tooling/engines.ts";
import { serveBuiltSite } from "#tests/tooling/served-site.ts";
import { startDesktop } from "./orca/desktop.ts";
import { journeys } from "./orca/journeys.ts";
import { Listener, NotHeard } from "./orca/listener.ts";

const programs = findOrInstallOrca();
if (programs === null)
	throw new Error("Orca cannot be had here: it takes Debian, and the right to install its packages.");
const site = await serveBuiltSite();
const failures: string[] = [];
try {
	await using desktop = await startDesktop(programs);
	await new Listener(desktop, site.address).begin();
	for (const [name, journey] of Object.entries(journeys)) {
		const listener = new Listener(desktop, site.address);
		try {
			await journey(listener);
		} catch (error) {
			if (!(error instanceof NotHeard)) throw error;
			failures.push(`${name}. ${error.message}`);
		}
		console.log(`\n── ${name}`);
		for (const { expected, heard } of listener.hearings) {
			console.log(`${heard === null ? "not heard" : "heard    "}  ${expected}\n           ${heard ?? ""}`.trimEnd());
		}
	}
} finally {
	await site.stop();
}
console.log(failures.length === 0 ? "\nAll was heard." : `\nNot as expected:\n${failures.join("\n")}`);
process.exitCode = failures.length === 0 ? 0 : 1;
