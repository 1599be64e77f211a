import { createHash, type Hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { historyOf, lastUpdates } from "#authoring/last-updated.ts";
import { programDay } from "#program/facts/versions.ts";

/** The folders that a build reads. */
const folders = ["src", "content", "public"];
/** Files at the root on which it depends, beside Vite's `.env` files, and the packages that are installed. */
const files = ["astro.config.mjs", "package.json", "package-lock.json", "tsconfig.json"];
const installed = "node_modules/.package-lock.json";
/** The settings that it reads; those of days are read as the day. */
const settings = [
	"SITE_URL",
	"FORM_ENDPOINT",
	"ANALYTICS_SCRIPT",
	"ANALYTICS_HOST",
	"OFFLINE",
	"PROGRAM_TIME_ZONE",
	"NODE_OPTIONS",
	"TZ",
];

/**
 * A fingerprint of all that a build of the project at `root` is made of: what is written, the dates that git has for it, packages,
 * settings, the day of the terms and the calendar's, Node.
 */
export function buildInputs(root: string, env: NodeJS.ProcessEnv, now: Date): string {
	const hash = createHash("sha256");
	for (const file of filesOfBuild(root)) hash.update(`\n${file}\n`).update(contentOf(join(root, file)));
	return withSurroundings(hash, env, now).update(historyOf(root)).digest("hex");
}

/** What the pages of a build are made of. */
export interface PageInputs {
	/** A fingerprint of all but the texts below: whatever else is written, packages, settings, days. */
	ofAll: string;
	/** Of each file of a page a fingerprint of its text and its date, by its path from the root. */
	ofEach: ReadonlyMap<string, string>;
}

/** The same, told apart for pages: what every page may show, and what only those show that render a file of content. */
export function pageInputs(root: string, env: NodeJS.ProcessEnv, now: Date): PageInputs {
	const hash = createHash("sha256");
	const ofEach = new Map<string, string>();
	const { dates } = lastUpdates(root, "content");
	for (const file of filesOfBuild(root)) {
		const content = contentOf(join(root, file));
		hash.update(`\n${file}\n`);
		if (/^content\/.*\.mdx?$/.test(file)) {
			const text = content.toString("utf8");
			hash.update(shownByOthers(text));
			const own = createHash("sha256")
				.update(`${dates.get(file)?.toISOString()}\n`)
				.update(text);
			ofEach.set(file, own.digest("hex"));
		} else {
			hash.update(content);
		}
	}
	return { ofAll: withSurroundings(hash, env, now).digest("hex"), ofEach };
}

/**
 * What other pages may show of a page, and what decides which styles and scripts the site has: its head, and which tags it has in which
 * order. A page that imports or shows pictures of its own counts whole, as does one without a head.
 */
export function shownByOthers(text: string): string {
	const head = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0];
	if (head === undefined || /!\[|^\s*(?:import|export)\b/m.test(text.slice(head.length))) return text;
	return head + [...new Set(text.slice(head.length).match(/<[a-z][\w.:-]*/gi))].join("\n");
}

function filesOfBuild(root: string): string[] {
	const atRoot = readdirSync(root).filter((name) => files.includes(name) || name.startsWith(".env"));
	return [...atRoot, installed, ...folders.flatMap((folder) => filesIn(root, folder))].sort();
}

function withSurroundings(hash: Hash, env: NodeJS.ProcessEnv, now: Date): Hash {
	const { version, arch, platform } = process;
	const surroundings = [settings.map((name) => env[name]), programDay(env, now), now.toDateString()];
	return hash.update(JSON.stringify([version, arch, platform, surroundings]));
}

/** The files below a folder of `root`, by their paths from there. */
export function filesIn(root: string, folder: string): string[] {
	if (!existsSync(join(root, folder))) return [];
	const above = join(root, "/").length;
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map(({ parentPath, name }) => join(parentPath, name).slice(above));
}

function contentOf(file: string): Buffer | string {
	try {
		return readFileSync(file);
	} catch {
		return "";
	}
}
