import { memo } from "react";
import { useCurrencies } from "#tools/estimator/words/locale.ts";

/** The currency that amounts are shown in: every one that a link may name. From the server comes the scenario's own alone. */
export function CurrencySelect({ value, onChange }: { value: string; onChange: (code: string) => void }) {
	const isKnown = useCurrencies().some(({ code }) => code === value);
	return (
		<label>
			<span>Currency</span>
			<select value={value} onChange={({ target }) => onChange(target.value)}>
				{!isKnown && <option>{value}</option>}
				<Options />
			</select>
		</label>
	);
}

/** Some 160 options, drawn once. */
const Options = memo(function Options() {
	return useCurrencies().map(({ code, name }) => (
		<option key={code} value={code}>
			{`${code}, ${name}`}
		</option>
	));
});
