import { memo, useId, useMemo, useRef, useState } from "react";
import { type Sought, smallestThatReaches, soughtIn } from "#program/estimate/goal-seek.ts";
import { type NumberSigns, readNumber } from "#program/estimate/number-input.ts";
import {
	defaultValues,
	isOn,
	parameters,
	type Scenario,
	type Values,
	withModel,
	withValue,
} from "#program/estimate/scenario.ts";
import { scheduleOf } from "#program/estimate/schedule.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import type { ModelKey } from "#program/models/models.ts";
import { money, quantity } from "#program/models/parameter.ts";
import { type Decimal, decimal, grouped } from "#program/money.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import { Announced } from "#tools/estimator/behavior/Announced.tsx";
import { useAfterPaint } from "#tools/estimator/behavior/deferred.ts";
import { useNumberSigns } from "#tools/estimator/words/locale.ts";
import { presentation } from "#tools/estimator/words/presentation.ts";
import { inSentence, sayIn, sayNumber } from "#tools/estimator/words/wording.ts";
import { FigureButton } from "#tools/estimator/working/FigureButton.tsx";
import { wholeOf } from "#tools/estimator/working/figure.ts";
import { insertedBy, isEdited } from "./edited-number.ts";
import { InDoubt } from "./InDoubt.tsx";
import type { Doubt } from "./typed-number.ts";

interface Props {
	scenario: Scenario;
	terms: ScheduleTerms;
}

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

