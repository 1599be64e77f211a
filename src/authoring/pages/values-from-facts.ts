import { modelsTogether } from "#program/estimate/models-of-terms.ts";
import type { Program } from "#program/facts/facts.ts";
import { organisationFigures } from "#program/facts/organisation-figures.ts";
import type { ComponentProps } from "./component-props.ts";

/**
 * The values that the facts give for what a component takes; null where they give none. A revenue model may be of any of `versions`: a
 * page has it before its day and after its last.
 */
export function valuesFromFacts(
	component: string,
	prop: string,
	program: Program,
	versions: readonly Program[] = [program],
): readonly string[] | null {
	switch (`${component}.${prop}`) {
		case "Figure.name":
			return Object.keys(organisationFigures(program.organisation));
		case "Duration.of":
			return ["agreement", "notice", ...program.process.flatMap(({ key, weeks }) => (weeks ? [key] : []))];
		case "Requirements.of":
			return program.requirements.groups.map(({ key }) => key);
		case "SuccessStory.tier":
			return program.stories.map(({ tier }) => tier);
		case "RevenueModel.model":
			return modelsTogether(versions.map(({ revenue }) => ({ models: revenue }))).map(({ key }) => key);
		default:
			return null;
	}
}

/** What each component takes, with the values that the facts give. */
export function withValuesFromFacts(
	components: ReadonlyMap<string, ComponentProps>,
	program: Program,
	versions: readonly Program[],
): ReadonlyMap<string, ComponentProps> {
	return new Map(
		[...components].map(([component, props]) => [
			component,
			new Map(
				[...props].map(([prop, taken]) => {
					const values = valuesFromFacts(component, prop, program, versions);
					return [prop, values ? { ...taken, values } : taken];
				}),
			),
		]),
	);
}
