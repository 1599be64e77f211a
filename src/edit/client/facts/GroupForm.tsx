import { blankOf, type Field } from "#edit/facts/fields.ts";
import { FieldForm } from "./FieldForm.tsx";
import { type FormProps, labelOf } from "./form-props.ts";

/** A group of keys. Those that name an entry for links and addresses are not asked for. */
export function GroupForm(props: FormProps<Extract<Field, { kind: "group" }>>) {
	const { file, path, field, value, onChange, faults } = props;
	const data: Readonly<Record<string, unknown>> = typeof value === "object" && value !== null ? { ...value } : {};
	const isTop = path.length === 0 || typeof path.at(-1) === "number";
	const fields = field.entries.map(({ key, optional, field: inner }) => {
		const place = [...path, key];
		if (optional && !(key in data)) {
			return (
				<p key={key}>
					<button type="button" className="link" onClick={() => onChange({ ...data, [key]: blankOf(inner) })}>
						Add: {labelOf(file, place)}
					</button>
				</p>
			);
		}
		return (
			<FieldForm
				key={key}
				file={file}
				path={place}
				label={labelOf(file, place)}
				field={inner}
				value={data[key]}
				faults={faults}
				onChange={(next) => onChange({ ...data, [key]: next })}
			/>
		);
	});
	if (isTop) return fields;
	return (
		<fieldset className="group">
			<legend>{props.label}</legend>
			{field.hint && <small>{field.hint}</small>}
			{fields}
		</fieldset>
	);
}
