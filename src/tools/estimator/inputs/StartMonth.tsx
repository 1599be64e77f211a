import { useId } from "react";
import { useThisYear } from "#tools/estimator/words/locale.ts";
import { monthNames } from "#tools/estimator/words/wording.ts";

interface Props {
	/** YYYY-MM, or null for months without a name. */
	value: string | null;
	onChange: (start: string | null) => void;
}

/** The first month: a month and a year, because not every browser has a field for both (`type="month"`). */
export function StartMonth({ value, onChange }: Props) {
	const id = useId();
	const thisYear = useThisYear();
	const [year, month] = value?.split("-") ?? [];
	const first = thisYear ?? Number(year ?? 0);
	const years = new Set([...(year ? [year] : []), ...Array.from({ length: 7 }, (_, at) => fourDigits(first - 1 + at))]);
	return (
		<div className="start">
			<label htmlFor={id}>First month</label>
			<span className="selects">
				<select
					id={id}
					data-parameter="start"
					value={month ?? ""}
					onChange={({ target }) => onChange(target.value ? `${year ?? fourDigits(first)}-${target.value}` : null)}
				>
					<option value="">Month 1</option>
					{monthNames.map((name, at) => (
						<option key={name} value={String(at + 1).padStart(2, "0")}>
							{name}
						</option>
					))}
				</select>
				{month && (
					<select
						data-parameter="start"
						aria-label="Year of the first month"
						value={year}
						onChange={({ target }) => onChange(`${target.value}-${month}`)}
					>
						{[...years].sort().map((one) => (
							<option key={one} value={one}>
								{one}
							</option>
						))}
					</select>
				)}
			</span>
		</div>
	);
}

function fourDigits(year: number): string {
	return String(year).padStart(4, "0");
}
