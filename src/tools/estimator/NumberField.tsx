import { memo, useEffect, useId, useState } from "react";
import { readNumber } from "#program/number-input.ts";
import { type ParameterName, parameters, readValue } from "#program/scenario.ts";
import { insertedBy, isEdited } from "./edited-number.ts";
import { type NumberSigns, useNumberSigns } from "./locale.ts";
import { grouped } from "./state.ts";

interface Props {
	/** Which scenario the value belongs to: what is half typed in one does not show in another. */
	scenarioId: number;
	name: ParameterName;
	value: string;
	onValue: (name: ParameterName, value: string) => void;
	/** What stands behind the number: a currency's code, "%", "months". */
	unit?: string | undefined;
	hint?: string | undefined;
}

/** What stands in a field while it is not left, and the value that stood when it was typed. */
interface Typed {
	scenarioId: number;
	text: string;
	value: string;
	problem: string | null;
	isEdit: boolean;
}

/**
 * A number as people type it. What is typed stays as it is, caret and all, until the field is left; what cannot be read is said
 * beside it, and the last value that could be read counts until then.
 */
export const NumberField = memo(function NumberField({ scenarioId, name, value, onValue, unit, hint }: Props) {
	const id = useId();
	const signs = useNumberSigns();
	const [typed, setTyped] = useState<Typed | null>(null);
	// A value that came from elsewhere (a preset, the slider, what was sent) takes the place of what was typed.
	const current = typed?.scenarioId === scenarioId && typed.value === value ? typed : null;
	const problem = useSettled(current?.problem ?? null);
	const shown = grouped(value, signs.group, signs.decimal);

	const read = (text: string, inserted: string | null) => {
		const isEdit = isEdited({ text, inserted }, shown, signs.group, current?.isEdit);
		const result = readEdited(name, text, isEdit, signs);
		if ("problem" in result) return setTyped({ scenarioId, text, value, problem: result.problem, isEdit });
		setTyped({ scenarioId, text, value: result.value, problem: null, isEdit });
		onValue(name, result.value);
	};
	return (
		<div className="number-field" data-wrong={problem ? "" : undefined}>
			<label htmlFor={id}>{parameters[name].label}</label>
			<span className="box" style={{ "--unit": unit?.length ?? 0 }}>
				<input
					id={id}
					type="text"
					inputMode="decimal"
					autoComplete="off"
					value={current?.text ?? shown}
					onChange={({ target, nativeEvent }) => read(target.value, insertedBy(nativeEvent))}
					onBlur={() => {
						if (!current?.problem) setTyped(null);
					}}
					aria-invalid={problem ? true : undefined}
					aria-describedby={[hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ") || undefined}
				/>
				{unit && <span className="unit">{unit}</span>}
			</span>
			{hint && (
				<span className="hint" id={`${id}-hint`}>
					{hint}
				</span>
			)}
			<span className="problem" id={`${id}-problem`} role="status">
				{problem && `${problem} ${shown} counts until then.`}
			</span>
		</div>
	);
});

/** "123,45" is what is left of 123,456 and not 123.45; where that makes no sense it is read as if it had been typed anew. */
function readEdited(name: ParameterName, text: string, isEdit: boolean, { decimal, group }: NumberSigns) {
	const anew = readTyped(name, text, decimal);
	if (!isEdit) return anew;
	const edited = readTyped(name, text.replaceAll(group, ""), decimal);
	return "problem" in edited ? anew : edited;
}

/** The value that a text stands for, or what is to be done about it in a sentence. */
function readTyped(name: ParameterName, text: string, decimalSign: "." | ","): { value: string } | { problem: string } {
	const { kind, label } = parameters[name];
	if (text.trim() === "") return { problem: `Enter ${kind.says}.` };
	const number = readNumber(text, decimalSign);
	if ("problem" in number) return { problem: `${number.problem}.` };
	const value = readValue(name, number.value);
	return value === null ? { problem: `${label} must be ${kind.says}.` } : { value };
}

/** A problem once it has stood for a moment: a number that is half typed is none. What was mended is taken away at once. */
function useSettled(problem: string | null): string | null {
	const [settled, setSettled] = useState<string | null>(null);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(problem), problem ? 600 : 0);
		return () => clearTimeout(timer);
	}, [problem]);
	return problem && settled ? problem : null;
}
