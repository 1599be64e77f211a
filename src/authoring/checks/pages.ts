import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { mdxToJs } from "satteri";
import type { ContentFiles } from "#authoring/content-files.ts";
import { ContentError } from "#authoring/faults/content-error.ts";
import { type Fault, placeAt } from "#authoring/faults/fault.ts";
import { openFences } from "#authoring/pages/code-fences.ts";
import type { ComponentProps } from "#authoring/pages/component-props.ts";
import { componentRules, componentTable } from "#authoring/pages/content-components.ts";
import { headFaults, withoutByteOrderMark, withoutHead } from "#authoring/pages/head.ts";
import { headFactFaults } from "#authoring/pages/head-facts.ts";
import { markupFault } from "#authoring/pages/markup.ts";
import { mermaidFences } from "#authoring/pages/mermaid-fences.ts";
import { pageRules } from "#authoring/pages/page-rules.ts";
import { withValuesFromFacts } from "#authoring/pages/values-from-facts.ts";
import { allTermsOf } from "#authoring/read-program.ts";
import { conflictIn } from "#authoring/yaml/slips.ts";
import type { Program } from "#program/facts/facts.ts";
import { NoTermsInForce, programDay, programsOn } from "#program/facts/versions.ts";
import type { Check } from "./check.ts";

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

/** The terms that pages show; null while they cannot be read, which is another check's finding. */
function programInForce(files: ContentFiles): Program | null {
	try {
		return programsOn(allTermsOf(files), programDay(process.env, new Date())).inForce;
	} catch (error) {
		if (error instanceof ContentError || error instanceof NoTermsInForce) return null;
		throw error;
	}
}

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
		componentRules(folder, components, report),
		mermaidFences(folder, report),
	];
	try {
		await mdxToJs(text, { mdastPlugins: rules, fileURL: pathToFileURL(join(root, file)) });
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		found.push(markupFault(error, file, source));
	}
	const faults = found.toSorted((a, b) => a.line - b.line || a.column - b.column);
	// What follows code without an end is not what its author wrote.
	const open = faults.findIndex(({ problem }) => problem.kind === "code not closed");
	return open < 0 ? faults : faults.slice(0, open + 1);
}
