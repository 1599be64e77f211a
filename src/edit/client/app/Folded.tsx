import { type ReactNode, useLayoutEffect, useRef } from "react";

interface Props {
	/** Whether something is wrong within. It opens then, and stays open once that is mended: somebody is typing in it. */
	hasFault: boolean;
	summary: ReactNode;
	children: ReactNode;
}

/** Fields that are folded until somebody opens them, or until something is wrong with one. */
export function Folded({ hasFault, summary, children }: Props) {
	const box = useRef<HTMLDetailsElement>(null);
	useLayoutEffect(() => {
		if (hasFault && box.current) box.current.open = true;
	}, [hasFault]);
	return (
		<details ref={box}>
			<summary>{summary}</summary>
			{children}
		</details>
	);
}
