import { useCallback, useEffect, useRef, useState } from "react";
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

/** The answers, kept on this device as one types, with the id that every attempt to send them carries. */
export function useDraft(posted: Answers) {
	const [answers, setAnswers] = useState<Answers>(posted);
	const [isKept, setIsKept] = useState(true);
	const [cleared, setCleared] = useState<Answers | null>(null);
	const isPaused = useRef(false);
	const hasKept = useRef(true);
	const own = useRef({ submissionId: "", link: "" });

	const keep = useCallback((next: Answers) => {
		setAnswers(next);
		hasKept.current = writeDraft(deviceStorage(), { answers: next, ...own.current }, Date.now());
		setIsKept(hasKept.current);
	}, []);

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
				setIsKept(deviceStorage() !== null);
			}
			return { answers: next, hasDraft: draft !== null, isNewLink };
		},
		[keep],
	);

	// What is typed in another tab comes here, too: neither may write over the other.
	useEffect(() => {
		const adopt = () => {
			const other = isPaused.current ? null : readDraft(deviceStorage(), Date.now());
			if (!other) return;
			own.current = { submissionId: other.submissionId, link: other.link };
			setAnswers(other.answers);
		};
		const follow = ({ key }: StorageEvent) => key === draftKey() && adopt();
		// A page that was left and is shown again as it was has heard of nothing meanwhile (Firefox, Safari).
		const renew = ({ persisted }: PageTransitionEvent) => persisted && hasKept.current && adopt();
		window.addEventListener("storage", follow);
		window.addEventListener("pageshow", renew);
		return () => {
			window.removeEventListener("storage", follow);
			window.removeEventListener("pageshow", renew);
		};
	}, []);

	return {
		answers,
		isKept,
		/** The answers that were cleared last and can be brought back. */
		cleared,
		submissionId: () => own.current.submissionId,
		begin,
		change: (next: Answers) => {
			setCleared(null);
			keep(next);
		},
		keep,
		/** Lets the answers count as another application than the one that was sent. */
		renew: (next: Answers) => {
			own.current.submissionId = newSubmissionId();
			keep(next);
		},
		clear: () => {
			clearDraft(deviceStorage());
			own.current.submissionId = newSubmissionId();
			setCleared(answers);
			setAnswers({});
		},
		undoClear: () => {
			if (cleared !== null) keep(cleared);
			setCleared(null);
		},
		/** Forgets the draft of what was sent. */
		forget: () => clearDraft(deviceStorage()),
		/** While it is being sent, another tab changes nothing here. */
		pause: (paused: boolean) => {
			isPaused.current = paused;
		},
	};
}
