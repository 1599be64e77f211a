import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { copyProject } from "#tests/project-copy.ts";

/** The editor of `npm run edit`, on a copy of the project in a process of its own. */
export interface RunningEditor {
	/** Where it answers, such as `http://localhost:4322`. */
	origin: string;
	/** A file below `content/`, as it is on disk now. */
	content: (file: string) => string;
	/** Makes a file below `content/` what it was when the editor started. */
	restore: (file: string) => void;
	/** The project's folder. */
	root: string;
	/** Makes all of `content/` what it was, without what a test has put there, and without its Git. */
	restoreAll: () => void;
	stop: () => Promise<void>;
}

/** Starts the editor. Throws what it printed when it does not start. */
export async function startEditor(): Promise<RunningEditor> {
	const { path: root, remove } = copyProject("editor");
	const child = spawn(process.execPath, ["src/commands/edit.ts", "--no-open"], {
		cwd: root,
		env: { ...process.env, PORT: "0" },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const stop = async () => {
		await end(child);
		remove();
	};
	try {
		const origin = await originOf(child);
		const content = (file: string) => readFileSync(join(root, "content", file), "utf8");
		const first = (file: string) => readFileSync(new URL(`../../content/${file}`, import.meta.url), "utf8");
		const restore = (file: string) => writeFileSync(join(root, "content", file), first(file));
		return { origin, content, restore, root, restoreAll: () => restoreContent(root), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

function restoreContent(root: string): void {
	const original = new URL("../../content/", import.meta.url).pathname;
	for (const file of readdirSync(join(root, "content"), { recursive: true, encoding: "utf8" })) {
		if (!existsSync(join(original, file))) rmSync(join(root, "content", file), { recursive: true, force: true });
	}
	cpSync(original, join(root, "content"), { recursive: true });
	rmSync(join(root, ".git"), { recursive: true, force: true });
}

async function originOf(child: ChildProcess): Promise<string> {
	let errors = "";
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		errors += text;
	});
	if (child.stdout) {
		for await (const line of createInterface({ input: child.stdout })) {
			const address = /http:\/\/\S+/.exec(line)?.[0];
			if (!address) continue;
			child.stdout.resume();
			return new URL(address).origin;
		}
	}
	throw new Error(`The editor did not start.\n${errors}`);
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null) return;
	child.kill("SIGTERM");
	await once(child, "exit");
}
