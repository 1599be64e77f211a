import { memo, useDeferredValue, useId, useMemo, useState } from "react";
import { type SoughtInput, smallestThatReaches, soughtInputs } from "#program/goal-seek.ts";
import { type ModelKey, modelKeys } from "#program/keys.ts";
import { decimal } from "#program/money.ts";
import { readNumber } from "#program/number-input.ts";
import {
	type ParameterName,
	parameters,
	readValue,
	type Scenario,
	settingOf,
	switches,
	type Values,
	withValue,
} from "#program/scenario.ts";
import { type ScheduleTerms, scheduleOf } from "#program/schedule.ts";
import { Announced } from "./Announced.tsx";
import { insertedBy, isEdited } from "./edited-number.ts";
import { FigureButton } from "./FigureButton.tsx";
import { wholeOf } from "./figure.ts";
import { type NumberSigns, useNumberSigns } from "./locale.ts";
import { isOn, without } from "./models.ts";
import { grouped } from "./state.ts";
import { currencyOf, inSentence, type NameOf, sayIn } from "./wording.ts";

interface Props {
	scenario: Scenario;
	terms: ScheduleTerms;
	nameOf: NameOf;
	/** What a model that is off would begin with. */
	first: Record<ModelKey, Values>;
	onApply: (values: Values, said: string) => void;
}

/** What one of each brings is the price that stands beside its number. */
const priceOf: Record<SoughtInput, ParameterName> = {
	"pu.customers": "pu.revenue",
	"im.projects": "im.fee",
	"rf.referrals": "rf.value",
};

/** "I want to earn X in a year": the smallest number of customers, projects or referrals that reaches it, applied on a click. */
export const GoalSeek = memo(function GoalSeek(props: Props) {
	const [isOpen, setIsOpen] = useState(false);
	return (
		<details className="goal-seek" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
			<summary>I want to earn …</summary>
			{isOpen && <Goal {...props} />}
		</details>
	);
});

function Goal({ scenario, terms, nameOf, first, onApply }: Props) {
	const id = useId();
	const signs = useNumberSigns();
	const [typed, setTyped] = useState<{ text: string; isEdit: boolean } | null>(null);
	const shown = grouped("100000", signs.group, signs.decimal);
	const text = typed?.text ?? shown;
	const goal = goalOf(text, typed?.isEdit ?? false, signs);
	const amount = useDeferredValue("value" in goal ? goal.value : null);
	const currency = currencyOf(scenario);
	const answers = useMemo(
		() => (amount === null ? null : answersTo(amount, scenario, terms, first)),
		[amount, scenario, terms, first],
	);
	const now = answers && sayIn(currency)(answers.now);
	const beforeNow = `${answers?.isReached ? "The goal is reached: this" : "This"} scenario is expected to bring `;
	const afterNow = ` in its first year. ${answers?.isReached ? "It would take no more than:" : "What would reach the goal, all else as it is:"}`;
	const goalSaid =
		"problem" in goal
			? goal.problem
			: answers
				? [
						`${beforeNow}${now}${afterNow}`,
						...answers.list.map((answer) => `${numberIn(answer)}${sayAnswer(answer, scenario, nameOf)};`),
					].join(" ")
				: "";
	return (
		<div className="goal">
			<div className="number-field" data-wrong={"problem" in goal ? "" : undefined}>
				<label htmlFor={id}>In the first year</label>
				<span className="box" style={{ "--unit": currency.length }}>
					<input
						id={id}
						type="text"
						inputMode="decimal"
						autoComplete="off"
						value={text}
						onChange={({ target: { value }, nativeEvent }) => {
							const stroke = { text: value, inserted: insertedBy(nativeEvent) };
							setTyped({ text: value, isEdit: isEdited(stroke, shown, signs.group, typed?.isEdit) });
						}}
						aria-invalid={"problem" in goal ? true : undefined}
						aria-describedby={`${id}-problem`}
					/>
					<span className="unit">{currency}</span>
				</span>
				<span className="problem" id={`${id}-problem`}>
					{"problem" in goal && goal.problem}
				</span>
			</div>
			{answers && !("problem" in goal) && (
				<div>
					<p>
						{beforeNow}
						<FigureButton figure={{ ...wholeOf(scenario), span: { over: "year", year: 1 } }}>{now}</FigureButton>
						{afterNow}
					</p>
					<ul>
						{answers.list.map((answer) => (
							<li key={answer.input}>
								<span>
									<strong>{numberIn(answer)}</strong>
									{sayAnswer(answer, scenario, nameOf)}
								</span>
								{"found" in answer &&
									!answer.othersReach &&
									settingOf(scenario.values, answer.input) !== String(answer.found) && (
										<button
											type="button"
											className="act"
											onClick={() =>
												onApply(
													withValue(answer.base, answer.input, String(answer.found)),
													`${parameters[answer.input].label}: ${grouped(String(answer.found))}.`,
												)
											}
										>
											Use {grouped(String(answer.found))}
											<span className="visually-hidden"> {countedAs(answer.found, inSentence(answer.input))}</span>
										</button>
									)}
							</li>
						))}
					</ul>
				</div>
			)}
			<Announced text={goalSaid} />
		</div>
	);
}

