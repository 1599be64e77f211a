import { type Answers, earliestYear, marketKeys } from "#program/application-fields.ts";
import { type AskedField, marketNames, type Question, questions } from "./questions.ts";
import { type ApplicationFacts, labelOf, youngNote } from "./state.ts";

interface Props {
	name: AskedField;
	answers: Answers;
	facts: ApplicationFacts;
	error: string | undefined;
	change: (name: AskedField, value: string | string[]) => void;
}

/** A field: label above, hint and error below it, then the control. */
export function Field(props: Props) {
	const { name, answers, facts, error } = props;
	const question: Question = questions[name];
	const isGroup = question.control === "tier" || question.control === "markets";
	const described = [question.hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined;
	const notes = (
		<>
			{question.hint && (
				<span className="hint" id={`${name}-hint`}>
					{question.hint}
				</span>
			)}
			{error && (
				<span className="error" id={`${name}-error`}>
					<span className="visually-hidden">Error: </span>
					{error}
				</span>
			)}
		</>
	);
	const founded = name === "company_founded" ? youngNote(answers.company_founded, facts) : null;
	if (question.control === "consent") {
		return (
			<div className="field" data-wrong={error ? "" : undefined}>
				{notes}
				<Choice {...props} type="checkbox" value="yes" described={described} first>
					Mamey Technologies may keep and use these details for my application
				</Choice>
			</div>
		);
	}
	if (isGroup) {
		const choices =
			question.control === "tier"
				? [
						...facts.tiers.map(({ key, name: tierName }) => [key, tierName] as const),
						["unsure", "I am not sure yet"] as const,
					]
				: marketKeys.map((key) => [key, marketNames[key]] as const);
		return (
			<fieldset className="field" data-wrong={error ? "" : undefined} aria-describedby={described}>
				<legend>{labelOf(name, answers)}</legend>
				{notes}
				{choices.map(([value, text], at) => (
					<Choice
						key={value}
						{...props}
						type={question.control === "tier" ? "radio" : "checkbox"}
						value={value}
						described={undefined}
						first={at === 0}
					>
						{text}
					</Choice>
				))}
			</fieldset>
		);
	}
	return (
		<div className="field" data-wrong={error ? "" : undefined}>
			<label htmlFor={name}>{labelOf(name, answers)}</label>
			{notes}
			<Control {...props} question={question} described={described} />
			{founded && <p className="note">{founded}</p>}
		</div>
	);
}

function Choice({
	name,
	answers,
	change,
	error,
	type,
	value,
	described,
	first,
	children,
}: Props & {
	type: "radio" | "checkbox";
	value: string;
	described: string | undefined;
	first: boolean;
	children: string;
}) {
	const given = answers[name];
	const checked = Array.isArray(given) ? given.includes(value) : given === value;
	const toggle = (on: boolean) => {
		if (name !== "markets") return change(name, on ? value : "");
		const others = (answers.markets ?? []).filter((market) => market !== value);
		change(name, on ? [...others, value] : others);
	};
	return (
		<label className="choice">
			<input
				id={first ? name : `${name}-${value}`}
				type={type}
				name={name}
				value={value}
				checked={checked}
				onChange={(event) => toggle(event.target.checked)}
				aria-describedby={described}
				aria-invalid={error && type === "checkbox" && name === "consent" ? true : undefined}
			/>
			<span>{children}</span>
		</label>
	);
}

const keyboards = {
	text: { type: "text" },
	email: { type: "email", inputMode: "email", spellCheck: false },
	tel: { type: "tel", inputMode: "tel" },
	url: { type: "url", inputMode: "url", spellCheck: false },
	year: { type: "text", inputMode: "numeric", pattern: "[0-9]{4}" },
} as const;

function Control({
	name,
	answers,
	facts,
	error,
	change,
	question,
	described,
}: Props & { question: Question; described: string | undefined }) {
	const common = {
		id: name,
		name,
		value: String(answers[name] ?? ""),
		onChange: ({ target }: { target: { value: string } }) => change(name, target.value),
		autoComplete: question.autocomplete ?? "off",
		"aria-describedby": described,
		"aria-invalid": error ? true : undefined,
	};
	if (question.control === "country") {
		return (
			<select {...common}>
				<option value="">Select a country</option>
				{facts.countries.map(({ code, name: country }) => (
					<option key={code} value={code}>
						{country}
					</option>
				))}
			</select>
		);
	}
	if (question.control === "long") return <textarea {...common} rows={5} />;
	if (question.control in keyboards) {
		const kind = question.control === "year" ? "year" : question.control;
		const keyboard =
			kind === "email" || kind === "tel" || kind === "url" || kind === "year" ? keyboards[kind] : keyboards.text;
		return <input {...common} {...keyboard} {...(kind === "year" ? { min: earliestYear, max: facts.thisYear } : {})} />;
	}
	return null;
}
