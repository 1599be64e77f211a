import { type SubmitEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type FieldError, readAnswers } from "#program/application.ts";
import { type Answers, trapName } from "#program/application-fields.ts";
import { receiptOf } from "./answers-in-words.ts";
import { clearDraft, deviceStorage, draftKey, newSubmissionId, readDraft, writeDraft } from "./draft.ts";
import { summaryId } from "./ErrorSummary.tsx";
import { readPrefill, type Said } from "./prefill.ts";
import { type AskedField, type StepKey, steps } from "./questions.ts";
import { keepReceipt } from "./receipt.ts";
import { send } from "./send.ts";
import { type ApplicationFacts, errorsIn, meantAnswers, stepAfter, stepAt, stepOf, withAnswer } from "./state.ts";

/** What a browser's own post brings back when something is wrong with it. */
export interface Posted {
	answers?: Answers;
	errors?: readonly FieldError[];
	notice?: string | null;
}

/** Why the application is not sent yet, and what the button does about it. */
interface Trouble {
	sentence: string;
	remedy: "Try again" | "Send as another application";
}

/** The id under which "The form is empty", with the way back, takes the focus. */
export const clearedId = "cleared";

const reusedSentence =
	"An earlier version of this application has arrived already; what you changed since then has not. Send this one only if it is to count as another application.";

