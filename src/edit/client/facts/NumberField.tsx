import { useState } from "react";
import type { Field } from "#edit/facts/fields.ts";
import { readNumber } from "./read-number.ts";

interface Props {
	id?: string;
	hint: string;
	field: Extract<Field, { kind: "number" }>;
	value: unknown;
	onChange: (value: number | null) => void;
}

/** A number as people type it; what is none is marked and changes nothing. */
export function NumberField({ id, hint, field, value, onChange }: Props) {
	const given = typeof value === "number" ? String(value) : "";
	const [typed, setTyped] = useState<string | null>(null);
	const shown = typed ?? given;
	const isWrong = typed !== null && readNumber(typed, field) === undefined;
	return (
		<>
			<input
				id={id}
				inputMode={field.whole ? "numeric" : "decimal"}
				className="number"
				value={shown}
				placeholder={field.nullable ? "Not known yet" : ""}
				aria-describedby={hint}
				aria-invalid={isWrong}
				onBlur={() => !isWrong && setTyped(null)}
				onChange={(event) => {
					setTyped(event.target.value);
					const number = readNumber(event.target.value, field);
					if (number !== undefined) onChange(number);
				}}
			/>
			{isWrong && (
				<span className="bad" role="alert">
					{field.whole
						? "Enter a whole number, such as 12."
						: "Enter a number, such as 20, 5.9 or 10,000: decimals follow a point."}
				</span>
			)}
		</>
	);
}
