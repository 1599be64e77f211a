import type { NumberSigns } from "#program/estimate/number-input.ts";
import { isNumericName, isOn, isParameterName, type Values, withText, withValue } from "#program/estimate/scenario.ts";
import { type ModelKey, modelKeys } from "#program/models/models.ts";
import { edited, switched, type Workspace } from "#tools/estimator/address/workspace.ts";
import { isEdited } from "#tools/estimator/inputs/edited-number.ts";
import { readEdited } from "#tools/estimator/inputs/typed-number.ts";

type Change = (workspace: Workspace) => Workspace;
type Field = HTMLInputElement | HTMLSelectElement;

/** The signs of the numbers that the page comes with. */
const signs: NumberSigns = { decimal: ".", group: "," };

/**
 * What was done to the fields before script had taken them over, as a change of the workspace that the page came with; null where nothing
 * was. It is looked up once, when nobody but the visitor can have made a field differ from its markup. `first` gives what a model begins with.
 */
export function typedBefore(fields: ParentNode, first: (model: ModelKey) => Values): Change | null {
	const changes = [
		...[...fields.querySelectorAll<Field>("[data-parameter]")]
			.filter((field) => field.value !== asItCame(field))
			.map(changeOfValue),
		// Last, so that a model that was switched off stays so, whatever was typed for it before.
		...[...fields.querySelectorAll<HTMLInputElement>("[data-model]")]
			.filter(({ checked, defaultChecked }) => checked !== defaultChecked)
			.map((box) => changeOfModel(box, first)),
	];
	return changes.length === 0 ? null : (workspace) => changes.reduce((changed, change) => change(changed), workspace);
}

/** The value of a field in the page's markup. */
function asItCame(field: Field): string {
	if (field instanceof HTMLInputElement) return field.defaultValue;
	return [...field.options].find(({ defaultSelected }) => defaultSelected)?.value ?? "";
}

/** The change that a field's value asks for; none where its text is no value of its parameter. */
function changeOfValue(field: Field): Change {
	const { value, dataset } = field;
	const name = dataset.parameter ?? "";
	if (!isParameterName(name)) return (workspace) => workspace;
	if (isNumericName(name)) {
		const isEdit = isEdited({ text: value, inserted: null }, asItCame(field), signs.group);
		const result = readEdited(name, value, isEdit, signs);
		return (workspace) =>
			"value" in result ? edited(workspace, (values) => withValue(values, name, result.value)) : workspace;
	}
	if (name === "start") return (workspace) => edited(workspace, (values) => withValue(values, name, startIn(field)));
	return (workspace) => edited(workspace, (values) => withText(values, name, value) ?? values);
}

/** The first month, of the fields for month and year; the latter comes only where there is a month already. */
function startIn({ parentElement }: Field): string | null {
	const [month = "", year = String(new Date().getFullYear())] = [
		...(parentElement?.querySelectorAll("select") ?? []),
	].map(({ value }) => value);
	return month === "" ? null : `${year}-${month}`;
}

function changeOfModel({ checked, dataset }: HTMLInputElement, first: (model: ModelKey) => Values): Change {
	const model = modelKeys.find((key) => key === dataset.model);
	return (workspace) => {
		const values = workspace.slots[workspace.active]?.scenario.values;
		if (!model || !values || isOn(values, model) === checked) return workspace;
		return switched(workspace, model, first(model));
	};
}
