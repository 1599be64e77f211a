import { type SubmitEvent, useLayoutEffect, useRef, useState } from "react";
import { siteUrlHere, withBase } from "#browser/base.ts";
import { tabStorage } from "#browser/storage.ts";
import { useFailure } from "#components/drawings/ToolBoundary.tsx";

import type { FieldError } from "#program/application/application.ts";
import { type Answers, trapName } from "#program/application/application-fields.ts";
import type { Attached } from "#program/application/filled-form.ts";
import { campaignTags, visitCampaign } from "#tools/application/arrival/campaign.ts";
import { answersIn, earlyForm } from "#tools/application/arrival/early-form.ts";
import { mendedQuery } from "#tools/application/arrival/estimate-link.ts";
import { readPrefill } from "#tools/application/arrival/prefill.ts";
import { changesIn, isAsFilled, saidOf } from "#tools/application/arrival/served.ts";
import { useDraft } from "#tools/application/draft/useDraft.ts";
import type { AskedField, StepKey } from "#tools/application/fields/questions.ts";
import { keepReceipt } from "#tools/application/sending/receipt.ts";
import { useSending } from "#tools/application/sending/useSending.ts";
import { receiptOf } from "#tools/application/steps/answers-in-words.ts";
import { summaryId } from "#tools/application/steps/ErrorSummary.tsx";
import { stepHere, useSteps } from "#tools/application/steps/useSteps.ts";
import {
	type AnswerGiven,
	type ApplicationFacts,
	answerOf,
	errorsIn,
	meantAnswers,
	stepAfter,
	stepOf,
	withAnswer,
} from "./state.ts";

/** What a browser's own post brings back when something is wrong with it. */
export interface Posted {
	answers?: Answers;
	errors?: readonly FieldError[];
	notice?: string | null;
}

/** What the form begins with: a post that came back, or the link to it, where our server has filled it in. */
export interface Beginnings extends Posted {
	/** The query that the server has filled in, with its question mark; empty on a static page. */
	query?: string;
	attached?: Attached;
}

/** The id of the form, whose markup comes back where its script fails. */
export const formId = "application";

/** The id under which "The form is empty", with the way back where there is one, takes the focus. */
export const emptiedId = "emptied";

