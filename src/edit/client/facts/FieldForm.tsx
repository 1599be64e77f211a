import { useId, useState } from "react";
import { writtenInstead } from "#edit/client/text/written-instead.ts";
import type { Field } from "#edit/facts/fields.ts";
import type { FormProps } from "./form-props.ts";
import { GroupForm } from "./GroupForm.tsx";
import { ListForm } from "./ListForm.tsx";
import { NamesForm } from "./NamesForm.tsx";
import { NumberField } from "./NumberField.tsx";
import { OneOfForm } from "./OneOfForm.tsx";
import { StandsOn, useDescription } from "./StandsOn.tsx";

/** A place of a file of facts as a form: a field, or fields within it. */
export function FieldForm<Kind extends Field>(props: FormProps<Kind>) {
	const { field, value, label } = props;
	if (value === null && "nullable" in field && field.nullable && !["text", "number"].includes(field.kind)) {
		return <Unknown {...props} />;
	}
	switch (field.kind) {
		case "group":
			return <GroupForm {...props} field={field} />;
		case "list":
			return <ListForm {...props} field={field} />;
		case "names":
			return <NamesForm {...props} field={field} />;
		case "one of":
			return <OneOfForm {...props} field={field} />;
		case "range":
			return <RangeForm {...props} field={field} />;
		case "number":
			return (
				<Labelled {...props}>
					{(id, hint) => (
						<NumberField id={id} hint={hint} field={field} value={value} onChange={(next) => props.onChange(next)} />
					)}
				</Labelled>
			);
		case "yes":
			return (
				<label className="check">
					<input type="checkbox" checked={value === true} onChange={(event) => props.onChange(event.target.checked)} />
					<span>
						{label} <small>{field.hint}</small>
					</span>
				</label>
			);
		case "choice":
			// One fixed value asks nothing.
			if (field.values.length < 2) return null;
			return (
				<Labelled {...props}>
					{(id, hint) => (
						<select
							id={id}
							aria-describedby={hint}
							value={String(value)}
							onChange={(event) => props.onChange(field.values.find((each) => String(each) === event.target.value))}
						>
							{field.values.map((each) => (
								<option key={String(each)}>{String(each)}</option>
							))}
						</select>
					)}
				</Labelled>
			);
		case "text":
			return (
				<Labelled {...props}>
					{(id, hint) => <TextField id={id} hint={hint} field={field} value={value} onChange={props.onChange} />}
				</Labelled>
			);
	}
}

interface TextProps {
	id: string;
	hint: string;
	field: Extract<Field, { kind: "text" }>;
	value: unknown;
	onChange: (value: unknown) => void;
}

function TextField({ id, hint, field, value, onChange }: TextProps) {
	const text = typeof value === "string" ? value : "";
	const change = (typed: string) => onChange(typed === "" && field.nullable ? null : typed);
	const shared = { id, "aria-describedby": hint, value: text, placeholder: value === null ? "Not known yet" : "" };
	// Another field while somebody types would lose the focus.
	const [isArea] = useState(field.long && text.length > 48);
	return isArea ? (
		<textarea
			{...shared}
			rows={2}
			onChange={({ target }) => change(writtenInstead(target, target.value.replace(/\n/g, " ")))}
		/>
	) : (
		<input {...shared} onChange={(event) => change(event.target.value)} />
	);
}

function RangeForm({ field, value, label, onChange, ...props }: FormProps<Extract<Field, { kind: "range" }>>) {
	const id = useId();
	const [low, high] = [`${id}-low`, `${id}-high`];
	const described = useDescription(props.path, `${id}-hint`, `${id}-places`);
	const range: { low?: unknown; high?: unknown } = typeof value === "object" && value !== null ? value : {};
	const number: Extract<Field, { kind: "number" }> = {
		kind: "number",
		whole: field.whole,
		low: 0,
		high: null,
		nullable: false,
		hint: "",
	};
	return (
		<fieldset className="range">
			<legend>{label}</legend>
			<span>
				<label htmlFor={low}>from</label>
				<NumberField
					id={low}
					hint={described}
					field={number}
					value={range.low}
					onChange={(next) => onChange({ ...range, low: next })}
				/>
			</span>
			<span>
				<label htmlFor={high}>to</label>
				<NumberField
					id={high}
					hint={described}
					field={number}
					value={range.high}
					onChange={(next) => onChange({ ...range, high: next })}
				/>
			</span>
			{field.nullable && (
				<button type="button" className="link" onClick={() => onChange(null)}>
					Not known yet
				</button>
			)}
			<small id={`${id}-hint`}>{field.hint}</small>
			<StandsOn path={props.path} id={`${id}-places`} />
			<Faults {...props} />
		</fieldset>
	);
}

/** A value that is not known yet, or that there is none of. */
function Unknown({ field, label, onChange }: FormProps) {
	return (
		<p className="field">
			<span>{label}</span> <small>Not known yet, or none. {field.hint}</small>{" "}
			<button type="button" onClick={() => onChange(field.kind === "range" ? { low: 0, high: 0 } : [])}>
				Fill it in
			</button>
		</p>
	);
}

interface LabelledProps extends FormProps {
	children: (id: string, hint: string) => React.ReactNode;
}

function Labelled({ label, field, children, ...props }: LabelledProps) {
	const id = useId();
	const described = useDescription(props.path, `${id}-hint`, `${id}-places`);
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			{children(id, described)}
			<small id={`${id}-hint`}>{field.hint}</small>
			<StandsOn path={props.path} id={`${id}-places`} />
			<Faults {...props} />
		</div>
	);
}

/** What the checks find at this very place. */
export function Faults({ path, faults }: Pick<FormProps, "path" | "faults">) {
	const here = faults.filter((fault) => fault.path.join("/") === path.join("/") || belongsTo(fault.path, path));
	return here.map(({ sentence }) => (
		<p key={sentence} className="bad" role="alert">
			{sentence}
		</p>
	));
}

/** An end of a range has no place of its own. */
function belongsTo(fault: readonly (string | number)[], path: readonly (string | number)[]): boolean {
	return ["low", "high"].includes(String(fault.at(-1))) && fault.slice(0, -1).join("/") === path.join("/");
}
