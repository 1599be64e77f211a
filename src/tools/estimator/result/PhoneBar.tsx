import { useEffect, useState } from "react";
import type { Scenario } from "#program/estimate/scenario.ts";
import type { Schedule } from "#program/estimate/schedule.ts";
import { EarlyText } from "#tools/estimator/early/EarlyText.tsx";
import { inputsId } from "#tools/estimator/early/useTypedBefore.ts";
import { FigureButton } from "#tools/estimator/working/FigureButton.tsx";
import { wholeOf } from "#tools/estimator/working/figure.ts";
import { headlineTexts } from "./headline-texts.ts";

/**
 * On a narrow screen: the expected figure and its range, always in view while inputs are changed, and the way to the result
 * or, where that is in view, back to the inputs.
 */
export function PhoneBar({ scenario, schedule }: { scenario: Scenario; schedule: Schedule }) {
	const texts = headlineTexts(scenario, schedule);
	const isAtResult = useInView("result");
	const lead = () => {
		const target = document.getElementById(isAtResult ? inputsId : "result");
		target?.scrollIntoView({ block: "start" });
		target?.focus({ preventScroll: true });
	};
	return (
		<div className="phone-bar">
			<p>
				<strong style={{ "--characters": texts.expected.length }}>
					<FigureButton figure={wholeOf(scenario)}>
						<EarlyText of="expected" texts={texts} />
					</FigureButton>
				</strong>
				<span className="range">
					<EarlyText of="range" texts={texts} />
				</span>
			</p>
			<button type="button" className="button" onClick={lead}>
				{isAtResult ? "Inputs" : "Result"}
			</button>
		</div>
	);
}

/** Whether the element of an id has been scrolled to: it is in view, or above it. */
function useInView(id: string): boolean {
	const [isThere, setIsThere] = useState(false);
	useEffect(() => {
		const element = document.getElementById(id);
		if (!element) return;
		// What has been scrolled past counts as well: the view reaches up without end. What is behind the bar is not yet seen.
		const observer = new IntersectionObserver(([entry]) => setIsThere(entry?.isIntersecting ?? false), {
			rootMargin: "1000000px 0px -80px 0px",
		});
		observer.observe(element);
		return () => observer.disconnect();
	}, [id]);
	return isThere;
}
