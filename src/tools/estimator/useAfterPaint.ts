import { useEffect, useRef, useState } from "react";

/**
 * A value that follows another once a frame has been painted in between: what somebody does is seen at once, and what follows
 * from it is drawn after, at most once in `pause` milliseconds. Changes in quick succession are taken together, and none of them
 * can hold the last one up. Where `from` changes, all begins anew: the value is followed at once, and no older one is painted.
 */
export function useAfterPaint<Value>(value: Value, pause = 0, from: unknown = null): Value {
	const [painted, setPainted] = useState(value);
	const [begunFrom, setBegunFrom] = useState(from);
	const latest = useRef(value);
	const isWaiting = useRef(false);
	const isAnew = from !== begunFrom;
	if (isAnew) {
		setBegunFrom(from);
		setPainted(value);
	}
	useEffect(() => {
		latest.current = value;
		if (isWaiting.current) return;
		isWaiting.current = true;
		requestAnimationFrame(() => {
			// A frame's callbacks run before its paint; the next task comes after it.
			setTimeout(() => {
				isWaiting.current = false;
				setPainted(latest.current);
			}, pause);
		});
	}, [value, pause]);
	return isAnew ? value : painted;
}
