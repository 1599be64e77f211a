import { useId } from "react";
import type { Field } from "#edit/facts/fields.ts";
import { parameters } from "#program/estimate/scenario.ts";
import { Faults } from "./FieldForm.tsx";
import type { FormProps } from "./form-props.ts";

/** The parameters of an example of the estimator, by their names in links. */
export function NamesForm({
	label,
	field,
	value,
	path,
	faults,
	onChange,
}: FormProps<Extract<Field, { kind: "names" }>>) {
	const id = useId();
	const data: Readonly<Record<string, unknown>> = typeof value === "object" && value !== null ? { ...value } : {};
	const others = Object.keys(parameters).filter((name) => !(name in data));
	return (
		<fieldset className="group">
			<legend>{label}</legend>
			<small>{field.hint}</small>
			{Object.entries(data).map(([name, given]) => (
				<div className="field line" key={name}>
					<label htmlFor={`${id}-${name}`}>{name}</label>
					<input
						id={`${id}-${name}`}
						value={String(given)}
						onChange={(event) => onChange({ ...data, [name]: asWritten(event.target.value) })}
					/>
					<button
						type="button"
						aria-label={`Take ${name} out`}
						onClick={() => onChange(Object.fromEntries(Object.entries(data).filter(([key]) => key !== name)))}
					>
						✕
					</button>
					<Faults path={[...path, name]} faults={faults} />
				</div>
			))}
			<label className="field">
				Add a parameter
				<select value="" onChange={(event) => onChange({ ...data, [event.target.value]: 0 })}>
					<option value="">Choose one</option>
					{others.map((name) => (
						<option key={name}>{name}</option>
					))}
				</select>
			</label>
		</fieldset>
	);
}

/** A number is written as one. */
function asWritten(text: string): string | number {
	return /^\d+(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
