import { memo, useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { type NumericName, parameters } from "#program/estimate/scenario.ts";
import { type Decimal, grouped } from "#program/money.ts";
import { useNumberSigns } from "#tools/estimator/words/locale.ts";
import { insertedBy, isEdited } from "./edited-number.ts";
import { InDoubt } from "./InDoubt.tsx";
import { type Doubt, readEdited } from "./typed-number.ts";

interface Props {
	/** Which scenario the value belongs to: what is half typed in one does not show in another. */
	scenarioId: number;
	name: NumericName;
	value: Decimal;
	onValue: (name: NumericName, value: Decimal) => void;
	/** What follows the number: a currency's code, "%", "months". */
	unit: string | null;
	hint?: string | undefined;
}

/** The text of a field while it is not left, and the value that counted when it was typed. */
interface Typed {
	scenarioId: number;
	text: string;
	value: Decimal;
	problem: string | Doubt | null;
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
	const current = typed?.scenarioId === scenarioId && typed.value.eq(value) ? typed : null;
	const problem = useSettled(current?.problem ?? null);
	const input = useRef<HTMLInputElement>(null);
	const write = (number: Decimal) => grouped(number.toFixed(), signs.group, signs.decimal);
	const shown = write(value);

	const read = (text: string, inserted: string | null) => {
		const isEdit = isEdited({ text, inserted }, shown, signs.group, current?.isEdit);
		const result = readEdited(name, text, isEdit, signs);
		if ("problem" in result) return setTyped({ scenarioId, text, value, problem: result.problem, isEdit });
		setTyped({ scenarioId, text, value: result.value, problem: null, isEdit });
		onValue(name, result.value);
	};
	const readTypedBefore = useEffectEvent(() => {
		const { current: element } = input;
		// A field that came later has its value in its markup too, and nobody has typed into it.
		if (!element || element.value === element.defaultValue) return;
		read(element.value, null);
		// As when the field is left.
		if (document.activeElement !== element) setTyped((typed) => (typed?.problem ? typed : null));
	});
	useLayoutEffect(() => readTypedBefore(), []);
	return (
		<div className="number-field" data-wrong={problem ? "" : undefined}>
			<label htmlFor={id}>{parameters[name].label}</label>
			<span className="box" style={{ "--unit": unit?.length ?? 0 }}>
				<input
					ref={input}
					id={id}
					data-parameter={name}
					type="text"
					inputMode="decimal"
					autoComplete="off"
					value={current?.text ?? shown}
					onChange={({ target, nativeEvent }) => read(target.value, insertedBy(nativeEvent))}
					onBlur={() => {
						if (!current?.problem) setTyped(null);
					}}
					aria-invalid={problem ? true : undefined}
					aria-describedby={
						[unit && `${id}-unit`, hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ") ||
						undefined
					}
				/>
				{unit && (
					<span className="unit" id={`${id}-unit`}>
						{unit}
					</span>
				)}
			</span>
			{hint && (
				<span className="hint" id={`${id}-hint`}>
					{hint}
				</span>
			)}
			<span className="problem" id={`${id}-problem`} aria-live="polite" aria-atomic="true">
				{typeof problem === "string" && <span>{`${problem} `}</span>}
				{problem && typeof problem !== "string" && (
					<InDoubt
						doubt={problem}
						write={write}
						onChoose={(meant) => {
							setTyped(null);
							onValue(name, meant);
							input.current?.focus();
						}}
					/>
				)}
				{problem && <span>{`${shown} counts until then.`}</span>}
			</span>
		</div>
	);
});

/** A problem once it has lasted for a moment: a half-typed number is no problem. A problem that is mended goes at once. */
function useSettled<Problem>(problem: Problem | null): Problem | null {
	const [settled, setSettled] = useState<Problem | null>(null);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(problem), problem ? 600 : 0);
		return () => clearTimeout(timer);
	}, [problem]);
	return problem && settled ? problem : null;
}
