import type { Problem, Usage } from "#authoring/faults/problems.ts";
import { tierKeys } from "#program/facts/keys.ts";
import { modelKeys } from "#program/models/models.ts";

/** What an author may write at a component: by name, whether it may be left out, and its values where they are few. */
export type ComponentProps = ReadonlyMap<string, { optional: boolean; values?: readonly string[] }>;

/** An attribute as an author wrote it: its text, or what stands in its braces; neither where it has no value. */
export interface GivenAttribute {
	name: string;
	value: string | null;
	computed: string | null;
}

/** What a page can write in braces: texts, numbers, lists and groups of them. It has no names of its own. */
function isLiteral(expression: string): boolean {
	const withoutTexts = expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\$]|\\.)*`/g, "");
	return !/[A-Za-z_$`"'(]/.test(withoutTexts.replace(/\b(?:true|false|null|undefined)\b|\b\w+(?=\s*:)/g, ""));
}

const namedTypes: Record<string, readonly string[]> = { TierKey: tierKeys, ModelKey: modelKeys };

/** Reads `interface Props` of an .astro file, so that what a component takes is written in one place. */
export function propsOf(source: string): ComponentProps {
	const body = /interface Props \{\n([\s\S]*?)\n\}/.exec(source)?.[1] ?? "";
	const props = [...body.matchAll(/^\t(\w+)(\??): (.+);$/gm)].map(([, name = "", optional = "", type = ""]) => {
		const literals = [...type.matchAll(/"([^"]*)"/g)].map(([, value = ""]) => value);
		const isUnion = /^"[^"]*"( \| "[^"]*")*$/.test(type);
		const values = namedTypes[type] ?? (isUnion ? literals : undefined);
		return [name, { optional: optional === "?", ...(values ? { values } : {}) }] as const;
	});
	return new Map(props);
}

/** What is wrong with the attributes of a component; null when nothing is. */
export function attributeProblem(
	component: string,
	props: ComponentProps,
	given: readonly GivenAttribute[],
): Problem | null {
	for (const { name, value, computed } of given) {
		const prop = props.get(name);
		if (!prop) return { kind: "unknown attribute", name, usage: usageOf(component, props) };
		if (computed !== null && !isLiteral(computed)) {
			return { kind: "attribute computed", component, name, written: computed };
		}
		const text = computed === null ? (value ?? "") : null;
		if (prop.values && text !== null && !prop.values.includes(text)) {
			return { kind: "attribute value", component, name, value: text, values: prop.values };
		}
	}
	const missing = [...props].find(([name, { optional }]) => !optional && !given.some((other) => other.name === name));
	return missing ? { kind: "attribute missing", name: missing[0], usage: usageOf(component, props) } : null;
}

function usageOf(component: string, props: ComponentProps): Usage {
	return {
		component,
		props: [...props].map(([name, { optional, values = null }]) => ({ name, optional, values })),
	};
}
