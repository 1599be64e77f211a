import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { coalesced, type EstimatorFacts, type Opened, openAddress, queryFor } from "./state.ts";
import { scenariosOf, type Workspace, workspaceOf } from "./workspace.ts";

/** The last act that can be taken back: what it was, and the state before it. */
export interface Undoable {
	said: string;
	before: Workspace;
}

interface State {
	workspace: Workspace;
	undoable: Undoable | null;
}

export interface OpenedEstimate {
	/** Whether the address has been read: until then the example of the page is shown. */
	ready: boolean;
	opened: Opened;
	workspace: Workspace;
	/** What the fields hold now: for acts, because what is drawn may lag behind. */
	read: () => Workspace;
	undoable: Undoable | null;
	/** Changes the workspace, and with it the address. `said` makes it an act that can be taken back at once. */
	change: (next: (workspace: Workspace) => Workspace, said?: string) => void;
	takeBack: () => void;
}

/** The query under which a page was opened first: it is kept with its entry of the history, over reloads too. */
function sentQuery(): string {
	return keptQuery() ?? queryNow();
}

/** The query of the address. What follows an “&” that became “&#38;” on its way has become a fragment. */
function queryNow(): string {
	const { search, hash } = window.location;
	return hasQueryInHash() ? search + hash : search;
}

function hasQueryInHash(): boolean {
	return /^#(?:0*38|x0*26)(?:;|%3B)/i.test(window.location.hash);
}

function keptQuery(): string | null {
	const state: unknown = history.state;
	return typeof state === "object" && state !== null && "sent" in state && typeof state.sent === "string"
		? state.sent
		: null;
}

/** Puts a query into the address, with the one that it was opened under. */
function write(query: string, sent: string): void {
	history.replaceState({ ...history.state, sent }, "", hasQueryInHash() ? query : query + window.location.hash);
}

/**
 * The estimator's state and the address that always holds it. `rendered` is the query whose scenarios the page came with, "" where that
 * is its example: what the server has computed is not computed again.
 */
export function useWorkspace(facts: EstimatorFacts, rendered: string): OpenedEstimate {
	const [ready, setReady] = useState(false);
	const [opened, setOpened] = useState<Opened>(() => openAddress(rendered, facts));
	const [{ workspace, undoable }, setState] = useState<State>(() => ({
		workspace: workspaceOf(opened.scenarios),
		undoable: null,
	}));
	const isChanged = useRef(false);
	/** The query under which the page was opened, and the one that the address held last. */
	const queries = useRef({ sent: "", last: "" });
	const address = useRef(
		coalesced((query) => {
			write(query, queries.current.sent);
			queries.current.last = window.location.search;
		}),
	);

	// Before the first paint: figures of another scenario must not flash by.
	useLayoutEffect(() => {
		const read = () => {
			queries.current = { sent: sentQuery(), last: window.location.search };
			const now = openAddress(queryNow(), facts);
			setOpened(openAddress(queries.current.sent, facts));
			setState({ workspace: workspaceOf(now.scenarios), undoable: null });
			isChanged.current = false;
			// A bookmark of the example keeps its figures when the first preset changes; that it is an example is kept as `sent`.
			// What came and could not be read is left alone until somebody edits: the example is not what was sent.
			if (now.isExample && !now.isPart) address.current.write(queryFor(now.scenarios, window.location.search));
		};
		if (rendered !== "" && sentQuery() === rendered && queryNow() === rendered) {
			// The page came with this very link, and shows it already.
			queries.current = { sent: rendered, last: window.location.search };
		} else read();
		setReady(true);
		const { drop, flush } = address.current;
		const follow = () => {
			// Another place of the same estimate: what the fields hold stays, and what waits for the address lands here.
			if (window.location.search === queries.current.last) {
				if (keptQuery() === null && !hasQueryInHash()) write(window.location.search, queries.current.sent);
				return;
			}
			drop();
			read();
		};
		window.addEventListener("popstate", follow);
		window.addEventListener("pagehide", flush);
		document.addEventListener("visibilitychange", flush);
		return () => {
			window.removeEventListener("popstate", follow);
			window.removeEventListener("pagehide", flush);
			document.removeEventListener("visibilitychange", flush);
		};
	}, [facts, rendered]);

	const latest = useRef(workspace);
	useLayoutEffect(() => {
		latest.current = workspace;
	}, [workspace]);
	const read = useCallback(() => latest.current, []);

	// At once: somebody may leave the page before its next frame.
	useLayoutEffect(() => {
		if (isChanged.current) address.current.write(queryFor(scenariosOf(workspace), window.location.search));
	}, [workspace]);

	const change = useCallback((next: (workspace: Workspace) => Workspace, said?: string) => {
		isChanged.current = true;
		setState(({ workspace: before }) => ({
			workspace: next(before),
			undoable: said === undefined ? null : { said, before },
		}));
	}, []);
	const takeBack = useCallback(() => {
		setState(({ workspace: current, undoable: last }) => ({ workspace: last?.before ?? current, undoable: null }));
	}, []);

	return { ready, opened, workspace, read, undoable, change, takeBack };
}
