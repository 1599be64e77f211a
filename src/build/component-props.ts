import { modelKeys, tierKeys } from "#program/keys.ts";

/** What an author may write at a component: by name, whether it may be left out, and its values where they are few. */
export type ComponentProps = ReadonlyMap<string, { optional: boolean; values?: readonly string[] }>;

/** An attribute as an author wrote it; `value` is null where it is computed or left out. */
export interface GivenAttribute {
	name: string;
	value: string | null;
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

/** What is wrong with the attributes of a component, as a sentence for its author; null when nothing is. */
export function attributeFault(
	component: string,
	props: ComponentProps,
	given: readonly GivenAttribute[],
): string | null {
	for (const { name, value } of given) {
		const prop = props.get(name);
		if (!prop) return `<${component}> takes no ${name}. ${usage(component, props)}`;
		if (prop.values && value !== null && !prop.values.includes(value)) {
			return `<${component} ${name}="${value}" />: ${name} must be one of ${prop.values.join(", ")}.`;
		}
	}
	const missing = [...props].find(([name, { optional }]) => !optional && !given.some((other) => other.name === name));
	return missing ? `<${component}> needs ${missing[0]}. ${usage(component, props)}` : null;
}

function usage(component: string, props: ComponentProps): string {
	if (props.size === 0) return `It stands alone: <${component} />.`;
	const taken = [...props].map(([name, { optional, values }]) => {
		const notes = [...(values ? [`one of ${values.join(", ")}`] : []), ...(optional ? ["may be left out"] : [])];
		return `${name}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
	});
	return `It takes ${taken.join(", ")}, as in <${component} ${example(props)} />.`;
}

function example(props: ComponentProps): string {
	return [...props]
		.filter(([, { optional }], at) => !optional || at === 0)
		.map(([name, { values }]) => `${name}="${values?.[0] ?? "…"}"`)
		.join(" ");
}
