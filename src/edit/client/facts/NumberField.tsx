import { useState } from "react";
import type { Field } from "#edit/facts/fields.ts";

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
					{field.whole ? "Enter a whole number, such as 12." : "Enter a number, such as 20 or 5.9."}
				</span>
			)}
		</>
	);
}

/** The number that a text is; null for an empty one that may be empty, undefined for what is none. */
function readNumber(text: string, { whole, nullable }: Props["field"]): number | null | undefined {
	const plain = text
		.trim()
		.replace(/(?<=\d)[,\s](?=\d{3}\b)/g, "")
		.replace(/\s*%$/, "")
		.replace(/^\$\s*/, "");
	if (plain === "") return nullable ? null : undefined;
	if (!(whole ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(plain)) return undefined;
	return Number(plain);
}
