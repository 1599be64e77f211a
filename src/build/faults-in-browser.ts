import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { headFaults, withoutByteOrderMark } from "./page-head.ts";
import { navigationFile, readNavigation } from "./read-navigation.ts";
import { FactsError, type FactsFault, readAllTerms } from "./read-program.ts";
import { readRedirects } from "./read-redirects.ts";

/**
 * While the site is edited, says in the browser what is wrong with facts, navigation, redirects and the heads of pages. Without it
 * the browser goes on to show the last state that was well, and only the terminal knows why. Writing the navigation anew starts
 * the server anew, since Starlight takes it once.
 */
export function faultsInBrowser(): AstroIntegration {
	let root = "";
	return {
		name: "faults-in-browser",
		hooks: {
			"astro:config:setup": ({ config, command, addWatchFile }) => {
				root = fileURLToPath(config.root);
				if (command === "dev") addWatchFile(new URL(navigationFile, config.root));
			},
			"astro:server:setup": ({ server }) => {
				const { hot } = server.environments.client;
				let shown = "";
				const show = () => {
					if (shown) hot.send({ type: "error", err: { message: shown, stack: "" } });
				};
				server.watcher.on("all", (_, path) => {
					if (!path.startsWith(join(root, "content/"))) return;
					const before = shown;
					shown = inWords(faultsOfContent(root));
					if (shown) show();
					else if (before) hot.send({ type: "full-reload" });
				});
				// A page that is opened while something is wrong says so, too.
				hot.on("vite:client:connect", show);
			},
		},
	};
}

/** Every fault of what stands in content/, but for the text of pages, which their own rendering judges. */
export function faultsOfContent(root: string): readonly FactsFault[] {
	const heads = readdirSync(join(root, "content"), { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".mdx"))
		.flatMap((file) =>
			headFaults(withoutByteOrderMark(readFileSync(join(root, "content", file), "utf8")), `content/${file}`),
		);
	const files = [readAllTerms, readNavigation, readRedirects].flatMap((read) => {
		try {
			read(root);
			return [];
		} catch (error) {
			if (!(error instanceof FactsError)) throw error;
			return error.faults;
		}
	});
	return [...heads, ...files];
}

function inWords(faults: readonly FactsFault[]): string {
	return faults.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`).join("\n");
}
