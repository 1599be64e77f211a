import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Finding } from "#authoring/faults/words.ts";
import { forgetEdit, keepEdit } from "#edit/client/kept/kept-edits.ts";
import { ApiError } from "./api.ts";

/** How the file in the editor is to the one on disk. */
export type SaveState =
	| { kind: "saved" }
	| { kind: "waiting" }
	| { kind: "refused"; sentence: string; findings: readonly Finding[]; block: number | null }
	| { kind: "changed"; now: { text: string; hash: string } | null; mine: string };

/** What the hook needs of the file that is edited. */
export interface Saving<Value> {
	file: string;
	/** What is to be written, as it is now. */
	read: () => Value;
	write: (value: Value, hash: string) => Promise<{ hash: string; findings: readonly Finding[] }>;
	onFindings: (findings: readonly Finding[]) => void;
	/** Whether what is edited is a text already, so that each key of it can be kept at once. */
	isText?: boolean;
}

/** Time without a key after which an edit is written, in milliseconds: long enough for a word, short enough to be watched. */
const pause = 200;
/** Longest time after which a page is kept as a whole while somebody types on, in milliseconds; its steps are kept at once. */
const keepPause = 500;
const retry = 2_000;

/**
 * Writes edits as they are made, one after the other. `changed` is called after each; what is not written yet is kept in the
 * browser. A file that changed on disk is not written again until the person has chosen a version.
 */
export function useSaving<Value>(saving: Saving<Value>, openedHash: string) {
	const [state, setState] = useState<SaveState>({ kind: "saved" });
	const latest = useRef(saving);
	latest.current = saving;
	const hash = useRef(openedHash);
	const timer = useRef(0);
	const isWriting = useRef(false);
	const again = useRef(false);
	const stopped = useRef(false);
	const keeping = useRef(0);

	/** What is edited is made into text once for many keys: a long page takes longer than a key may. */
	function keep(value = latest.current.read()) {
		window.clearTimeout(keeping.current);
		keeping.current = 0;
		keepEdit(latest.current.file, { hash: hash.current, value });
	}
	async function write() {
		window.clearTimeout(timer.current);
		timer.current = 0;
		if (stopped.current) return;
		if (isWriting.current) {
			again.current = true;
			return;
		}
		isWriting.current = true;
		again.current = false;
		const { file, read, write: put, onFindings } = latest.current;
		const value = read();
		keep(value);
		try {
			const result = await put(value, hash.current);
			hash.current = result.hash;
			onFindings(result.findings);
			if (!again.current) {
				forgetEdit(file);
				setState({ kind: "saved" });
			}
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			const { status, said } = error;
			if (status === 409) {
				stopped.current = true;
				const now = said.now as { text: string; hash: string } | null;
				setState({ kind: "changed", now, mine: typeof said.mine === "string" ? said.mine : "" });
			} else {
				const findings = (said.findings ?? []) as readonly Finding[];
				const block = typeof said.block === "number" ? said.block : null;
				setState({ kind: "refused", sentence: error.message, findings, block });
				if (status === 0) timer.current = window.setTimeout(write, retry);
			}
		} finally {
			isWriting.current = false;
			if (again.current) schedule(0);
		}
	}
	function schedule(delay: number) {
		window.clearTimeout(timer.current);
		timer.current = window.setTimeout(write, delay);
	}

	const writeLatest = useRef(write);
	writeLatest.current = write;
	const keepLatest = useRef(keep);
	keepLatest.current = keep;
	useEffect(() => {
		const early = () => {
			if (keeping.current) keepLatest.current();
			if (timer.current) writeLatest.current();
		};
		const hidden = () => {
			if (document.visibilityState === "hidden") early();
		};
		document.addEventListener("visibilitychange", hidden);
		window.addEventListener("pagehide", early);
		return () => {
			document.removeEventListener("visibilitychange", hidden);
			window.removeEventListener("pagehide", early);
		};
	}, []);
	// A file that is left is written as it was left. In a layout effect the text is still there to be read.
	useLayoutEffect(
		() => () => {
			if (keeping.current) keepLatest.current();
			if (!timer.current && !again.current) return;
			const value = latest.current.read();
			latest.current = { ...latest.current, read: () => value };
			writeLatest.current();
		},
		[],
	);

	return {
		state,
		changed() {
			if (latest.current.isText) keep();
			else keeping.current ||= window.setTimeout(() => keepLatest.current(), keepPause);
			if (stopped.current) return;
			if (isWriting.current) again.current = true;
			setState((now) => (now.kind === "refused" || now.kind === "waiting" ? now : { kind: "waiting" }));
			schedule(pause);
		},
		/** Writes over the version that somebody else has put there meanwhile, which was shown. */
		writeOver(theirs: string) {
			hash.current = theirs;
			stopped.current = false;
			write();
		},
		/** Takes what is kept for given up: the version on disk goes on. */
		giveUp() {
			window.clearTimeout(keeping.current);
			keeping.current = 0;
			forgetEdit(latest.current.file);
		},
	};
}
