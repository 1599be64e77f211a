import { startTransition, useCallback, useEffect, useRef, useState } from "react";

/**
 * A value that follows another once a frame has been painted in between: what somebody does is seen at once, and what follows
 * from it is drawn after. Changes in quick succession are taken together, and none of them can hold the last one up. Where
 * `from` changes, all begins anew: the value is followed at once, and no older one is painted.
 */
export function useAfterPaint<Value>(value: Value, from: unknown = null): Value {
	const [followed, follow] = useFollowed(value, from);
	const latest = useRef(value);
	const isWaiting = useRef(false);
	useEffect(() => {
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

/**
 * A value that follows another once it has not changed for `pause` milliseconds, and gives way to whoever types on: what is
 * large and out of sight is drawn when a hand pauses, never between two keys. `from` as for `useAfterPaint`.
 */
export function useWhenQuiet<Value>(value: Value, pause: number, from: unknown = null): Value {
	const [followed, follow] = useFollowed(value, from);
	useEffect(() => {
		const timer = setTimeout(() => startTransition(() => follow(value)), pause);
		return () => clearTimeout(timer);
	}, [value, pause, follow]);
	return followed;
}

/** The value last followed, or the present one where `from` has just changed; and the way to follow another. */
function useFollowed<Value>(value: Value, from: unknown): [Value, (value: Value) => void] {
	const [{ begunFrom, followed }, set] = useState({ begunFrom: from, followed: value });
	const isAnew = from !== begunFrom;
	if (isAnew) set({ begunFrom: from, followed: value });
	const follow = useCallback(
		(next: Value) => set((before) => (before.followed === next ? before : { ...before, followed: next })),
		[],
	);
	return [isAnew ? value : followed, follow];
}
