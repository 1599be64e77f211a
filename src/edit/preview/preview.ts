import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { navigationFile } from "#authoring/read-navigation.ts";
import type { PreviewMessage } from "./run.ts";

/** The site as it is being edited. */
export interface Preview {
	/** Where it is served on this machine; null while it starts, or cannot. */
	port: () => number | null;
	/** Why it cannot be shown; "" when it can. */
	fault: () => string;
	/** Resolves when it is served, or has reported why it cannot be. */
	settled: () => Promise<void>;
	stop: () => void;
}

/** The site's development server, as a process of its own. */
interface SiteServer {
	child: ChildProcess;
	/** The navigation that it was started with. */
	navigation: string;
	port: number | null;
	/** Whether it could be started: what ended after that may be tried again at once. */
	hasServed: boolean;
	fault: string;
	hasEnded: boolean;
	settled: Promise<void>;
}

/**
 * Starts the site's development server. It is started anew when it ended after it had served, when it could not start and something in
 * content/ was changed, and when the navigation is another one: a server that has read the former does not find pages that are new in it.
 */
export function startPreview(root: string): Preview {
	let server = launch(root);
	/** Set while the last server is being ended, until the next one is started. */
	let replacing: Promise<void> | null = null;
	let isStopped = false;

	async function replace(): Promise<void> {
		const { child } = server;
		const ended = server.hasEnded ? null : once(child, "exit");
		child.kill();
		await ended;
		replacing = null;
		if (!isStopped) server = launch(root);
	}
	/** At each request too: a watched file that others replace by renaming is not reported every time. */
	function look(isChange = false) {
		const mayStart = server.hasEnded && (isChange || server.hasServed);
		const isStale = server.navigation !== navigationText(root) || mayStart;
		if (!isStopped && isStale) replacing ??= replace();
	}
	const watcher = watch(join(root, "content"), { recursive: true }, () => look(true));
	return {
		port: () => {
			look();
			return replacing ? null : server.port;
		},
		fault: () => server.fault,
		settled: async () => {
			look();
			await replacing;
			await server.settled;
		},
		stop: () => {
			isStopped = true;
			watcher.close();
			server.child.kill();
		},
	};
}

function navigationText(root: string): string {
	const file = join(root, navigationFile);
	return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function launch(root: string): SiteServer {
	const child = fork(fileURLToPath(new URL("./run.ts", import.meta.url)), {
		cwd: root,
		stdio: ["ignore", "ignore", "inherit", "ipc"],
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
	});
	const server: SiteServer = {
		child,
		navigation: navigationText(root),
		port: null,
		hasServed: false,
		fault: "",
		hasEnded: false,
		settled: Promise.resolve(),
	};
	server.settled = new Promise((settle) => {
		child.on("message", (message: PreviewMessage) => {
			if ("port" in message) {
				server.port = message.port;
				server.hasServed = true;
			} else server.fault = `The site cannot be shown yet.\n\n${message.fault}`;
			settle();
		});
		child.on("exit", () => {
			server.hasEnded = true;
			server.port = null;
			server.fault ||= "The site's server ended. It starts again with the next change.";
			settle();
		});
	});
	return server;
}
