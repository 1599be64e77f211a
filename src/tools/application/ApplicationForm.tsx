import { type SubmitEvent, useEffect, useRef, useState } from "react";
import type { FieldError } from "#program/application.ts";
import type { Answers } from "#program/application-fields.ts";
import { CheckAnswers } from "./CheckAnswers.tsx";
import { clearDraft, readDraft, writeDraft } from "./draft.ts";
import { ErrorSummary } from "./ErrorSummary.tsx";
import { Field } from "./Field.tsx";
import { type AskedField, type StepKey, steps } from "./questions.ts";
import { send } from "./send.ts";
import { type ApplicationFacts, errorsIn, fieldsOf, readPrefill, stepOf, withAnswer } from "./state.ts";
import "./application.css";

interface Props {
	facts: ApplicationFacts;
	/** What a browser's own post brought, when it comes back with errors. */
	answers?: Answers;
	errors?: readonly FieldError[];
	notice?: string | null;
}

/** The application form: one page that posts without script; with script a step at a time, kept on this device as one types. */
export function ApplicationForm({ facts: made, answers: posted = {}, errors: found = [], notice = null }: Props) {
	const [facts, setFacts] = useState(made);
	const [answers, setAnswers] = useState(posted);
	const [errors, setErrors] = useState(found);
	const [attempt, setAttempt] = useState(0);
	const [step, setStep] = useState<StepKey | null>(null);
	const [filled, setFilled] = useState<string[]>([]);
	const [trouble, setTrouble] = useState(notice);
	const [sending, setSending] = useState(false);
	const submissionId = useRef("");
	const trap = useRef<HTMLInputElement>(null);
	const heading = useRef<HTMLHeadingElement>(null);
	const title = useRef("");

	useEffect(() => {
		title.current = document.title.replace(/^Error: /, "");
		const draft = readDraft(localStorage, Date.now());
		const prefill = readPrefill(window.location.search);
		submissionId.current = draft?.submissionId ?? crypto.randomUUID();
		// The page may be older than the year.
		setFacts((before) => ({ ...before, thisYear: new Date().getFullYear(), siteUrl: window.location.origin }));
		setAnswers((before) => ({ ...draft?.answers, ...prefill.answers, ...before }));
		setFilled([
			...(draft ? ["Your draft from this device is filled in."] : []),
			...(prefill.answers.tier ? ["The tier you came with is selected."] : []),
			...(prefill.selection
				? [`You answered ${prefill.selection.split("/").filter(Boolean).join(", ")} in the tier finder.`]
				: []),
			...(prefill.answers.estimate ? ["Your estimate is attached."] : []),
		]);
		setStep(readStep());
		const follow = () => setStep(readStep());
		window.addEventListener("hashchange", follow);
		return () => window.removeEventListener("hashchange", follow);
	}, []);

	useEffect(() => {
		if (title.current) document.title = errors.length > 0 ? `Error: ${title.current}` : title.current;
	}, [errors]);

	const change = (name: AskedField, value: string | string[]) => {
		const next = withAnswer(answers, name, value);
		setAnswers(next);
		writeDraft(localStorage, { answers: next, submissionId: submissionId.current }, Date.now());
	};
	const open = (to: StepKey, field?: string) => {
		setStep(to);
		history.pushState(null, "", `#${to}`);
		requestAnimationFrame(() => {
			const control = field && document.getElementById(field);
			if (control) control.focus();
			else heading.current?.focus();
		});
	};
	const refuse = (wrong: readonly FieldError[]) => {
		setErrors(wrong);
		setAttempt((before) => before + 1);
	};
	const clear = () => {
		clearDraft(localStorage);
		submissionId.current = crypto.randomUUID();
		setAnswers({});
		setErrors([]);
		setTrouble(null);
		setFilled(["The form is empty again, and nothing of it is kept on this device."]);
		open("company");
	};

	async function submit(event: SubmitEvent<HTMLFormElement>) {
		if (step === null) return;
		event.preventDefault();
		// A second click while the first is on its way counts for nothing.
		if (sending) return;
		const wrong = errorsIn(answers, facts, step === "check" ? undefined : step);
		if (wrong.length > 0) return refuse(wrong);
		setErrors([]);
		const next = steps[steps.findIndex(({ key }) => key === step) + 1];
		if (next) return open(next.key);

		setSending(true);
		setTrouble(null);
		const sent = await send(facts.endpoint, answers, submissionId.current, trap.current?.value ?? "");
		setSending(false);
		if (sent.outcome === "received") {
			clearDraft(localStorage);
			const reference = sent.reference ? `?reference=${encodeURIComponent(sent.reference)}` : "";
			window.location.assign(`/apply/received/${reference}`);
		} else if (sent.outcome === "wrong") {
			const reused = sent.errors.some(({ code }) => code === "reused");
			if (reused) submissionId.current = crypto.randomUUID();
			const named = sent.errors.filter(({ field }) => field !== "submission_id");
			if (named.length > 0) refuse(named);
			if (reused) {
				setTrouble(
					"An earlier version of this application arrived already, and what you changed since has not. Send again only if it is to count as another application.",
				);
			}
		} else setTrouble(sent.sentence);
	}

	const stepwise = step !== null;
	const shown = steps.filter(({ key }) => !stepwise || key === step);
	const at = steps.findIndex(({ key }) => key === step);
	return (
		<form className="application not-content" method="post" action={facts.endpoint} noValidate onSubmit={submit}>
			<ErrorSummary
				errors={errors}
				attempt={attempt}
				open={(field) => {
					if (stepwise && stepOf(field) !== step) open(stepOf(field), field);
				}}
			/>
			{filled.length > 0 && <p className="filled">{filled.join(" ")}</p>}
			{shown.map(({ key, title: name }) => (
				<div className="step" key={key}>
					{stepwise && (
						<p className="place">
							Step {at + 1} of {steps.length}
						</p>
					)}
					<h2 id={key} ref={heading} tabIndex={-1}>
						{!stepwise && key === "check" ? "Consent" : name}
					</h2>
					{stepwise && key === "check" && <CheckAnswers answers={answers} facts={facts} open={open} />}
					{(stepwise ? fieldsOf(key, answers) : (steps.find((one) => one.key === key)?.fields ?? [])).map((field) => (
						<Field
							key={field}
							name={field}
							answers={answers}
							facts={facts}
							change={change}
							error={errors.find((error) => error.field === field)?.message}
						/>
					))}
				</div>
			))}
			<div className="trap" aria-hidden="true">
				<label htmlFor="hp_note">Leave this empty</label>
				<input ref={trap} id="hp_note" name="hp_note" tabIndex={-1} autoComplete="off" defaultValue="" />
			</div>
			<div role="alert">{trouble && <p className="trouble">{trouble}</p>}</div>
			<p className="actions">
				<button className="button" type="submit" aria-disabled={sending || undefined}>
					{stepwise && step !== "check"
						? "Continue"
						: sending
							? "Sending …"
							: trouble
								? "Try again"
								: "Send application"}
				</button>
				{stepwise && at > 0 && (
					<button className="button secondary" type="button" onClick={() => open(steps[at - 1]?.key ?? "company")}>
						Back
					</button>
				)}
			</p>
			{stepwise && (
				<p className="kept">
					What you type is kept on this device until you send it.{" "}
					<button type="button" onClick={clear}>
						Clear this form
					</button>
				</p>
			)}
		</form>
	);
}

function readStep(): StepKey {
	return steps.find(({ key }) => `#${key}` === window.location.hash)?.key ?? "company";
}
