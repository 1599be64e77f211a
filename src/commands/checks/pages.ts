import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type MdastPluginEntry, mdxToJs } from "satteri";
import { contentComponents } from "#build/content-components.ts";
import { mermaidFences } from "#build/mermaid-fences.ts";
import { headFaults, withoutByteOrderMark, withoutHead } from "#build/page-head.ts";
import { pageRules } from "#build/page-rules.ts";
import { readNavigation } from "#build/read-navigation.ts";
import { FactsError, type FactsFault } from "#build/read-program.ts";
import { readRedirects } from "#build/read-redirects.ts";
import { markupFault } from "#commands/build-problem.ts";
import { DiagramProblem } from "#diagrams/problem.ts";
import type { Check } from "./finding.ts";

/** Pages begin as they should, name components and values that exist, close what they open, and stand in the navigation. */
export const pages: Check = {
	name: "Pages",
	find: async (root) => {
		const files = readdirSync(join(root, "content"), { recursive: true, encoding: "utf8" })
			.filter((file) => file.endsWith(".mdx"))
			.map((file) => `content/${file.replaceAll("\\", "/")}`);
		const folder = pathToFileURL(`${root}/`);
		const rules = [pageRules(folder), contentComponents(new URL("src/components/", folder)), mermaidFences(folder)];
		const faults = await Promise.all(
			files.map(async (file) => {
				const source = withoutByteOrderMark(readFileSync(join(root, file), "utf8"));
				return [...headFaults(source, file), ...(await bodyFaults(source, file, root, rules))];
			}),
		);
		return [...faults.flat(), ...navigationFaults(root)].map((fault) => ({
			...fault,
			remedy: "content/README.md shows how a page is written.",
			level: "error" as const,
		}));
	},
};

async function bodyFaults(
	source: string,
	file: string,
	root: string,
	rules: MdastPluginEntry[],
): Promise<FactsFault[]> {
	try {
		await mdxToJs(withoutHead(source), { mdastPlugins: rules, fileURL: pathToFileURL(join(root, file)) });
		return [];
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const [, line = "1", message = error.message] = /(?:^|:)(\d+)(?::\d+)?: ([\s\S]+)$/.exec(error.message) ?? [];
		const fault = { file, line: Number(line) };
		if (error instanceof DiagramProblem) return [{ ...fault, sentence: message }];
		const plain = (message.split("\n")[0] ?? "").replace(/ \(mdx-jsx:.*\)$/, "");
		return [{ ...fault, sentence: markupFault(plain, source.split("\n")[fault.line - 1]) ?? plain }];
	}
}

/** What leads to pages: the navigation, and addresses that were published. */
function navigationFaults(root: string): FactsFault[] {
	if (!existsSync(join(root, "content/guide"))) return [];
	try {
		readNavigation(root);
		readRedirects(root);
		return [];
	} catch (error) {
		if (!(error instanceof FactsError)) throw error;
		return [...error.faults];
	}
}
