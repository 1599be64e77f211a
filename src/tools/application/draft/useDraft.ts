import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { deviceStorage } from "#browser/storage.ts";
import type { Answers } from "#program/application/application-fields.ts";
import { clearDraft, draftKey, newSubmissionId, readDraft, writeDraft } from "./draft.ts";
import { joinedAnswers } from "./joined-answers.ts";

/** What the form begins with, once script has taken over. */
export interface Beginning {
	/** What was typed before script had taken over; it is on the page only. */
	typed: Answers;
	/** Whether that is a whole form that came back: of its texts the draft has older versions. */
	isPosted: boolean;
	/** The query of the page, and what it fills in. */
	search: string;
	filled: Answers;
}

/** What was found on this device. */
export interface Found {
	answers: Answers;
	hasDraft: boolean;
	/** Whether the query filled in the form now; a reload does not undo what was changed since. */
	isNewLink: boolean;
}

/** How the form was emptied. What was cleared on this page can be brought back here, and nowhere else. */
export type Emptied = { by: "this page"; answers: Answers; submissionId: string } | { by: "another page" };

/**
 * The answers, kept on this device as one types, with the id that every attempt to send them carries. `onEmptied` is called when another
 * page of this browser has cleared or sent them: they are then gone here, too.
 */
export function useDraft(posted: Answers, onEmptied: () => void) {
	const [answers, setDrawn] = useState<Answers>(posted);
	/** The same before they are drawn: a program that fills in the form tells of several fields at once. */
	const latest = useRef(posted);
	const [isKept, setIsKept] = useState(true);
	const [emptied, setEmptied] = useState<Emptied | null>(null);
	/** While the answers are being sent, the draft as it was when that began. */
	const sending = useRef<string | null>(null);
	/** Whether this device has the answers of this page: nothing to keep yet, kept, or refused, by the browser or for what another tab has. */
	const stored = useRef<"none" | "kept" | "refused">("none");
	const own = useRef({ submissionId: "", link: "" });

	const setAnswers = useCallback((next: Answers) => {
		latest.current = next;
		setDrawn(next);
	}, []);
	const keep = useCallback(
		(next: Answers, isFree = isFreeFor(own.current.submissionId)) => {
			setAnswers(next);
			const isWritten = isFree && writeDraft(deviceStorage(), { answers: next, ...own.current }, Date.now());
			stored.current = isWritten ? "kept" : "refused";
			setIsKept(isWritten);
		},
		[setAnswers],
	);

	const begin = useCallback(
		({ typed, isPosted, search, filled }: Beginning): Found => {
			const draft = readDraft(deviceStorage(), Date.now());
			const isNewLink = search !== "" && search !== draft?.link;
			const kept = draft?.answers ?? {};
			const next = isPosted ? { ...kept, ...typed } : joinedAnswers(kept, isNewLink ? filled : {}, typed);
			own.current = {
				submissionId: draft?.submissionId ?? newSubmissionId(),
				link: isNewLink ? search : (draft?.link ?? ""),
			};
			if (isNewLink || Object.keys(typed).length > 0) keep(next);
			else {
				setAnswers(next);
				stored.current = draft ? "kept" : "none";
				setIsKept(deviceStorage() !== null);
			}
			return { answers: next, hasDraft: draft !== null, isNewLink };
		},
		[keep, setAnswers],
	);

	const tell = useRef(onEmptied);
	useLayoutEffect(() => {
		tell.current = onEmptied;
	});
	// What is typed in another tab comes here, too: neither may write over the other. What is cleared or sent there goes here, too: the page
	// says that nothing of it is left on this device, and a tab that still had it would write it back.
	const adopt = useCallback(() => {
		if (sending.current !== null || stored.current === "refused") return;
		const other = readDraft(deviceStorage(), Date.now());
		if (!other && stored.current === "none") return;
		stored.current = other ? "kept" : "none";
		own.current = { submissionId: other?.submissionId ?? newSubmissionId(), link: other?.link ?? own.current.link };
		setAnswers(other?.answers ?? {});
		setEmptied(other ? null : { by: "another page" });
		if (!other) tell.current();
	}, [setAnswers]);
	useEffect(() => {
		// All that is kept may be removed at once: then no key is named.
		const follow = ({ key }: StorageEvent) => (key === draftKey() || key === null) && adopt();
		// A page that was left and is shown again as it was has heard of nothing meanwhile (Firefox, Safari).
		const renew = ({ persisted }: PageTransitionEvent) => persisted && adopt();
		window.addEventListener("storage", follow);
		window.addEventListener("pageshow", renew);
		return () => {
			window.removeEventListener("storage", follow);
			window.removeEventListener("pageshow", renew);
		};
	}, [adopt]);

	return {
		answers,
		isKept,
		emptied,
		submissionId: () => own.current.submissionId,
		begin,
		/** What is answered now, also before the next drawing. */
		read: () => latest.current,
		change: (changed: (before: Answers) => Answers) => {
			setEmptied(null);
			keep(changed(latest.current));
		},
		keep,
		/** Lets the answers count as another application than the one that was sent. */
		renew: (next: Answers) => {
			const isFree = isFreeFor(own.current.submissionId);
			own.current.submissionId = newSubmissionId();
			keep(next, isFree);
		},
		clear: () => {
			const { submissionId } = own.current;
			if (isFreeFor(submissionId)) clearDraft(deviceStorage());
			stored.current = "none";
			own.current.submissionId = newSubmissionId();
			setEmptied({ by: "this page", answers, submissionId });
			setAnswers({});
		},
		undoClear: () => {
			if (emptied?.by === "this page") {
				// An attempt to send them may have arrived: they are the same application.
				own.current.submissionId = emptied.submissionId;
				keep(emptied.answers);
			}
			setEmptied(null);
		},
		/** While it is being sent, another tab changes nothing here. */
		beginSending: () => {
			sending.current = draftAsText();
		},
		/** Forgets the draft of what was sent; what another tab has made of it meanwhile stays. */
		forgetSent: () => {
			if (draftAsText() === sending.current && isFreeFor(own.current.submissionId)) clearDraft(deviceStorage());
		},
		/** After an attempt that failed, takes over what another tab has changed meanwhile. Where it has cleared the draft, what was to be sent stays here. */
		endSending: () => {
			const isUnchanged = draftAsText() === sending.current;
			sending.current = null;
			if (isUnchanged) return;
			if (readDraft(deviceStorage(), Date.now())?.submissionId === own.current.submissionId) return adopt();
			stored.current = "refused";
			setIsKept(false);
		},
	};
}

/** Whether the draft on this device is of the application with that id, or there is none: another tab may have begun another one. */
function isFreeFor(submissionId: string): boolean {
	const draft = readDraft(deviceStorage(), Date.now());
	return draft === null || draft.submissionId === submissionId;
}

/** The draft on this device, to be compared. */
function draftAsText(): string {
	return JSON.stringify(readDraft(deviceStorage(), Date.now()));
}
