import { useMemo } from "react";
import { useCurrencies } from "#tools/estimator/words/locale.ts";

/** The currency that amounts are shown in: every one that a link may name. From the server comes the scenario's own alone. */
export function CurrencySelect({ value, onChange }: { value: string; onChange: (code: string) => void }) {
	const currencies = useCurrencies();
	const isKnown = currencies.some(({ code }) => code === value);
	// Some 160 options, drawn once. Drawn here: to a list whose options come later Preact has told its value too early.
	const options = useMemo(
		() =>
			currencies.map(({ code, name }) => (
				<option key={code} value={code}>
					{`${code}, ${name}`}
				</option>
			)),
		[currencies],
	);
	return (
		<label>
			<span>Currency</span>
			<select value={value} onChange={({ target }) => onChange(target.value)}>
				{!isKnown && <option>{value}</option>}
				{options}
			</select>
		</label>
	);
}
