import { memo, useId } from "react";
import { isOn, parameters, type Scenario } from "#program/estimate/scenario.ts";
import { rangeOf, type ScheduleTerms } from "#program/estimate/terms.ts";
import { tierKeys } from "#program/facts/keys.ts";
import { percentRange } from "#program/format.ts";
import { type ModelKey, parametersOf } from "#program/models/models.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import { presentation } from "#tools/estimator/words/presentation.ts";
import { CurrencySelect } from "./CurrencySelect.tsx";
import { NumberField } from "./NumberField.tsx";
import { StartMonth } from "./StartMonth.tsx";

interface Props {
	id: number;
	scenario: Scenario;
	terms: ScheduleTerms;
}

/** The inputs of one scenario. */
export const Inputs = memo(function Inputs({ id, scenario, terms }: Props) {
	const { acts } = useEstimate();
	const { values } = scenario;
	const { tier } = values;
	return (
		<div className="inputs">
			<div className="group">
				<label data-tier={tier} className="tier">
					<span>Tier</span>
					<select data-parameter="tier" value={tier} onChange={({ target }) => acts.setText("tier", target.value)}>
						{tierKeys.map((key) => (
							<option key={key} value={key}>
								{`${terms.tiers[key].name}, ${percentRange(terms.tiers[key].share)}`}
							</option>
						))}
					</select>
				</label>
				<label>
					<span>Length</span>
					<select
						data-parameter="months"
						value={values.months}
						onChange={({ target }) => acts.setText("months", target.value)}
					>
						{parameters.months.options.map((months) => (
							<option key={months} value={months}>
								{`${months} months`}
							</option>
						))}
					</select>
				</label>
				<StartMonth value={values.start} onChange={(start) => acts.set("start", start)} />
			</div>
			{terms.models.map((model) => {
				const { key, name: title, paid } = model;
				const { hints } = presentation[key];
				return (
					<Model
						key={key}
						model={key}
						name={title}
						says={`${percentRange(rangeOf(model, tier, terms))}, paid ${paid}`}
						unlistedFor={terms.tiers[tier].listed.includes(key) ? undefined : terms.tiers[tier].name}
						isOn={isOn(values, key)}
						onSwitch={() => acts.switchModel(key)}
					>
						{parametersOf(key).map((name) => {
							const value = values[name];
							const { unit } = parameters[name];
							return (
								value && (
									<NumberField
										key={name}
										scenarioId={id}
										name={name}
										value={value}
										unit={unit === "money" ? values.currency : unit}
										hint={hints?.[name]}
										onValue={acts.set}
									/>
								)
							);
						})}
					</Model>
				);
			})}
			<div className="group">
				<label>
					<span>Name</span>
					<input
						data-parameter="name"
						type="text"
						dir="auto"
						maxLength={parameters.name.longest}
						autoComplete="off"
						value={values.name ?? ""}
						onChange={({ target }) => acts.setText("name", target.value)}
					/>
				</label>
				<CurrencySelect value={values.currency} onChange={(currency) => acts.setText("currency", currency)} />
			</div>
		</div>
	);
});

interface ModelProps {
	model: ModelKey;
	name: string;
	/** Its rate and when it is paid. */
	says: string;
	/** The tier whose page does not list the model. */
	unlistedFor: string | undefined;
	isOn: boolean;
	onSwitch: () => void;
	children: React.ReactNode;
}

function Model({ model, name, says, unlistedFor, isOn, onSwitch, children }: ModelProps) {
	const id = useId();
	return (
		<fieldset className="group" data-on={isOn ? "" : undefined}>
			<legend>
				<label className="switch">
					<input type="checkbox" data-model={model} checked={isOn} onChange={onSwitch} aria-describedby={id} />
					<span>{name}</span>
				</label>
			</legend>
			<p className="says" id={id}>
				{/* Who listens does not hear where a line ends. */}
				<span>{unlistedFor ? `${says};` : says}</span>
				{unlistedFor && (
					<span className="unlisted">{`not listed for ${unlistedFor}${isOn ? ", counts all the same" : ""}`}</span>
				)}
			</p>
			{isOn && children}
		</fieldset>
	);
}
