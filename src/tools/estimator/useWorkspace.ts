import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { coalesced, type EstimatorFacts, type Opened, openAddress, queryFor } from "./state.ts";
import { scenariosOf, type Workspace, workspaceOf } from "./workspace.ts";

/** The last act that can be taken back: what it was, and what stood before. */
export interface Undoable {
	said: string;
	before: Workspace;
}

interface State {
	workspace: Workspace;
	undoable: Undoable | null;
}

export interface Estimate {
	/** Whether the address has been read: until then the example of the page stands. */
	ready: boolean;
	opened: Opened;
	workspace: Workspace;
	/** What stands in the fields now: for acts, whose drawing may lag behind. */
	read: () => Workspace;
	undoable: Undoable | null;
	/** Changes the workspace, and with it the address. `said` makes it an act that can be taken back at once. */
	change: (next: (workspace: Workspace) => Workspace, said?: string) => void;
	takeBack: () => void;
}

/** The query under which a page was opened first: it stays with its entry of the history, over reloads too. */
function sentQuery(): string {
	return keptQuery() ?? window.location.search;
}

function keptQuery(): string | null {
	const state: unknown = history.state;
	return typeof state === "object" && state !== null && "sent" in state && typeof state.sent === "string"
		? state.sent
		: null;
}

/** Puts a query into the address, with the one that it was opened under. */
function write(query: string, sent: string): void {
	history.replaceState({ ...history.state, sent }, "", query + window.location.hash);
}

/** The estimator's state and the address that always holds it. */
export function useWorkspace(facts: EstimatorFacts): Estimate {
	const [ready, setReady] = useState(false);
	const [opened, setOpened] = useState<Opened>(() => openAddress("", facts));
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
			const now = openAddress(window.location.search, facts);
			setOpened(openAddress(queries.current.sent, facts));
			setState({ workspace: workspaceOf(now.scenarios), undoable: null });
			isChanged.current = false;
			// A bookmark of the example keeps its figures when the first preset changes; that it is an example stays with `sent`.
			if (now.isExample) address.current.write(queryFor(now.scenarios, window.location.search));
		};
		read();
		setReady(true);
		const { drop, flush } = address.current;
		const follow = () => {
			// Another place of the same estimate: what stands in the fields stays, and what waits for the address lands here.
			if (window.location.search === queries.current.last) {
				if (keptQuery() === null) write(window.location.search, queries.current.sent);
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
	}, [facts]);

	const latest = useRef(workspace);
	useLayoutEffect(() => {
		latest.current = workspace;
	}, [workspace]);
	const read = useCallback(() => latest.current, []);

	useEffect(() => {
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
