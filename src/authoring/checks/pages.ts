import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { mdxToJs } from "satteri";
import { type Fault, placeAt } from "#authoring/faults/fault.ts";
import { openFences } from "#authoring/pages/code-fences.ts";
import type { ComponentProps } from "#authoring/pages/component-props.ts";
import { componentRules, componentTable } from "#authoring/pages/content-components.ts";
import { headFaults, withoutByteOrderMark, withoutHead } from "#authoring/pages/head/head.ts";
import { headFactFaults } from "#authoring/pages/head/head-facts.ts";
import { markupFault } from "#authoring/pages/markup.ts";
import { mermaidFences } from "#authoring/pages/mermaid-fences.ts";
import { openReferences } from "#authoring/pages/open-references.ts";
import { pageRules } from "#authoring/pages/page-rules.ts";
import { sourceLines } from "#authoring/pages/source-lines.ts";
import { withValuesFromFacts } from "#authoring/pages/values-from-facts.ts";
import { allTermsOf } from "#authoring/read-program.ts";
import { conflictIn } from "#authoring/yaml/slips.ts";
import type { Check } from "./check.ts";
import { programInForce } from "./program-in-force.ts";

/** Pages begin as they should, name components and values that exist, close what they open, and have diagrams that can be drawn. */
export const pages: Check = {
	name: "Pages",
	find: async (files) => {
		const table = componentTable(pathToFileURL(join(files.root, "src/components/content/")));
		const program = programInForce(files);
		const components = program ? withValuesFromFacts(table, program, allTermsOf(files)) : table;
		const faults = await Promise.all(
			files
				.list("content")
				.filter((file) => file.endsWith(".mdx"))
				.map(async (file) => {
					const source = withoutByteOrderMark(files.read(file) ?? "");
					const conflict = conflictIn(source);
					if (conflict !== null)
						return [{ file, ...placeAt(source, conflict), problem: { kind: "two versions" } as const }];
					return [
						...headFaults(source, file),
						...(program ? headFactFaults(source, file, program) : []),
						...(await bodyFaults(source, file, files.root, components)),
					];
				}),
		);
		return faults.flat();
	},
};

async function bodyFaults(
	source: string,
	file: string,
	root: string,
	components: ReadonlyMap<string, ComponentProps>,
): Promise<readonly Fault[]> {
	const found: Fault[] = [];
	const report = (fault: Fault) => {
		found.push(fault);
	};
	const folder = pathToFileURL(`${root}/`);
	const text = withoutHead(source);
	const rules = [
		pageRules(folder, report),
		openFences(text, folder, report),
		sourceLines(text, folder, report),
		openReferences(text, folder, report),
		componentRules(folder, components, report),
		mermaidFences(folder, report),
	];
	try {
		await mdxToJs(text, { mdastPlugins: rules, fileURL: pathToFileURL(join(root, file)) });
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const fault = markupFault(error, file, source);
		// A rule may have seen it before.
		if (!found.some(({ line, problem }) => line === fault.line && problem.kind === fault.problem.kind))
			found.push(fault);
	}
	const faults = found.toSorted((a, b) => a.line - b.line || a.column - b.column);
	// What follows code without an end is not what its author wrote.
	const open = faults.findIndex(({ problem }) => problem.kind === "code not closed");
	return open < 0 ? faults : faults.slice(0, open + 1);
}