/** The behavior of the form with script: steps, draft, focus, title, sending. `step` is null until script has taken over. */
export function useApplication(made: ApplicationFacts, posted: Posted) {
	const [facts, setFacts] = useState(made);
	const [answers, setAnswers] = useState<Answers>(posted.answers ?? {});
	const [errors, setErrors] = useState(posted.errors ?? []);
	const [trouble, setTrouble] = useState<Trouble | null>(
		posted.notice ? { sentence: posted.notice, remedy: "Try again" } : null,
	);
	const [step, setStep] = useState<StepKey | null>(null);
	const [arrival, setArrival] = useState<readonly Said[]>([]);
	const [cleared, setCleared] = useState<Answers | null>(null);
	const [isKept, setIsKept] = useState(true);
	const [isSending, setIsSending] = useState(false);
	const [focus, setFocus] = useState<{ id: string } | null>(null);
	const form = useRef<HTMLFormElement>(null);
	// What no drawing depends on.
	const own = useRef({ submissionId: "", link: "", title: "", isSending: false, hasChecked: false });

	const keep = (next: Answers) => {
		const { submissionId, link } = own.current;
		setIsKept(writeDraft(deviceStorage(), { answers: next, submissionId, link }, Date.now()));
	};
	const show = (to: StepKey) => {
		if (to === "check") own.current.hasChecked = true;
		setStep(to);
	};

	// Before the next event: a key pressed between the form's commit and its passive effects would write over the draft unread.
	// biome-ignore lint/correctness/useExhaustiveDependencies: script takes over the page once.
	useLayoutEffect(() => {
		// The page may be older than the year, and may stand under another address than it was built for.
		const here = { ...made, thisYear: new Date().getFullYear(), siteUrl: window.location.origin };
		const { search, hash, pathname } = window.location;
		const draft = readDraft(deviceStorage(), Date.now());
		const prefill = readPrefill(search, here);
		// What was typed before script took over stands in the page only.
		const typed = form.current ? readAnswers(new FormData(form.current)) : {};
		const isNewLink = search !== "" && search !== draft?.link;
		const filled = isNewLink ? prefill.answers : {};
		// A link's open questions never displace what was written there before.
		const goals = draft?.answers.partnership_goals ?? filled.partnership_goals;
		const next = { ...draft?.answers, ...filled, ...(goals ? { partnership_goals: goals } : {}), ...typed };
		own.current = {
			...own.current,
			submissionId: draft?.submissionId ?? newSubmissionId(),
			link: isNewLink ? search : (draft?.link ?? ""),
			title: document.title.replace(/^Error: /, ""),
		};
		if (isNewLink || Object.keys(typed).length > 0) keep(next);
		else setIsKept(deviceStorage() !== null);
		// A browser's own post came back under the endpoint's address, where a reload would post it again.
		if (pathname !== "/apply/" && pathname !== "/apply") window.history.replaceState(null, "", "/apply/");
		setFacts(here);
		setAnswers(next);
		setArrival([
			...(draft ? [{ text: "Your draft from this device is back." }] : []),
			...(prefill.selection ? [prefill.selection] : []),
			...(isNewLink ? prefill.said : []),
		]);
		const [first] = posted.errors ?? [];
		// Without any answer there is nothing to check or to go on from.
		const isEmpty = Object.keys(next).length === 0;
		show(first ? stepOf(first.field) : stepAt(isEmpty ? "" : hash));
		if (first) setFocus({ id: summaryId });

		const follow = () => {
			const to = stepAt(window.location.hash);
			show(to);
			setErrors([]);
			setFocus({ id: to });
		};
		// What is typed in another tab comes here, too: neither may write over the other.
		const adopt = ({ key }: StorageEvent) => {
			const other = key === draftKey && !own.current.isSending ? readDraft(deviceStorage(), Date.now()) : null;
			if (!other) return;
			own.current = { ...own.current, submissionId: other.submissionId, link: other.link };
			setAnswers(other.answers);
		};
		// Back from the confirmation a browser may show this page as it was left: sending.
		const renew = ({ persisted }: PageTransitionEvent) => {
			if (persisted && own.current.isSending) window.location.replace("/apply/");
		};
		const leaving = new AbortController();
		const { signal } = leaving;
		window.addEventListener("popstate", follow, { signal });
		window.addEventListener("storage", adopt, { signal });
		window.addEventListener("pageshow", renew, { signal });
		return () => leaving.abort();
	}, []);

	useEffect(() => {
		const place = steps.find(({ key }) => key === step)?.title;
		if (place) document.title = `${errors.length > 0 ? "Error: " : ""}${place} – ${own.current.title}`;
	}, [errors, step]);

	useEffect(() => {
		const target = focus && document.getElementById(focus.id);
		if (!target) return;
		// Label and error come into view with the control: the browser alone would show the control only.
		(target.closest(".field, .step") ?? target).scrollIntoView();
		target.focus({ preventScroll: true });
	}, [focus]);

	const change = (name: AskedField, value: string | string[]) => {
		const next = withAnswer(answers, name, value);
		setAnswers(next);
		setCleared(null);
		keep(next);
	};
	const open = (to: StepKey, field?: AskedField) => {
		show(to);
		setArrival([]);
		window.history.pushState(null, "", `#${to}`);
		setFocus({ id: field ?? to });
	};
	const lead = (field: string) => {
		const to = stepOf(field);
		if (step !== null && to !== step) {
			show(to);
			window.history.pushState(null, "", `#${to}`);
		}
		setFocus({ id: field });
	};
	const refuse = (wrong: readonly FieldError[]) => {
		setErrors(wrong);
		setFocus({ id: summaryId });
	};
	const restart = (next: Answers) => {
		own.current.hasChecked = false;
		setAnswers(next);
		setErrors([]);
		setTrouble(null);
		open("company");
	};
	const clear = () => {
		clearDraft(deviceStorage());
		own.current.submissionId = newSubmissionId();
		setCleared(answers);
		restart({});
		setFocus({ id: clearedId });
	};
	const undoClear = () => {
		if (cleared === null) return;
		keep(cleared);
		restart(cleared);
		setCleared(null);
	};

	async function attempt(answers: Answers) {
		own.current.isSending = true;
		setIsSending(true);
		setTrouble(null);
		const { submissionId } = own.current;
		const trap = form.current && new FormData(form.current).get(trapName);
		const { endpoint, email } = facts;
		const sent = await send({ endpoint, answers, submissionId, trap: typeof trap === "string" ? trap : "", email });
		if (sent.outcome === "received") {
			clearDraft(deviceStorage());
			keepReceipt(() => window.sessionStorage, receiptOf(sent.reference, answers, facts, new Date()));
			// Still "sending" until the confirmation is there, so that a late click starts nothing.
			window.location.assign(
				`/apply/received/${sent.reference ? `?reference=${encodeURIComponent(sent.reference)}` : ""}`,
			);
			return;
		}
		own.current.isSending = false;
		setIsSending(false);
		if (sent.outcome === "wrong") refuse(sent.errors);
		if (sent.outcome === "reused") setTrouble({ sentence: reusedSentence, remedy: "Send as another application" });
		else setTrouble(sent.sentence === null ? null : { sentence: sent.sentence, remedy: "Try again" });
	}

	async function submit(event: SubmitEvent<HTMLFormElement>) {
		// Until script has taken over, the browser posts the form itself.
		if (step === null) return;
		event.preventDefault();
		// A second click while the first is on its way counts for nothing.
		if (own.current.isSending) return;
		const isLast = step === "check";
		const meant = meantAnswers(answers);
		if (meant.company_website !== answers.company_website) {
			setAnswers(meant);
			keep(meant);
		}
		const wrong = errorsIn(meant, facts, isLast ? undefined : step);
		if (wrong.length > 0) return refuse(wrong);
		setErrors([]);
		if (!isLast) return open(stepAfter(step, meant, facts, own.current.hasChecked));
		if (trouble?.remedy === "Send as another application") {
			own.current.submissionId = newSubmissionId();
			keep(meant);
		}
		await attempt(meant);
	}

	return {
		form,
		facts,
		answers,
		errors,
		trouble,
		step,
		arrival,
		cleared,
		isKept,
		isSending,
		change,
		open,
		lead,
		clear,
		undoClear,
		submit,
	};
}
