import { createElement } from "react";
import { islandMarkup } from "#components/island/markup.ts";
import type { Answers } from "#program/application/application-fields.ts";
import type { Attached, FilledForm } from "#program/application/filled-form.ts";
import type { Tier } from "#program/facts/facts.ts";
import { longDate } from "#program/format.ts";
import { ApplicationForm } from "#tools/application/ApplicationForm.tsx";
import { campaignTags } from "#tools/application/arrival/campaign.ts";
import { estimateNote } from "#tools/application/arrival/estimate-link.ts";
import { readPrefill } from "#tools/application/arrival/prefill.ts";
import { type ApplicationFacts, entriesOf } from "#tools/application/state.ts";
import { type EstimatorFacts, type Opened, openAddress, termsOf } from "#tools/estimator/address/state.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { type Estimate, estimatesOf } from "#tools/estimator/words/assumptions.ts";
import { previewOf } from "#tools/estimator/words/preview.ts";
import { tierInShort } from "../_tier-in-short.ts";

/** What the form and its previews speak from. */
export type FormFacts = { form: ApplicationFacts; estimator: EstimatorFacts; tiers: readonly Tier[] };

/** An estimate that is attached, as its link reads. */
type Carried = { link: string; opened: Opened; estimates: Estimate[] };

/** The form as a link to it fills it in; null for a query that brings nothing, whose page is the empty one. */
export function filledForm(search: string, known: FormFacts): FilledForm | null {
	const { answers, said, selection } = readPrefill(search, known.form);
	if (said.length === 0 && selection === null && campaignTags(search) === null) return null;
	const carried = carriedIn(answers, known.estimator);
	const attached = carried && attachedOf(carried, known.form);
	return {
		preview: previewFor(answers, carried, known.tiers),
		isPrivate: answers.estimate !== undefined,
		attached,
		form: islandMarkup(createElement(ApplicationForm, { facts: known.form, query: search, attached })),
	};
}

/** The attached estimate; null where there is none, or a page of the estimator without a scenario. */
function carriedIn({ estimate: link }: Answers, facts: EstimatorFacts): Carried | null {
	if (link === undefined) return null;
	const opened = openAddress(link.replace(/^[^?]*/, ""), facts);
	if (opened.isExample && !opened.isPart) return null;
	const schedules = opened.scenarios.map((scenario) => scheduleFor(scenario, facts));
	return {
		link,
		opened,
		estimates: estimatesOf(opened.scenarios, schedules, (scenario) => termsOf(scenario, facts)),
	};
}

/** What is said of an attached estimate. Of a link that did not come whole no figure is, as if it were. */
function attachedOf({ link, opened, estimates }: Carried, facts: ApplicationFacts): Attached {
	const { by, sent } = opened.sender;
	const day = sent === null ? null : longDate(sent);
	const sender = by === null ? day && `Sent on ${day}.` : `Sent by ${[by, day].filter(Boolean).join(", ")}.`;
	// The form says itself what it sees, that the checksum does not fit.
	if (estimateNote(link, facts) !== null) return { figures: "", sender };
	if (opened.isPart)
		return {
			figures: "Part of its link could not be read, so no figure is shown here: ask the sender for the whole link.",
			sender,
		};
	const { title, range } = previewOf(opened, estimates);
	const mended = opened.mended.length > 0 ? " Its link was damaged on its way and is read as it was meant." : "";
	return { figures: `${title}. ${range}An estimate and no offer.${mended}`, sender };
}

/** How a link that fills in the form introduces itself; null where it is as any link to the form. */
function previewFor(answers: Answers, carried: Carried | null, tiers: readonly Tier[]): FilledForm["preview"] {
	const tier = tiers.find(({ key }) => key === answers.tier);
	const filled = { ...(tier ? { tier: tier.key } : {}), ...(carried ? { estimate: carried.link } : {}) };
	const address = `/apply/?${new URLSearchParams(entriesOf(filled))}`;
	if (carried) {
		const { link, opened, estimates } = carried;
		const { title, description } = previewOf(opened, estimates);
		const picture = `/estimate/card.png${link.replace(/^[^?]*/, "")}`;
		return opened.isPart
			? {
					title: "Apply for partnership, the estimate’s link incomplete",
					description:
						"The estimate in this link was cut or changed on its way: ask the sender for the whole link before you apply with it.",
					address,
					picture,
				}
			: { title: `Apply with an estimate – ${title}`, description, address, picture };
	}
	if (!tier) return null;
	return {
		title: `Apply for partnership: ${tier.title}`,
		description: tierInShort(tier),
		address,
		picture: `/social/guide/tiers/${tier.slug}.png`,
	};
}
