import { createElement } from "react";
import { islandMarkup, markupOf } from "#components/island/markup.ts";
import type { EstimateCard } from "#program/estimate/estimate-card.ts";
import { foreignPieces } from "#program/estimate/link/link-repair.ts";
import { writeCheckedLink } from "#program/estimate/link/scenario-link.ts";
import type { SentEstimate, SentLink } from "#program/estimate/sent-estimate.ts";
import type { Ladder } from "#program/facts/ladder.ts";
import { type EstimatorFacts, type Opened, openAddress, termsOf } from "#tools/estimator/address/state.ts";
import { Estimator } from "#tools/estimator/Estimator.tsx";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import documentStyle from "#tools/estimator/result/document.css?inline";
import { EstimateDocument } from "#tools/estimator/result/EstimateDocument.tsx";
import { type Estimate, estimatesOf } from "#tools/estimator/words/assumptions.ts";
import { cardOf } from "#tools/estimator/words/card.ts";
import { previewOf } from "#tools/estimator/words/preview.ts";

type Facts = { facts: EstimatorFacts; ladder: Ladder };

/** A link and what it brings; null for a query without a scenario. */
function read(search: string, { facts }: Facts): { opened: Opened; estimates: Estimate[] } | null {
	const opened = openAddress(search, facts);
	if (opened.isExample && !opened.isPart) return null;
	return { opened, estimates: estimatesIn(opened, facts) };
}

/** The scenarios of an opened link with what belongs to each. */
export function estimatesIn({ scenarios }: Opened, facts: EstimatorFacts): Estimate[] {
	const schedules = scenarios.map((scenario) => scheduleFor(scenario, facts));
	return estimatesOf(scenarios, schedules, (scenario) => termsOf(scenario, facts));
}

/** What of the estimator's pages belongs to a sent link; null for a query without a scenario, whose page is the one with the example. */
export function sentEstimate({ search, isEmbedded }: SentLink, known: Facts): SentEstimate | null {
	const found = read(search, known);
	if (found === null) return null;
	const { opened, estimates } = found;
	const { facts, ladder } = known;
	const calculator = createElement(Estimator, { facts, ladder, embedded: isEmbedded, query: search });
	return {
		...previewOf(opened, estimates),
		query: queryOf(search, opened),
		calculator: islandMarkup(calculator),
		// Its style comes with it: who has script needs none of it.
		document: `<style>${documentStyle}</style>${markupOf(createElement(EstimateDocument, { opened, estimates, facts }))}`,
	};
}

/** What the picture of a sent link shows; null for a query without a scenario. */
export function estimateCard(search: string, known: Facts): EstimateCard | null {
	const found = read(search, known);
	return found && cardOf(found.opened, found.estimates, known.ladder);
}

/** A link that came whole is written anew. Of another nothing is made that looks whole: its parameters stay as they came. */
function queryOf(search: string, { isPart, scenarios, sender }: Opened): string {
	if (!isPart) return writeCheckedLink(scenarios, sender);
	const foreign = new Set(foreignPieces(search));
	return search
		.replace(/^\?+/, "")
		.split("&")
		.filter((piece) => !foreign.has(piece))
		.join("&");
}
