import { useId } from "react";
import { blankOf, type Field, optionOf } from "#edit/facts/fields.ts";
import { FieldForm } from "./FieldForm.tsx";
import type { FormProps } from "./form-props.ts";

/** A value of one of several forms: which one is chosen first. */
export function OneOfForm(props: FormProps<Extract<Field, { kind: "one of" }>>) {
	const { field, value, label, onChange } = props;
	const id = useId();
	const at = optionOf(field.options, value);
	const option = field.options[at];
	return (
		<fieldset className="group">
			<legend>{label}</legend>
			<div className="field">
				<label htmlFor={id}>Kind</label>
				<select
					id={id}
					value={at}
					onChange={(event) => {
						const next = field.options[Number(event.target.value)];
						if (next) onChange(blankOf(next.field));
					}}
				>
					{field.options.map(({ label: name }, index) => (
						<option key={name} value={index}>
							{name}
						</option>
					))}
				</select>
				<small>{field.hint}</small>
			</div>
			{option && <FieldForm {...props} label={label} field={option.field} />}
		</fieldset>
	);
}
