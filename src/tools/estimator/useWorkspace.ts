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
	const state: unknown = history.state;
	const isKept = typeof state === "object" && state !== null && "sent" in state && typeof state.sent === "string";
	return isKept ? String(state.sent) : window.location.search;
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
	const address = useRef(
		coalesced((query) => {
			history.replaceState({ ...history.state, sent: sentQuery() }, "", query + window.location.hash);
		}),
	);

	// Before the first paint: figures of another scenario must not flash by.
	useLayoutEffect(() => {
		const read = () => {
			const sent = openAddress(sentQuery(), facts);
			const now = openAddress(window.location.search, facts);
			setOpened({ ...now, scenarios: sent.scenarios, isExample: sent.isExample });
			setState({ workspace: workspaceOf(now.scenarios), undoable: null });
			isChanged.current = false;
			// A bookmark of the example keeps its figures when the first preset changes; that it is an example stays with `sent`.
			if (now.isExample) address.current.write(queryFor(now.scenarios, window.location.search));
		};
		read();
		setReady(true);
		const { flush } = address.current;
		window.addEventListener("popstate", read);
		window.addEventListener("pagehide", flush);
		document.addEventListener("visibilitychange", flush);
		return () => {
			window.removeEventListener("popstate", read);
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
