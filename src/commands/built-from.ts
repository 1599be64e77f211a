import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { historyOf } from "#authoring/last-updated.ts";
import { programDay } from "#program/facts/versions.ts";

/** What the site of `dist` was built from, and which files it had, seen from the project's root: not beside them, since it tells times. */
const record = "node_modules/.cache/built-from.json";
const recordSchema = z.object({ inputs: z.string(), files: z.string() });

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
	const atRoot = readdirSync(root).filter((name) => files.includes(name) || name.startsWith(".env"));
	for (const file of [...atRoot, installed, ...folders.flatMap((folder) => filesIn(root, folder))].sort()) {
		hash.update(`\n${file}\n`).update(contentOf(join(root, file)));
	}
	const { version, arch, platform } = process;
	const surroundings = [settings.map((name) => env[name]), programDay(env, now), now.toDateString(), historyOf(root)];
	return hash.update(JSON.stringify([version, arch, platform, surroundings])).digest("hex");
}

/** Whether the site in `dist` was built from `inputs` and is still as that build left it, file by file. */
export function isBuiltFrom(root: string, inputs: string): boolean {
	try {
		const { inputs: former, files } = recordSchema.parse(JSON.parse(readFileSync(join(root, record), "utf8")));
		return former === inputs && files === builtFiles(root);
	} catch {
		// None was recorded, or it was cut: the site is built anew, which is always right.
		return false;
	}
}

/** Notes what the site that now lies in `dist` was built from. */
export function recordInputs(root: string, inputs: string): void {
	try {
		mkdirSync(dirname(join(root, record)), { recursive: true });
		writeFileSync(join(root, record), JSON.stringify({ inputs, files: builtFiles(root) }));
	} catch {
		// A full or read-only disk costs the next build, never this one.
	}
}

/** The files of the built site with their sizes and times: what anybody has changed there by hand is told by them. */
function builtFiles(root: string): string {
	const hash = createHash("sha256");
	for (const file of filesIn(root, "dist").sort()) {
		const { size, mtimeMs } = statSync(join(root, file));
		hash.update(`${file} ${size} ${mtimeMs}\n`);
	}
	return hash.digest("hex");
}

function filesIn(root: string, folder: string): string[] {
	if (!existsSync(join(root, folder))) return [];
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));
}

function contentOf(file: string): Buffer | string {
	try {
		return readFileSync(file);
	} catch {
		return "";
	}
}