/** Puts into the query what has become a fragment because "&" had become "&#38;" on the link's way: steps have fragments of their own. */
function unfold(): void {
	const { search, hash, pathname } = window.location;
	if (/^#(?:0*38|x0*26);/i.test(hash)) window.history.replaceState(null, "", pathname + mendedQuery(search + hash));
}

/** The behavior of the form with script: the draft, the steps and the sending, put together. */
export function useApplication(made: ApplicationFacts, { query = "", attached = null, ...posted }: Beginnings) {
	const [early] = useState(() => (typeof document === "undefined" ? null : earlyForm(formId)));
	const [facts, setFacts] = useState(made);
	const [errors, setErrors] = useState(posted.errors ?? []);
	const [served] = useState(() => readPrefill(query, made, attached));
	const [arrival, setArrival] = useState(() => saidOf(served));
	const [campaign, setCampaign] = useState(() => campaignTags(query));
	const draft = useDraft(posted.answers ?? served.answers, beginEmpty);
	const steps = useSteps({ hasErrors: errors.length > 0, onBack: () => setErrors([]) });
	const sending = useSending(posted.notice ?? null);
	const form = useRef<HTMLFormElement>(null);
	const fail = useFailure();
	const { answers } = draft;
	const { step } = steps;

	// Before the next event: a key pressed between the form's commit and its passive effects would write over the draft unread.
	// biome-ignore lint/correctness/useExhaustiveDependencies: script takes over the page once.
	useLayoutEffect(() => {
		// The page may be older than the year, and may be at another address than it was built for.
		const here = { ...made, thisYear: new Date().getFullYear(), siteUrl: siteUrlHere() };
		unfold();
		const { search, pathname } = window.location;
		const prefill = readPrefill(search, here, search === query ? attached : null);
		const shown =
			early?.answers(posted.answers ?? served.answers) ?? (form.current ? answersIn(form.current) : served.answers);
		const { typed, kept } = changesIn(shown, served.answers);
		const found = draft.begin({
			typed,
			isPosted: posted.answers !== undefined,
			search,
			filled: kept(prefill.answers),
		});
		// Who loads the page again sees what the link filled in for as long as that is unchanged.
		const isSaid = found.isNewLink || isAsFilled(prefill.answers, found.answers);
		// A browser's own post came back under the endpoint's address, where a reload would post it again.
		const formPage = withBase("/apply/");
		if (`${pathname.replace(/\/$/, "")}/` !== formPage) window.history.replaceState(null, "", formPage);
		setFacts(here);
		setCampaign(visitCampaign(search, tabStorage()));
		setArrival([
			...(found.hasDraft ? [{ text: "Your draft from this device is back." }] : []),
			...saidOf({ ...prefill, said: isSaid ? prefill.said : [] }),
		]);
		const [first] = posted.errors ?? [];
		// Without any answer there is nothing to check or to go on from.
		const isEmpty = Object.keys(found.answers).length === 0;
		const focused = early?.focused();
		// Who is typing goes on typing there.
		const field = focused?.getAttribute("name");
		steps.begin(first ? stepOf(first.field) : field ? stepOf(field) : isEmpty ? "company" : stepHere());
		if (first) steps.focusOn(summaryId);
		else if (focused && early?.isReplaced()) document.getElementById(focused.id)?.focus({ preventScroll: true });
	}, []);

	const open = (to: StepKey, field?: AskedField) => {
		setArrival([]);
		steps.open(to, field);
	};
	const refuse = (wrong: readonly FieldError[]) => {
		setErrors(wrong);
		steps.focusOn(summaryId);
	};
	const restart = () => {
		steps.hasChecked.current = false;
		setErrors([]);
		sending.dismiss();
		open("company");
	};
	function beginEmpty() {
		restart();
		steps.focusOn(emptiedId);
	}

	async function send(meant: Answers) {
		draft.beginSending();
		const trap = form.current && new FormData(form.current).get(trapName);
		const sent = await sending.attempt({
			endpoint: facts.endpoint,
			email: facts.email,
			answers: meant,
			submissionId: draft.submissionId(),
			trap: typeof trap === "string" ? trap : "",
			campaign,
			programVersion: facts.programVersion,
		});
		// Somebody went back meanwhile and changed an answer.
		const isOvertaken = JSON.stringify(meantAnswers(draft.read())) !== JSON.stringify(meant);
		if (sent.outcome === "received" && !isOvertaken) {
			draft.forgetSent();
			keepReceipt(tabStorage(), receiptOf(sent.reference, meant, facts, new Date()));
			const query = sent.reference ? `?reference=${encodeURIComponent(sent.reference)}` : "";
			return window.location.assign(withBase(`/apply/received/${query}`));
		}
		draft.endSending();
		if (sent.outcome === "received") sending.overtaken();
		if (sent.outcome === "wrong") refuse(sent.errors);
	}

	async function submit(event: SubmitEvent<HTMLFormElement>) {
		// Until script has taken over, the browser posts the form itself.
		if (step === null) return;
		event.preventDefault();
		try {
			await proceed();
		} catch (error) {
			fail(error);
		}
	}

	async function proceed() {
		if (step === null) return;
		const isLast = step === "check";
		// A second click while the first is on its way counts for nothing.
		if (isLast && sending.isBusy()) return;
		const given = draft.read();
		const meant = meantAnswers(given);
		if (JSON.stringify(meant) !== JSON.stringify(given)) draft.keep(meant);
		const wrong = errorsIn(meant, facts, isLast ? undefined : step);
		if (wrong.length > 0) return refuse(wrong);
		setErrors([]);
		if (!isLast) return open(stepAfter(step, meant, facts, steps.hasChecked.current));
		if (sending.trouble?.remedy === "Send as another application") draft.renew(meant);
		await send(meant);
	}

	return {
		form,
		facts,
		answers,
		errors,
		trouble: sending.trouble,
		step,
		arrival,
		campaign,
		emptied: draft.emptied,
		isKept: draft.isKept,
		isSending: sending.isSending,
		change: (name: AskedField, value: AnswerGiven) =>
			draft.change((before) => withAnswer(before, name, answerOf(before, name, value))),
		open,
		lead: steps.lead,
		clear: () => {
			draft.clear();
			beginEmpty();
		},
		undoClear: () => {
			draft.undoClear();
			restart();
		},
		submit,
	};
}