/** The amount of a goal, or what is to be done about it. */
function goalOf(text: string, isEdit: boolean, signs: NumberSigns): { value: string } | { problem: string } {
	if (text.trim() === "") return { problem: "Enter what you want to earn, such as 250k." };
	const edited = readNumber(isEdit ? text.replaceAll(signs.group, "") : text, signs.decimal);
	const number = "problem" in edited ? readNumber(text, signs.decimal) : edited;
	if ("problem" in number) return { problem: `${number.problem}.` };
	const value = readValue("jg.revenue", number.value);
	if (value === null) return { problem: `The goal must be ${parameters["jg.revenue"].kind.says}.` };
	return value === "0" ? { problem: "Enter a goal above 0." } : { value };
}

type Answer = { input: SoughtInput; model: ModelKey; base: Values } & (
	| { found: number; othersReach: boolean }
	| { lacks: ParameterName | null }
);

/** For each input that can be sought: the smallest number that reaches the goal, or what stands in the way. */
function answersTo(amount: string, scenario: Scenario, terms: ScheduleTerms, first: Record<ModelKey, Values>) {
	// The first year does not depend on how many follow, and twelve months cost a third of thirty-six.
	const inFirstYear = (values: Values): Scenario => ({ ...scenario, values: withValue(values, "months", "12") });
	const broughtBy = (values: Values) => scheduleOf(inFirstYear(values), terms).total.expected;
	const goal = decimal(amount);
	const now = broughtBy(scenario.values);
	const list = soughtInputs.map((input): Answer => {
		const model = modelKeys.find((key) => switches[key] === input) ?? "platform";
		const base = isOn(scenario.values, model) ? scenario.values : { ...scenario.values, ...first[model] };
		const about = { input, model, base };
		if (settingOf(base, priceOf[input]) === "0") return { ...about, lacks: priceOf[input] };
		const found = smallestThatReaches(inFirstYear(base), terms, input, goal);
		if (found === null) return { ...about, lacks: null };
		// None at the start can mean that the others bring enough, or those that are won each month.
		return { ...about, found, othersReach: found === 0 && broughtBy(without(base, model)).gte(goal) };
	});
	return { now, isReached: now.gte(goal), list };
}

/** The number that an answer begins with, if it has one. */
function numberIn(answer: Answer): string {
	return "found" in answer && answer.found > 0 ? grouped(String(answer.found)) : "";
}

/** An answer in words, after its number. */
function sayAnswer(answer: Answer, scenario: Scenario, nameOf: NameOf): string {
	const { input, model, base } = answer;
	const name = inSentence(input);
	if ("lacks" in answer) {
		if (answer.lacks) return `${nameOf(model)}: enter ${inSentence(answer.lacks)} first.`;
		return `${nameOf(model)}: no number of ${name} up to ${input === "pu.customers" ? "1,000,000" : "1,000"} reaches it.`;
	}
	if (answer.othersReach) return `${nameOf(model)}: none needed, the other models reach it.`;
	const was = scenario.values[input];
	const setting = (parameter: ParameterName) => settingOf(base, parameter) ?? "0";
	const won =
		input === "pu.customers" && setting("pu.new") !== "0"
			? `, ${grouped(setting("pu.new"))} won and ${setting("pu.churn")}% lost each month`
			: "";
	const on = `with ${nameOf(model)} on, at ${sayIn(currencyOf(scenario))(decimal(setting(priceOf[input])))} each${won}`;
	if (answer.found === 0)
		return `${nameOf(model)}: none needed at the start${was === undefined ? ` ${on}` : ", those won each month reach it"}.`;
	const many = countedAs(answer.found, name);
	if (was === undefined) return ` ${many} ${on}`;
	return was === String(answer.found) ? ` ${many}, as it is` : ` ${many}, now ${grouped(was)}`;
}

/** What is counted, one or many: "project a year", "projects a year". */
function countedAs(count: number, name: string): string {
	return count === 1 ? name.replace(/(customer|project|referral)s/, "$1") : name;
}
