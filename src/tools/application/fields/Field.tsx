import type { ReactNode } from "react";
import {
	type Answers,
	applicationFields,
	type FieldRule,
	marketKeys,
	tierChoices,
} from "#program/application/application-fields.ts";
import { withScheme } from "#program/application/contact-addresses.ts";
import { cleanLines } from "#program/clean-text.ts";
import { estimateNote } from "#tools/application/arrival/estimate-link.ts";
import {
	type AnswerGiven,
	type ApplicationFacts,
	chosenIn,
	conditionOf,
	labelOf,
	requirementNote,
	tierName,
	youngNote,
} from "#tools/application/state.ts";
import { Choices } from "./Choices.tsx";
import { type AskedField, marketNames, type Question, questions } from "./questions.ts";

interface Props {
	name: AskedField;
	answers: Answers;
	facts: ApplicationFacts;
	error: string | undefined;
	/** All questions are on one page, which cannot follow the answers. */
	whole: boolean;
	change: (name: AskedField, value: AnswerGiven) => void;
}

/** A field: label above, then hint and error, then the control, then what the answer brings up. */
export function Field(props: Props) {
	const { name, answers, facts, error, whole, change } = props;
	const question: Question = questions[name];
	const rule: FieldRule = applicationFields[name];
	const hint = hintOf(question, answers, whole ? conditionOf(name, facts) : null);
	const note = noteOf(name, answers, facts);
	const excess = question.control === "long" && rule.max ? countOf(answers[name], rule.max) : null;
	const described = [hint && "hint", error && "error", excess && "count", note && "note"]
		.filter(Boolean)
		.map((part) => `${name}-${part}`);
	const describedBy = described.length > 0 ? described.join(" ") : undefined;
	const notes = (
		<>
			{hint && (
				<span className="hint" id={`${name}-hint`}>
					{hint}
				</span>
			)}
			{error && (
				<span className="error" id={`${name}-error`}>
					<span className="visually-hidden">Error: </span>
					<span>{error}</span>
				</span>
			)}
		</>
	);
	// The live region is there before its words are, or screen readers do not hear of them.
	const after = (name === "company_founded" || name === "tier" || name === "estimate") && (
		<div className="note" aria-live="polite" aria-atomic="true" id={`${name}-note`}>
			{/* In an element, as everywhere: of a text that a browser has translated, the translation stays where the text alone goes. */}
			{note && <span>{note}</span>}
		</div>
	);
	const group = choicesOf(question, facts);
	if (group) {
		const choices = (
			<Choices
				{...group}
				name={name}
				given={chosenIn(answers, name)}
				change={(changed) => change(name, changed)}
				isWrong={error !== undefined}
			/>
		);
		return (
			<fieldset className="field" data-wrong={error ? "" : undefined} aria-describedby={describedBy}>
				<legend className={whole && name === "consent" ? "visually-hidden" : undefined}>
					{labelOf(name, answers, whole)}
				</legend>
				{notes}
				{choices}
				{after}
			</fieldset>
		);
	}
	return (
		<div className="field" data-wrong={error ? "" : undefined}>
			<label htmlFor={name}>{labelOf(name, answers, whole)}</label>
			{notes}
			<Control {...props} question={question} describedBy={describedBy} />
			{excess && (
				<span className="count" id={`${name}-count`} data-over={excess.isOver ? "" : undefined}>
					{excess.words}
				</span>
			)}
			{after}
		</div>
	);
}

function hintOf({ hint, tierHints = {} }: Question, { tier }: Answers, condition: string | null): string | null {
	const words = (tier && tierHints[tier]) || hint;
	return [words, condition].filter(Boolean).join(". ") || null;
}

function noteOf(name: AskedField, answers: Answers, facts: ApplicationFacts): string | null {
	if (name === "company_founded") return youngNote(answers.company_founded, facts);
	if (name === "estimate") return estimateNote(answers.estimate, facts);
	return name === "tier" ? requirementNote(answers, facts) : null;
}

/** How many characters are left of a long answer, from when it is three quarters full. Nothing that was pasted is cut off. */
function countOf(given: string | string[] | undefined, max: number): { words: string; isOver: boolean } | null {
	const left = max - [...cleanLines(String(given ?? ""))].length;
	if (left > max / 4) return null;
	const count = Math.abs(left).toLocaleString("en-US");
	const characters = `${count} ${count === "1" ? "character" : "characters"}`;
	return left < 0 ? { words: `${characters} too many`, isOver: true } : { words: `${characters} left`, isOver: false };
}

function choicesOf({ control }: Question, facts: ApplicationFacts) {
	if (control === "tier") {
		return {
			type: "radio" as const,
			choices: tierChoices.map((key) => ({
				value: key,
				text: tierName(key, facts),
				hint: facts.tiers.find((tier) => tier.key === key)?.overview,
			})),
		};
	}
	if (control === "markets") {
		return { type: "checkbox" as const, choices: marketKeys.map((key) => ({ value: key, text: marketNames[key] })) };
	}
	if (control === "consent") {
		const text = "Mamey Technologies may keep and use these details for my application";
		return { type: "checkbox" as const, choices: [{ value: "yes", text }] };
	}
	return null;
}

const keyboards = {
	text: { type: "text", dir: "auto" },
	email: { type: "email", inputMode: "email", spellCheck: "false" },
	tel: { type: "tel", inputMode: "tel" },
	// Not type="url", which hides "." and "/" behind a second layout on some keyboards but adds nothing to inputmode.
	url: { type: "text", inputMode: "url", spellCheck: "false", autoCapitalize: "none" },
	// Not type="number", on which a wheel or an arrow key changes the year unnoticed.
	year: { type: "text", inputMode: "numeric" },
	link: { type: "text", inputMode: "url", spellCheck: "false", autoCapitalize: "none" },
} as const;

function Control({
	name,
	answers,
	facts,
	error,
	change,
	question: { control, autocomplete = "off" },
	describedBy,
}: Props & { question: Question; describedBy: string | undefined }): ReactNode {
	const common = {
		id: name,
		name,
		value: String(answers[name] ?? ""),
		onChange: ({ target }: { target: { value: string } }) => change(name, target.value),
		...(control === "url"
			? {
					onBlur: ({ target: { value } }: { target: { value: string } }) => {
						if (withScheme(value) !== value) change(name, withScheme(value));
					},
				}
			: {}),
		autoComplete: autocomplete,
		"aria-describedby": describedBy,
		"aria-invalid": error ? true : undefined,
	};
	switch (control) {
		case "country":
			// An entry under another name has the code in small letters: once chosen, the country is shown under its own name.
			return (
				<select {...common} onChange={({ target }) => change(name, target.value.toUpperCase())}>
					<option value="">Select a country</option>
					{facts.countries.map(({ code, name: country }) => (
						<option key={country} value={code}>
							{country}
						</option>
					))}
				</select>
			);
		case "long":
			return <textarea {...common} rows={5} dir="auto" />;
		case "tier":
		case "markets":
		case "consent":
			return null;
		default:
			return <input {...common} {...keyboards[control]} />;
	}
}
