import { percentRange } from "#program/format.ts";
import { type ModelKey, modelKeys } from "#program/keys.ts";
import { type ParameterName, type Scenario, settingOf, switches, withValue } from "#program/scenario.ts";
import type { ScheduleTerms } from "#program/schedule.ts";
import { NumberField } from "./NumberField.tsx";

interface Props {
	scenario: Scenario;
	terms: ScheduleTerms;
	onChange: (scenario: Scenario) => void;
}

/** The inputs of each model; the first one switches it on. */
const inputsOf: Record<ModelKey, { name: ParameterName; unit?: "money" | "%" }[]> = {
	platform: [
		{ name: "pu.customers" },
		{ name: "pu.new" },
		{ name: "pu.churn", unit: "%" },
		{ name: "pu.revenue", unit: "money" },
	],
	implementation: [{ name: "im.projects" }, { name: "im.fee", unit: "money" }, { name: "im.duration" }],
	referral: [{ name: "rf.referrals" }, { name: "rf.value", unit: "money" }],
	joint: [
		{ name: "jg.revenue", unit: "money" },
		{ name: "jg.growth", unit: "%" },
		{ name: "jg.contribution", unit: "%" },
	],
};

/** What a model begins with when it is switched on. */
const first: Record<ModelKey, string> = { platform: "10", implementation: "4", referral: "6", joint: "10000" };

/** The inputs of one scenario. */
export function Inputs({ scenario, terms, onChange }: Props) {
	const { values } = scenario;
	const set = (name: ParameterName, value: string | null) =>
		onChange({ ...scenario, values: withValue(values, name, value) });
	const currency = settingOf(values, "currency") ?? "USD";
	return (
		<div className="inputs">
			<label>
				Tier
				<select value={settingOf(values, "tier") ?? ""} onChange={({ target }) => set("tier", target.value)}>
					{terms.tiers.map(({ key, name, share }) => (
						<option key={key} value={key}>
							{name}, {percentRange(share)}
						</option>
					))}
				</select>
			</label>
			<div className="pair">
				<label>
					Length
					<select value={settingOf(values, "months") ?? ""} onChange={({ target }) => set("months", target.value)}>
						{["12", "24", "36"].map((months) => (
							<option key={months} value={months}>
								{months} months
							</option>
						))}
					</select>
				</label>
				<label>
					First month
					<input
						type="month"
						value={values.start ?? ""}
						onChange={({ target }) => set("start", target.value || null)}
					/>
				</label>
			</div>
			{modelKeys.map((model) => {
				const isOn = values[switches[model]] !== undefined;
				const facts = terms.models.find(({ key }) => key === model);
				return (
					<fieldset key={model}>
						<legend>
							<label className="switch">
								<input
									type="checkbox"
									checked={isOn}
									onChange={({ target }) => set(switches[model], target.checked ? first[model] : null)}
								/>
								{facts?.name}
							</label>
							<span className="paid">paid {facts?.paid}</span>
						</legend>
						{isOn &&
							inputsOf[model].map(({ name, unit }) => (
								<NumberField
									key={name}
									name={name}
									value={settingOf(values, name) ?? "0"}
									{...(unit ? { unit: unit === "money" ? currency : unit } : {})}
									onValue={(value) => set(name, value)}
								/>
							))}
					</fieldset>
				);
			})}
			<details>
				<summary>Name and currency</summary>
				<label>
					What you call this scenario
					<input
						type="text"
						maxLength={80}
						value={values.name ?? ""}
						onChange={({ target }) => set("name", target.value || null)}
					/>
				</label>
				<label>
					Currency, for display only
					<select value={currency} onChange={({ target }) => set("currency", target.value)}>
						{[...new Set(["USD", "EUR", "GBP", "KES", "NGN", "GHS", "ZAR", "INR", "BRL", "CAD", currency])].map(
							(code) => (
								<option key={code}>{code}</option>
							),
						)}
					</select>
				</label>
			</details>
		</div>
	);
}
