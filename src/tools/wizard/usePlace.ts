import { useEffect, useRef, useState } from "react";
import type { Answer, KeptAnswers } from "#program/selection/selection.ts";
import { stateAt, type WizardFacts } from "./state.ts";

/** Where a visitor is in the wizard. */
export interface Place {
	/** Path of the state that is shown. */
	path: string;
	/** Answers that "Change" keeps, to go on with where they still apply. */
	kept: KeptAnswers;
	/** How many of them brought the visitor here without being asked again. */
	carried: number;
}

/** How the visitor came here: with the page, by following a link, or by going back or forward. */
type Arrival = "page" | "link" | "history";

/**
 * The place, followed by the address bar and its history. `pathname` is the state that the page was made for, whatever its
 * address; an address that is no state is left to the server.
 */
export function usePlace(facts: Pick<WizardFacts, "selection">, pathname: string) {
	const [place, setPlace] = useState<Place & { arrival: Arrival; isEntry: boolean }>({
		path: pathname,
		kept: {},
		carried: 0,
		arrival: "page",
		isEntry: true,
	});
	const entry = useRef("");

	useEffect(() => {
		entry.current = window.location.pathname;
		const notes = notesOf(history.state);
		setPlace((now) => ({ ...now, ...notes }));
		const follow = () => {
			const address = window.location.pathname;
			const isEntry = address === entry.current;
			if (!isEntry && !stateAt(facts, address)) return window.location.reload();
			const path = isEntry ? pathname : address;
			const notes = notesOf(history.state);
			setPlace((now) => {
				// A jump to a part of the same state ("#asks") is the browser's own affair.
				const isJump = now.path === path && history.state === null;
				return isJump ? now : { path, ...notes, arrival: "history", isEntry };
			});
		};
		window.addEventListener("popstate", follow);
		return () => window.removeEventListener("popstate", follow);
	}, [facts, pathname]);

	const go = (next: Place) => {
		history.pushState({ kept: next.kept, carried: next.carried }, "", next.path);
		setPlace({ ...next, arrival: "link", isEntry: false });
	};
	return { place, go };
}

/** What a history entry remembers. Other scripts may have written there, so it is read with care. */
function notesOf(state: unknown): Pick<Place, "kept" | "carried"> {
	if (typeof state !== "object" || state === null) return { kept: {}, carried: 0 };
	const kept: unknown = "kept" in state ? state.kept : {};
	const entries = typeof kept === "object" && kept !== null ? Object.entries(kept) : [];
	return {
		kept: Object.fromEntries(entries.filter((entry): entry is [string, Answer] => isAnswer(entry[1]))),
		carried: "carried" in state && typeof state.carried === "number" ? state.carried : 0,
	};
}

function isAnswer(value: unknown): value is Answer {
	return value === "yes" || value === "no";
}
