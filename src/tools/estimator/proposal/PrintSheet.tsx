import { useEffect, useLayoutEffect } from "react";
import { createPortal } from "react-dom";
import { openQuestions } from "#program/facts/open-questions.ts";
import { calendarDay } from "#program/format.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import { type Estimate, termsInWords } from "#tools/estimator/words/assumptions.ts";
import { Cover, type Parties } from "./Cover.tsx";
import { MonthsOnPaper } from "./MonthsOnPaper.tsx";
import { ScenarioOnPaper } from "./ScenarioOnPaper.tsx";
import { usePrinting } from "./usePrinting.ts";
import type { QrDrawer } from "./useQrDrawer.ts";
import { WorkingOnPaper } from "./WorkingOnPaper.tsx";
import "./proposal.css";

interface Props {
	/** What the fields hold, whatever is drawn. */
	read: () => readonly Estimate[];
	link: () => string;
	parties: Parties;
	drawQr: QrDrawer | null;
	loadQr: () => Promise<void>;
}

/**
 * The estimate on paper, to be handed over: a cover, a page a scenario, the months, how the figures come about, what the guide leaves
 * open and the terms. Drawn only when it is printed.
 */
export function PrintSheet({ read, link, parties, drawQr, loadQr }: Props) {
	const { facts } = useEstimate();
	const isPrinting = usePrinting();
	useEffect(() => {
		if (isPrinting) void loadQr();
	}, [isPrinting, loadQr]);
	// With the sheet itself, before the browser lays out the paper.
	useLayoutEffect(() => {
		document.body.toggleAttribute("data-estimate-sheet", isPrinting);
		return () => document.body.removeAttribute("data-estimate-sheet");
	}, [isPrinting]);
	if (!isPrinting) return null;
	const estimates = read();
	return createPortal(
		<article className="estimate-sheet" data-scenarios={estimates.length}>
			<Cover {...parties} estimates={estimates} date={calendarDay(new Date())} link={link()} drawQr={drawQr} />
			{estimates.map((estimate) => (
				<ScenarioOnPaper key={estimate.letter} estimate={estimate} />
			))}
			<MonthsOnPaper estimates={estimates} />
			<WorkingOnPaper estimates={estimates} facts={facts} />
			<section className="sheet-open">
				<h2>What the guide leaves open</h2>
				<p>The figures assume none of this; it is asked in the qualification call.</p>
				<ul>
					{openQuestions.map(({ key, text }) => (
						<li key={key}>{text}</li>
					))}
				</ul>
			</section>
			<section className="sheet-terms">
				<h2>Terms</h2>
				<p>{termsInWords(estimates)}</p>
				<p>The link on the first page opens this estimate with every figure.</p>
			</section>
		</article>,
		document.body,
	);
}
