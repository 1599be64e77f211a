import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Fault } from "#authoring/faults/fault.ts";
import { inWords } from "#authoring/faults/words.ts";
import { builtTermsFile, builtTermsInWords, builtTermsSchema } from "#program/facts/built-terms.ts";
import { programDay } from "#program/facts/versions.ts";
import type { BuildProgress } from "#publishing/build-progress.ts";
import { readFormEndpoint, readSiteUrl } from "#publishing/build-settings.ts";
import { buildInputs } from "#publishing/kept/build-inputs.ts";
import type { BuildReport } from "./astro-build.ts";
import { buildAside, recoverPublished } from "./build-aside.ts";
import { isBuiltFrom, recordInputs } from "./built-from.ts";
import { progressLine } from "./progress-line.ts";

/**
 * Builds the site, prints nothing while all is well, and gives true; false where the site was built from all that it would be built
 * from now, and so stays. Until it is finished, and when it cannot be built, the former site stays in its place. Rejects with what an
 * author needs: file, line, column and sentence, as the checks show it. All of it is built for the day of `now`: a build that runs past
 * midnight would else mix the terms of two days. `tell` hears how far it is.
 */
export async function buildSite(
	root: string,
	env: NodeJS.ProcessEnv = process.env,
	now = new Date(),
	tell: (progress: BuildProgress) => void = () => {},
): Promise<boolean> {
	// Said before anything is touched.
	readFormEndpoint(env.FORM_ENDPOINT, readSiteUrl(env.SITE_URL));
	recoverPublished(root);
	// Taken first: what changes while the site is built is in the next build.
	const inputs = buildInputs(root, env, now);
	if (isBuiltFrom(root, inputs)) return false;
	const ofDay = { ...env, PROGRAM_DATE: programDay(env, now) };
	await buildAside(root, (folder) => runAstro(root, join(folder, "client"), ofDay, tell));
	recordInputs(root, inputs);
	return true;
}

/** The same with its progress in the terminal. */
export async function buildSiteShown(root: string): Promise<boolean> {
	const line = progressLine(process.stdout);
	try {
		return await buildSite(root, process.env, new Date(), line.show);
	} finally {
		line.end();
	}
}

/** Which terms the built site of `root` shows as in force, and when the next ones come. */
export function termsOfSite(root: string): string {
	return builtTermsInWords(
		builtTermsSchema.parse(JSON.parse(readFileSync(join(root, "dist", builtTermsFile), "utf8"))),
	);
}

/** Names of Vite's and Astro's own that a host's environment would take from them: its BASE_URL would stand before every link. */
const theirOwn = ["BASE_URL", "MODE", "DEV", "PROD", "SSR", "SITE", "ASSETS_PREFIX"];

/** How glibc's and rolldown's allocators give back what they no longer need: a fifth less memory at 1,000 pages, at the same time. */
const leanMemory = { MALLOC_ARENA_MAX: "2", MALLOC_TRIM_THRESHOLD_: "131072", MIMALLOC_PURGE_DELAY: "0" };

/** Checks and Astro's build in a process of their own. Rejects with every fault in words. */
function runAstro(
	root: string,
	folder: string,
	env: NodeJS.ProcessEnv,
	tell: (progress: BuildProgress) => void,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const astro = fork(fileURLToPath(new URL("./astro-build.ts", import.meta.url)), [root, folder], {
			cwd: root,
			env: {
				...leanMemory,
				...env,
				...Object.fromEntries(theirOwn.map((name) => [name, undefined])),
				NODE_ENV: "production",
				ASTRO_TELEMETRY_DISABLED: "1",
				NO_COLOR: "1",
				FORCE_COLOR: "0",
			},
			stdio: ["ignore", "pipe", "pipe", "ipc"],
			// Room for what a page makes and leaves, so that it is gone before it is ever moved. Twice as much takes 100 MB more, for no less time.
			execArgv: ["--max-semi-space-size=32"],
		});
		// When this process is stopped, the build is stopped too; it would otherwise go on alone.
		const stop = (signal: NodeJS.Signals) => {
			astro.kill(signal);
			reject(new Error("The build was stopped. The former site stays as it was."));
		};
		process.once("SIGTERM", stop).once("SIGINT", stop);
		let faults: readonly Fault[] = [];
		// When the process ended without a report of its own, all that it printed is shown.
		let printed = "";
		for (const stream of [astro.stdout, astro.stderr]) {
			stream?.setEncoding("utf8").on("data", (text: string) => {
				printed += text;
			});
		}
		astro.on("message", (report: BuildReport) => {
			if ("faults" in report) faults = report.faults;
			else tell(report.progress);
		});
		astro.on("error", reject);
		astro.on("close", (code, signal) => {
			process.off("SIGTERM", stop).off("SIGINT", stop);
			if (code === 0) resolve();
			else if (signal) reject(notBuilt([], killed(signal)));
			else reject(notBuilt(faults, printed));
		});
	});
}

/** What ended the build from outside: it has told nothing itself. */
function killed(signal: NodeJS.Signals): string {
	return `Its process was ended by ${signal}. A machine that has no memory left does that: build with more memory, or with fewer other programs.`;
}

function notBuilt(faults: readonly Fault[], printed = ""): Error {
	const said = faults.length > 0 ? faults.map(inWords).join("\n") : printed.trim();
	return new Error(`The site could not be built.\n\n${said}`);
}
