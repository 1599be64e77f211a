import { useEffect, useState } from "react";

/** A text that assistive technology hears once it has not changed for a second, not at each keystroke. */
export function Announced({ text }: { text: string }) {
	const [said, setSaid] = useState("");
	useEffect(() => {
		const timer = setTimeout(() => setSaid(text), 1_000);
		return () => clearTimeout(timer);
	}, [text]);
	return (
		<p className="visually-hidden" aria-live="polite" aria-atomic="true">
			{said}
		</p>
	);
}
