import { useId, useState } from "react";
import { readNumber } from "#program/number-input.ts";
import { type ParameterName, parameters, readValue } from "#program/scenario.ts";

interface Props {
	name: ParameterName;
	value: string;
	unit?: string;
	onValue: (value: string) => void;
}

/** A number as people type it. What is typed stays as it is until the field is left; what cannot be read is said beside it. */
export function NumberField({ name, value, unit, onValue }: Props) {
	const id = useId();
	const [typed, setTyped] = useState<string | null>(null);
	const [problem, setProblem] = useState<string | null>(null);

	const read = (text: string) => {
		setTyped(text);
		const number = readNumber(text, decimalSign());
		if ("problem" in number) return setProblem(number.problem);
		const accepted = readValue(name, number.value);
		if (accepted === null) return setProblem(`Must be ${parameters[name].kind.says}`);
		setProblem(null);
		onValue(accepted);
	};
	return (
		<div className="number-field" data-wrong={problem ? "" : undefined}>
			<label htmlFor={id}>{parameters[name].label}</label>
			<span className="box">
				<input
					id={id}
					type="text"
					inputMode="decimal"
					autoComplete="off"
					value={typed ?? grouped(value)}
					onChange={(event) => read(event.target.value)}
					onBlur={() => {
						if (!problem) setTyped(null);
					}}
					aria-invalid={problem ? true : undefined}
					aria-describedby={problem ? `${id}-problem` : undefined}
				/>
				{unit && <span className="unit">{unit}</span>}
			</span>
			{problem && (
				<span className="problem" id={`${id}-problem`}>
					{problem}
				</span>
			)}
		</div>
	);
}

function grouped(value: string): string {
	return value.replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
}

function decimalSign(): "." | "," {
	return new Intl.NumberFormat(navigator.language).format(1.5).includes(",") ? "," : ".";
}
