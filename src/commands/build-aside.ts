import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import * as z from "zod";

/** Where the site is served and published from. */
const published = "dist";
/** A build under way, with the id of its process. */
const underWay = ".dist-next-";
/** The former build while the new one takes its place. */
const former = ".dist-former";

/** Files with a hash of their content in their name: a page that is open asks for those of the build that it came from. */
const hashed = "client/_astro";
/** For so many days a hashed file is kept after a build without it took over. */
const daysKept = 7;

/** The hashed files that are kept of former builds, each with the time at which a build without it took over. */
const replacedFiles = "replaced-files.json";

/**
 * Lets `build` make a site in a folder of its own and puts it in the place of the former one at once, with the former one's hashed
 * files beside its own. When `build` fails, the former site stays as it was.
 */
export async function buildAside(root: string, build: (folder: string) => Promise<void>): Promise<void> {
	recoverPublished(root);
	removeLeftOvers(root);
	const next = join(root, `${underWay}${process.pid}`);
	const place = join(root, published);
	const aside = join(root, former);
	try {
		await build(next);
		keepHashedFiles(place, next);
		if (existsSync(place)) renameSync(place, aside);
		renameSync(next, place);
	} finally {
		rmSync(next, { recursive: true, force: true });
		recoverPublished(root);
		rmSync(aside, { recursive: true, force: true });
	}
}

/** A process that ended between the two names left the former site under the other one. */
export function recoverPublished(root: string): void {
	const [place, aside] = [join(root, published), join(root, former)];
	if (!existsSync(place) && existsSync(aside)) renameSync(aside, place);
}

/** Builds of processes that are gone. */
function removeLeftOvers(root: string): void {
	for (const name of readdirSync(root)) {
		if (name.startsWith(underWay) && !isRunning(Number(name.slice(underWay.length)))) {
			rmSync(join(root, name), { recursive: true, force: true });
		}
	}
}

function isRunning(id: number): boolean {
	try {
		return process.kill(id, 0);
	} catch {
		return false;
	}
}

const replacementsSchema = z.record(z.string(), z.iso.datetime());

/** Puts the hashed files of the site at `from` beside those at `to`, unless they were replaced too long ago, and notes since when. */
function keepHashedFiles(from: string, to: string): void {
	const [source, target] = [join(from, hashed), join(to, hashed)];
	if (!existsSync(source)) return;
	const record = join(from, replacedFiles);
	const known = existsSync(record) ? replacementsSchema.parse(JSON.parse(readFileSync(record, "utf8"))) : {};
	const oldest = new Date(Date.now() - daysKept * 24 * 60 * 60 * 1_000).toISOString();
	const now = new Date().toISOString();
	const replaced = readdirSync(source)
		.filter((name) => !existsSync(join(target, name)))
		.map((name) => [name, known[name] ?? now] as const)
		.filter(([, since]) => since >= oldest);
	if (replaced.length === 0) return;
	mkdirSync(target, { recursive: true });
	for (const [name] of replaced) copyFileSync(join(source, name), join(target, name));
	writeFileSync(join(to, replacedFiles), JSON.stringify(Object.fromEntries(replaced)));
}
