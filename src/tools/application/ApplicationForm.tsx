import { deviceStorage } from "#browser/storage.ts";
import { ToolBoundary } from "#components/drawings/ToolBoundary.tsx";
import { trapName } from "#program/application/application-fields.ts";
import { sentAlong } from "#tools/application/arrival/campaign.ts";
import { readDraft } from "#tools/application/draft/draft.ts";
import { fillPlainForm } from "#tools/application/draft/plain-form.ts";
import { Field } from "#tools/application/fields/Field.tsx";
import { steps } from "#tools/application/fields/questions.ts";
import { CheckAnswers } from "#tools/application/steps/CheckAnswers.tsx";
import { ErrorSummary } from "#tools/application/steps/ErrorSummary.tsx";
import { type ApplicationFacts, everyFieldOf, fieldsOf } from "./state.ts";
import { type Beginnings, emptiedId, formId, useApplication } from "./useApplication.ts";
import "./application.css";

interface Props extends Beginnings {
	facts: ApplicationFacts;
}

/** The application form, which posts without script too; that is also what remains of it where its script fails. */
export function ApplicationForm(props: Props) {
	const { email } = props.facts;
	return (
		<ToolBoundary
			said={
				<>
					The step-by-step form met an error in this browser, so the whole form is on this page instead, with what you
					typed. Send it from here, or write to <a href={`mailto:${email}`}>{email}</a>.
				</>
			}
			plain={{ id: formId, restore: restoreDraft }}
		>
			<StepForm {...props} />
		</ToolBoundary>
	);
}

/** What was typed goes into the plain form; where this fails too, the form is as the server sent it. */
function restoreDraft(root: HTMLElement): void {
	const form = root.querySelector("form");
	const draft = readDraft(deviceStorage(), Date.now());
	if (form && draft) fillPlainForm(form, draft.answers, draft.submissionId);
}

/** One page until script has taken over; then a step at a time, kept on this device as one types. */
function StepForm({ facts: made, ...beginnings }: Props) {
	const { step, answers, errors, arrival, facts, trouble, ...application } = useApplication(made, beginnings);
	const whole = step === null;
	const at = steps.findIndex(({ key }) => key === step);
	const isLast = whole || step === "check";
	const last = steps[at - 1];
	return (
		<form
			id={formId}
			ref={application.form}
			className="application not-content"
			method="post"
			action={facts.endpoint}
			noValidate
			onSubmit={application.submit}
			data-whole={whole ? "" : undefined}
		>
			<ErrorSummary errors={errors} lead={application.lead} />
			{arrival.length > 0 && (
				<div className="filled">
					{arrival.map(({ text, link }) => (
						<p key={text}>
							<span>{`${text} `}</span>
							{link && <a href={link.address}>{link.words}</a>}
						</p>
					))}
				</div>
			)}
			{application.emptied && (
				<p key={application.emptied.by} id={emptiedId} className="filled" tabIndex={-1}>
					{application.emptied.by === "another page" ? (
						"The form is empty: it was cleared or sent in another tab or window."
					) : (
						<>
							The form is empty, and nothing of it is kept on this device.{" "}
							<button className="as-link" type="button" onClick={application.undoClear}>
								Bring my answers back
							</button>
						</>
					)}
				</p>
			)}
			{steps
				.filter(({ key }) => whole || key === step)
				.map(({ key, title }) => (
					<div className="step" key={key}>
						<div>
							<p className="place">{`Step ${steps.findIndex((one) => one.key === key) + 1} of ${steps.length}`}</p>
							<h2 id={key} tabIndex={-1}>
								{whole && key === "check" ? "Consent" : title}
							</h2>
						</div>
						{step === "check" && (
							<CheckAnswers answers={answers} facts={facts} campaign={application.campaign} open={application.open} />
						)}
						{(whole ? everyFieldOf(key) : fieldsOf(key, answers)).map((field) => (
							<Field
								key={field}
								name={field}
								answers={answers}
								facts={facts}
								whole={whole}
								change={application.change}
								error={errors.find((error) => error.field === field)?.message}
							/>
						))}
					</div>
				))}
			<input type="hidden" name="program_version" value={facts.programVersion} />
			{whole && application.campaign && (
				<>
					<input type="hidden" name="campaign" value={application.campaign} />
					<p className="kept">{sentAlong(facts.programVersion, application.campaign)}</p>
				</>
			)}
			{/* Out of sight, out of the tab order, unnamed for screen readers, and marked for the password managers that ignore "off". */}
			<div className="trap" aria-hidden="true">
				<label htmlFor={trapName}>Leave this empty</label>
				<input
					id={trapName}
					name={trapName}
					tabIndex={-1}
					autoComplete="off"
					defaultValue=""
					data-1p-ignore=""
					data-lpignore="true"
					data-bwignore=""
				/>
			</div>
			<div className="end">
				<div role="alert">{isLast && trouble && <p className="trouble">{trouble.sentence}</p>}</div>
				<p className="actions">
					<button className="button" type="submit" aria-disabled={(isLast && application.isSending) || undefined}>
						{buttonText(isLast, application.isSending, trouble?.remedy)}
					</button>
					{last && (
						<button className="button secondary" type="button" onClick={() => application.open(last.key)}>
							Back
						</button>
					)}
				</p>
				{!whole && (
					<p className="kept">
						<span>
							{application.isKept
								? "What you type is kept on this device, for 30 days at most, until you send it."
								: "This browser keeps nothing for this page: what you type is lost when you close it."}
						</span>{" "}
						<button className="as-link" type="button" onClick={application.clear}>
							Clear this form
						</button>
					</p>
				)}
			</div>
		</form>
	);
}

function buttonText(isLast: boolean, isSending: boolean, remedy: string | undefined): string {
	if (!isLast) return "Continue";
	if (isSending) return "Sending …";
	return remedy ?? "Send application";
}
