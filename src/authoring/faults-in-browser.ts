import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { inWords, stopsBuild } from "./faults/words.ts";
import { findFaults } from "./find-faults.ts";
import { navigationFile } from "./read-navigation.ts";

/**
 * Time after a change in which nothing is checked, in milliseconds: the checks and the pages are one process, and the page that was changed
 * comes first. The editor has checked what it writes, and writes again while somebody types on.
 */
const pauses = { command: 400, editor: 2_000 };

/**
 * While the site is edited, shows in the browser what is wrong with facts, navigation, redirects and pages. Without it the browser goes
 * on to show the last state that was well, and only the terminal knows why. Writing the navigation anew starts the server anew, since
 * Starlight takes it once.
 */
export function faultsInBrowser(): AstroIntegration {
	let root = "";
	let pause = pauses.command;
	return {
		name: "faults-in-browser",
		hooks: {
			"astro:config:setup": ({ config, command, addWatchFile }) => {
				root = fileURLToPath(config.root);
				// The editor replaces the whole process where the navigation is another; a restart within it would come between.
				const isReplaced = config.integrations.some(({ name }) => name === "editor-preview");
				pause = isReplaced ? pauses.editor : pauses.command;
				if (command === "dev" && !isReplaced) addWatchFile(new URL(navigationFile, config.root));
			},
			"astro:server:setup": ({ server }) => {
				const { hot } = server.environments.client;
				let shown = "";
				let latest = 0;
				let timer: NodeJS.Timeout | undefined;
				const show = () => {
					if (shown) hot.send({ type: "error", err: { message: shown, stack: "" } });
				};
				const look = async () => {
					const change = ++latest;
					const said = await errorsInWords(root);
					// A later change has been checked meanwhile, or is being checked.
					if (change !== latest) return;
					const before = shown;
					shown = said;
					if (shown) show();
					else if (before) hot.send({ type: "full-reload" });
				};
				server.watcher.on("all", (_, path) => {
					if (!path.startsWith(join(root, "content/")) || basename(path).startsWith(".")) return;
					clearTimeout(timer);
					timer = setTimeout(() => look().catch((error: Error) => server.config.logger.error(error.message)), pause);
				});
				// A page that is opened while something is wrong shows it, too.
				hot.on("vite:client:connect", show);
			},
		},
	};
}

/** What would stop the build, a line each; empty when nothing would. */
export async function errorsInWords(root: string): Promise<string> {
	const faults = await findFaults(root);
	return faults.filter(stopsBuild).map(inWords).join("\n");
}
