import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { OpenedEstimate } from "#tools/estimator/address/useWorkspace.ts";
import type { Workspace } from "#tools/estimator/address/workspace.ts";

/** The states of the workspace that are drawn, each later than the one that is typed. */
interface Deferred {
	drawn: Workspace;
	settled: Workspace;
	/** Whether all is drawn that the address holds; before, the page is hidden (`data-query`). */
	isSettled: boolean;
}

/**
 * How what is drawn follows what is done, so that the next frame shows it at the field:
 *
 *     a key or a click    after the next frame       after 250 ms without another
 *     workspace           drawn                      settled
 *     fields, tabs        figure, marker, chart      notes, goal, comparison, tables, link
 *
 * `tests/bench/estimator-interaction.ts` measures it. `useDeferredValue` would not do: Preact puts nothing off, and React, which
 * did, began to draw all of it at each key, so that typing with the table of months open took twice as long to the next frame.
 *
 * When another address is opened, both restart from it at once: no figure of another scenario may be painted.
 */
export function useDeferred({ ready, opened, workspace }: OpenedEstimate, isEmbedded: boolean): Deferred {
	const isDrawn = useAfterPaint(ready);
	const isSettled = useAfterPaint(isDrawn);
	// In a frame nothing is drawn before the address is read, hence nothing has to be hidden.
	const resetKey = (isEmbedded ? ready : isSettled) ? opened : null;
	const drawn = useAfterPaint(workspace, resetKey);
	return { drawn, settled: useWhenQuiet(drawn, 250, resetKey), isSettled };
}

/**
 * Returns `value` one painted frame late, so that the browser paints the effect of an input before Preact renders what depends
 * on it. Rapid changes coalesce, and none of them can hold the last one up. When `resetKey` changes, the current value is
 * returned at once.
 */
export function useAfterPaint<Value>(value: Value, resetKey: unknown = null): Value {
	const [followed, follow] = useFollowed(value, resetKey);
	const latest = useRef(value);
	const isWaiting = useRef(false);
	// Before the frame, which an effect would wait for, and whose end is waited for here.
	useLayoutEffect(() => {
		latest.current = value;
		if (isWaiting.current) return;
		isWaiting.current = true;
		requestAnimationFrame(() => {
			// A frame's callbacks run before its paint; the next task comes after it.
			setTimeout(() => {
				isWaiting.current = false;
				follow(latest.current);
			});
		});
	}, [value, follow]);
	return followed;
}

/** Returns `value` once it has not changed for `pause` milliseconds, and restarts the pause when typing goes on. `resetKey` as above. */
function useWhenQuiet<Value>(value: Value, pause: number, resetKey: unknown): Value {
	const [followed, follow] = useFollowed(value, resetKey);
	useEffect(() => {
		const timer = setTimeout(() => follow(value), pause);
		return () => clearTimeout(timer);
	}, [value, pause, follow]);
	return followed;
}

/** The value last followed, or the present one where the reset key has just changed; and the way to follow another. */
function useFollowed<Value>(value: Value, resetKey: unknown): [Value, (value: Value) => void] {
	const [{ begunWith, followed }, set] = useState({ begunWith: resetKey, followed: value });
	const isAnew = resetKey !== begunWith;
	if (isAnew) set({ begunWith: resetKey, followed: value });
	const follow = useCallback(
		(next: Value) => set((before) => (before.followed === next ? before : { ...before, followed: next })),
		[],
	);
	return [isAnew ? value : followed, follow];
}
