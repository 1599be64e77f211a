import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { propsOf } from "#authoring/pages/component-props.ts";
import { componentFiles } from "#authoring/pages/content-components.ts";
import { valuesFromFacts } from "#authoring/pages/values-from-facts.ts";
import { readProgram } from "#authoring/read-program.ts";
import type { Program } from "#program/facts/facts.ts";

/** A component that an author may put in, with what it shows and what it takes. */
export interface ComponentEntry {
	name: string;
	/** Whether it belongs inside a sentence. */
	inline: boolean;
	/** What it shows, in words; "" where nobody wrote it yet. */
	shows: string;
	props: readonly PropEntry[];
}

export interface PropEntry {
	name: string;
	optional: boolean;
	/** The values that can be chosen; empty for a text of one's own. */
	values: readonly { value: string; meaning: string }[];
}

/** Every component for authors: what it takes from its own file, what it shows from the guide for authors. */
export function listComponents(root: string): ComponentEntry[] {
	const folder = pathToFileURL(join(root, "src/components/content/"));
	const described = describedComponents(readFileSync(join(root, "content/README.md"), "utf8"));
	const program = currentFacts(root);
	return [...componentFiles(folder)].map(([name, file]) => {
		const props = [...propsOf(readFileSync(new URL(file, folder), "utf8"))].map(([prop, { optional, values }]) => ({
			name: prop,
			optional,
			values: ((program && valuesFromFacts(name, prop, program)) ?? values ?? []).map((value) => ({
				value,
				meaning: meaningOf(value, program),
			})),
		}));
		const { inline, shows } = described.get(name) ?? { inline: false, shows: "" };
		return { name, inline, shows, props };
	});
}

/** The tables of the guide for authors: component → what it shows, and whether inside a sentence. */
function describedComponents(guide: string): Map<string, { inline: boolean; shows: string }> {
	const found = new Map<string, { inline: boolean; shows: string }>();
	let inline = false;
	for (const line of guide.split("\n")) {
		if (line.startsWith("#")) inline = /inside a sentence/i.test(line);
		const [, name, shows = ""] = /^\| `<(\w+)[^|]*\| (.+?) \|$/.exec(line) ?? [];
		// Where its names are written is for people who write them by hand; the editor has them as choices.
		const words = shows.replace(/`/g, "").replace(/[:;][^:;]*\.yaml.*$/, "");
		if (name && !found.has(name)) found.set(name, { inline: inline || /inside a sentence/.test(shows), shows: words });
	}
	return found;
}

function currentFacts(root: string): Program | null {
	try {
		return readProgram(root, "content/program");
	} catch {
		// Facts with a fault are the checks' finding; names are typed by hand until they are mended.
		return null;
	}
}

/** What a value names, in the words of the facts; the value in words where they have none. */
function meaningOf(value: string, program: Program | null): string {
	const named =
		program?.tiers.find(({ key }) => key === value)?.name ??
		program?.revenue.find(({ key }) => key === value)?.name ??
		program?.process.find(({ key }) => key === value)?.name ??
		program?.requirements.groups.find(({ key }) => key === value)?.name;
	return (
		named ?? value.replace(/-/g, " ").replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
	);
}
