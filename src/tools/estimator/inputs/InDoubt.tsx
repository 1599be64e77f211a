import { Fragment } from "react";
import type { Decimal } from "#program/money.ts";

/** The numbers, one or two, that a text may be of which a sign can be read as one between thousands or before decimals. */
export interface Doubt {
	meant: readonly Decimal[];
}

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
