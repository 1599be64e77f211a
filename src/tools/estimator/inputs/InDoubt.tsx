import { Fragment } from "react";
import type { Decimal } from "#program/money.ts";
import type { Doubt } from "./typed-number.ts";

interface Props {
	doubt: Doubt;
	/** A number as it is shown where the reader is. */
	write: (number: Decimal) => string;
	onChoose: (number: Decimal) => void;
}

/** Asks which number is meant: a guess would be wrong by a factor of a thousand, and nobody would see it. */
export function InDoubt({ doubt: { meant }, write, onChoose }: Props) {
	return (
		<>
			<span>Do you mean </span>
			{meant.map((number, at) => (
				<Fragment key={number.toFixed()}>
					{at > 0 && <span> or </span>}
					<button type="button" className="act" translate="no" onClick={() => onChoose(number)}>
						{write(number)}
					</button>
				</Fragment>
			))}
			<span>? </span>
		</>
	);
}
