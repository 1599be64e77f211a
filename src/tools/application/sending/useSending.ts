import { useEffect, useRef, useState } from "react";
import { withBase } from "#browser/base.ts";
import { type Sent, type Submission, send } from "./send.ts";

/** Why the application is not sent yet, and what the button does about it. */
export interface Trouble {
	sentence: string;
	remedy: "Try again" | "Send as another application";
}

const reused: Trouble = {
	sentence:
		"An earlier version of this application has arrived already; what you changed since then has not. Send this one only if it is to count as another application.",
	remedy: "Send as another application",
};

/** Sends the application, one attempt at a time, and keeps what prevents it. `notice` is the server's message about an attempt before. */
export function useSending(notice: string | null) {
	const [trouble, setTrouble] = useState<Trouble | null>(
		notice === null ? null : { sentence: notice, remedy: "Try again" },
	);
	const [isSending, setIsSending] = useState(false);
	const isOnItsWay = useRef(false);

	// Back from the confirmation a browser may show this page as it was left: sending.
	useEffect(() => {
		const renew = ({ persisted }: PageTransitionEvent) => {
			if (persisted && isOnItsWay.current) window.location.replace(withBase("/apply/"));
		};
		window.addEventListener("pageshow", renew);
		return () => window.removeEventListener("pageshow", renew);
	}, []);

	/** Null when it was received: then it stays "sending" until the confirmation is there, so that a late click starts nothing. */
	async function attempt(submission: Submission): Promise<Sent> {
		isOnItsWay.current = true;
		setIsSending(true);
		setTrouble(null);
		const sent = await send(submission);
		if (sent.outcome === "received") return sent;
		isOnItsWay.current = false;
		setIsSending(false);
		if (sent.outcome === "reused") setTrouble(reused);
		else if (sent.sentence !== null) setTrouble({ sentence: sent.sentence, remedy: "Try again" });
		return sent;
	}

	return {
		trouble,
		isSending,
		/** Whether an attempt is on its way at this moment, also before the next drawing. */
		isBusy: () => isOnItsWay.current,
		attempt,
		/** What arrived is an earlier version of what is answered now. */
		overtaken: () => {
			isOnItsWay.current = false;
			setIsSending(false);
			setTrouble(reused);
		},
		dismiss: () => setTrouble(null),
	};
}