function Goal({ scenario, terms }: Props) {
	const { acts, first } = useEstimate();
	const id = useId();
	const signs = useNumberSigns();
	const [typed, setTyped] = useState<{ text: string; isEdit: boolean } | null>(null);
	const input = useRef<HTMLInputElement>(null);
	const write = (number: Decimal) => grouped(number.toFixed(), signs.group, signs.decimal);
	const shown = write(decimal(100_000));
	const text = typed?.text ?? shown;
	const isEdit = typed?.isEdit ?? false;
	const goal = useMemo(() => goalOf(text, isEdit, signs), [text, isEdit, signs]);
	// After the frame that shows what was typed: Preact puts nothing off.
	const amount = useAfterPaint("value" in goal ? goal.value : null);
	const { currency } = scenario.values;
	const answers = useMemo(
		() => (amount === null ? null : answersTo(amount, scenario, terms, first)),
		[amount, scenario, terms, first],
	);
	const now = answers && sayIn(currency)(answers.now);
	const beforeNow = `${answers?.isReached ? "The goal is reached: this" : "This"} scenario is expected to bring `;
	const afterNow = ` in its first year. ${answers?.isReached ? "It would take no more than:" : "What would reach the goal, all else as it is:"}`;
	const goalSaid =
		"problem" in goal
			? typeof goal.problem === "string"
				? goal.problem
				: `Do you mean ${goal.problem.meant.map(write).join(" or ")}?`
			: answers
				? [
						`${beforeNow}${now}${afterNow}`,
						...answers.list.map((answer) => `${numberIn(answer)}${sayAnswer(answer, scenario)};`),
					].join(" ")
				: "";
	return (
		<div className="goal">
			<div className="number-field" data-wrong={"problem" in goal ? "" : undefined}>
				<label htmlFor={id}>In the first year</label>
				<span className="box" style={{ "--unit": currency.length }}>
					<input
						ref={input}
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
						aria-describedby={`${id}-unit ${id}-problem`}
					/>
					<span className="unit" id={`${id}-unit`}>
						{currency}
					</span>
				</span>
				<span className="problem" id={`${id}-problem`}>
					{"problem" in goal &&
						(typeof goal.problem === "string" ? (
							<span>{goal.problem}</span>
						) : (
							<InDoubt
								doubt={goal.problem}
								write={write}
								onChoose={(meant) => {
									setTyped({ text: write(meant), isEdit: false });
									input.current?.focus();
								}}
							/>
						))}
				</span>
			</div>
			{answers && !("problem" in goal) && (
				<div>
					<p>
						<span>{beforeNow}</span>
						<FigureButton figure={{ ...wholeOf(scenario), span: { over: "year", year: 1 } }}>{now}</FigureButton>
						<span>{afterNow}</span>
					</p>
					<ul>
						{answers.list.map((answer) => (
							<li key={answer.input}>
								<span>
									<strong>{numberIn(answer)}</strong>
									<span>{sayAnswer(answer, scenario)}</span>
								</span>
								{"found" in answer && !answer.othersReach && !scenario.values[answer.input]?.eq(answer.found) && (
									<button
										type="button"
										className="act"
										onClick={() =>
											acts.apply(
												withValue(answer.base, answer.input, decimal(answer.found)),
												`${parameters[answer.input].label}: ${grouped(String(answer.found))}.`,
											)
										}
									>
										<span>{`Use ${grouped(String(answer.found))}`}</span>
										<span className="visually-hidden">{` ${countedAs(answer)}`}</span>
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

/** What an amount may be. */
const goalAmount = quantity("The goal", money, 0);

/** The amount of a goal, or what is to be done about it. */
function goalOf(text: string, isEdit: boolean, signs: NumberSigns): { value: Decimal } | { problem: string | Doubt } {
	if (text.trim() === "") return { problem: "Enter what you want to earn, such as 250k." };
	const edited = readNumber(isEdit ? text.replaceAll(signs.group, "") : text, signs);
	const number = "problem" in edited ? readNumber(text, signs) : edited;
	if ("problem" in number) return { problem: `${number.problem}.` };
	const readings = "readings" in number ? number.readings : [number.value];
	const meant = readings.flatMap((plain) => goalAmount.parse(plain) ?? []);
	const [value] = meant;
	if (value === undefined) return { problem: `${goalAmount.label} must be ${goalAmount.says}.` };
	if ("readings" in number) return { problem: { meant } };
	return value.isZero() ? { problem: "Enter a goal above 0." } : { value };
}

/** An answer, and the values that it was sought with: those of the scenario, the model switched on. */
type Answer = Sought & { base: Values } & (
		| { found: number; othersReach: boolean }
		/** No number reaches the goal, or each brings nothing yet. */
		| { lacks: "price" | "reach" }
	);

/** For each input that can be sought: the smallest number that reaches the goal, or what prevents it. */
function answersTo(goal: Decimal, scenario: Scenario, terms: ScheduleTerms, first: Record<ModelKey, Values>) {
	// The first year does not depend on how many follow, and twelve months cost a third of thirty-six.
	const inFirstYear = (values: Values): Scenario => ({ ...scenario, values: { ...values, months: 12 } });
	const broughtBy = (values: Values) => scheduleOf(inFirstYear(values), terms).total.expected;
	const now = broughtBy(scenario.values);
	const list = soughtIn(terms).map((one): Answer => {
		const { model, input, price } = one;
		const { key } = model;
		const base = isOn(scenario.values, key) ? scenario.values : withModel(scenario.values, key, first[key]);
		const about = { ...one, base };
		if (base[price].isZero()) return { ...about, lacks: "price" };
		const found = smallestThatReaches(inFirstYear(base), terms, input, goal);
		if (found === null) return { ...about, lacks: "reach" };
		// None at the start can mean that the others bring enough, or those that are won each month.
		const withoutIt = withModel(base, model.key, defaultValues);
		return { ...about, found, othersReach: found === 0 && broughtBy(withoutIt).gte(goal) };
	});
	return { now, isReached: now.gte(goal), list };
}

/** The number that an answer begins with, if it has one. */
function numberIn(answer: Answer): string {
	return "found" in answer && answer.found > 0 ? grouped(String(answer.found)) : "";
}

/** An answer in words, after its number. */
function sayAnswer(answer: Answer, { values }: Scenario): string {
	const { input, model, base, price } = answer;
	const { name } = model;
	if ("lacks" in answer) {
		if (answer.lacks === "price") return `${name}: enter ${inSentence(price)} first.`;
		return `${name}: no number of ${inSentence(input)} up to ${grouped(String(parameters[input].high))} reaches it.`;
	}
	if (answer.othersReach) return `${name}: none needed, the other models reach it.`;
	const was = values[input];
	const besides = presentation[model.key].besides?.(base) ?? "";
	const on = `with ${name} on, at ${sayIn(values.currency)(base[price])} each${besides}`;
	if (answer.found === 0)
		return `${name}: none needed at the start${was === null ? ` ${on}` : ", those won each month reach it"}.`;
	const many = countedAs(answer);
	if (was === null) return ` ${many} ${on}`;
	return was.eq(answer.found) ? ` ${many}, as it is` : ` ${many}, now ${sayNumber(was)}`;
}

/** What is counted, one or many: "project a year", "projects a year". */
function countedAs({ found, input, model }: Sought & { found: number }): string {
	return found === 1 ? presentation[model.key].one : inSentence(input);
}
