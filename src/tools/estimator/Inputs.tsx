import { memo, useCallback, useId } from "react";
import { percentRange } from "#program/format.ts";
import { type ModelKey, modelKeys } from "#program/keys.ts";
import { type ParameterName, readValue, type Scenario, settingOf, withValue } from "#program/scenario.ts";
import type { ScheduleTerms } from "#program/schedule.ts";
import { CurrencySelect } from "./CurrencySelect.tsx";
import { isOn, parametersOf } from "./models.ts";
import { NumberField } from "./NumberField.tsx";
import { StartMonth } from "./StartMonth.tsx";
import type { Estimate } from "./useWorkspace.ts";
import { currencyOf, units } from "./wording.ts";
import { edited } from "./workspace.ts";

interface Props {
	id: number;
	scenario: Scenario;
	terms: ScheduleTerms;
	onChange: Estimate["change"];
	onSwitch: (model: ModelKey) => void;
}

/** What the name of a field leaves unsaid. */
const hints: Partial<Record<ParameterName, string>> = {
	"jg.contribution": "Where in the range the rate lies: 0 for the lowest contribution, 100 for the highest",
};

/** The inputs of one scenario. */
export const Inputs = memo(function Inputs({ id, scenario, terms, onChange, onSwitch }: Props) {
	const { values } = scenario;
	const set = useCallback(
		(name: ParameterName, value: string | null) =>
			onChange((workspace) => edited(workspace, (before) => withValue(before, name, value))),
		[onChange],
	);
	const tier = terms.tiers.find(({ key }) => key === settingOf(values, "tier"));
	return (
		<div className="inputs">
			<div className="group">
				<label data-tier={tier?.key} className="tier">
					<span>Tier</span>
					<select value={tier?.key} onChange={({ target }) => set("tier", target.value)}>
						{terms.tiers.map(({ key, name, share }) => (
							<option key={key} value={key}>
								{name}, {percentRange(share)}
							</option>
						))}
					</select>
				</label>
				<label>
					<span>Length</span>
					<select value={settingOf(values, "months") ?? ""} onChange={({ target }) => set("months", target.value)}>
						{["12", "24", "36"].map((months) => (
							<option key={months} value={months}>
								{months} months
							</option>
						))}
					</select>
				</label>
				<StartMonth value={values.start ?? null} onChange={(start) => set("start", start)} />
			</div>
			{modelKeys.map((model) => {
				const facts = terms.models.find(({ key }) => key === model);
				return (
					<Model
						key={model}
						name={facts?.name ?? model}
						says={`${facts?.rate === "by tier" || !facts ? percentRange(tier?.share ?? { low: 0, high: 0 }) : percentRange(facts.rate)}, paid ${facts?.paid}`}
						unlistedFor={tier && !tier.listed.includes(model) ? tier.name : undefined}
						isOn={isOn(values, model)}
						onSwitch={() => onSwitch(model)}
					>
						{parametersOf(model).map((name) => (
							<NumberField
								key={name}
								scenarioId={id}
								name={name}
								value={settingOf(values, name) ?? "0"}
								unit={units[name] === "money" ? currencyOf(scenario) : units[name]}
								hint={hints[name]}
								onValue={set}
							/>
						))}
					</Model>
				);
			})}
			<div className="group">
				<label>
					<span>Name</span>
					<input
						type="text"
						maxLength={80}
						autoComplete="off"
						value={values.name ?? ""}
						onChange={({ target }) => set("name", readValue("name", target.value))}
					/>
				</label>
				<CurrencySelect value={currencyOf(scenario)} onChange={(currency) => set("currency", currency)} />
			</div>
		</div>
	);
});

interface ModelProps {
	name: string;
	/** Its rate and when it is paid. */
	says: string;
	/** The tier whose page does not list the model. */
	unlistedFor: string | undefined;
	isOn: boolean;
	onSwitch: () => void;
	children: React.ReactNode;
}

function Model({ name, says, unlistedFor, isOn, onSwitch, children }: ModelProps) {
	const id = useId();
	return (
		<fieldset className="group" data-on={isOn ? "" : undefined}>
			<legend>
				<label className="switch">
					<input type="checkbox" checked={isOn} onChange={onSwitch} aria-describedby={id} />
					{name}
				</label>
			</legend>
			<p className="says" id={id}>
				{says}
				{unlistedFor && (
					<span className="unlisted">
						Not listed for {unlistedFor}
						{isOn && "; it counts all the same"}
					</span>
				)}
			</p>
			{isOn && children}
		</fieldset>
	);
}
