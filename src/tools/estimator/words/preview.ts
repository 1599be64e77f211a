import { longDate } from "#program/format.ts";
import type { Opened } from "#tools/estimator/address/state.ts";
import { assumptionsOf, type Estimate, lengthInWords, termsInWords } from "./assumptions.ts";
import { sayRange } from "./wording.ts";

/** How a link to estimates introduces itself where it is pasted. */
export interface Preview {
	title: string;
	description: string;
	/** The ends of the range, as sentences with a blank behind them; empty where there is none, or not the whole link. */
	range: string;
}

/** What is called by its name, else by its tier; where that would call two the same, by the letter. */
export function labelsOf(estimates: readonly Estimate[]): string[] {
	const labels = estimates.map(
		({ scenario, schedule, terms }) => scenario.values.name ?? terms.tiers[schedule.tier].name,
	);
	return new Set(labels).size === labels.length ? labels : estimates.map(({ title }) => title);
}

/** The preview of an opened link and its `estimates`. What is not the whole link never goes by a figure alone. */
export function previewOf({ isPart, isExample, sender }: Opened, estimates: readonly Estimate[]): Preview {
	const figures = estimates.length === 1 ? alone(estimates) : compared(estimates);
	const terms = termsInWords(estimates);
	if (isPart)
		return {
			title: "Revenue estimate, its link incomplete",
			description: `This link was cut or changed on its way: ask the sender for the whole one.${
				isExample ? "" : ` The part of it that can be read: ${figures.title}.`
			}`,
			range: "",
		};
	const by =
		sender.by === null ? "" : ` Sent by ${sender.by}${sender.sent === null ? "" : `, ${longDate(sender.sent)}`}.`;
	const { title, range, inputs } = figures;
	return { title, description: `${range}${terms}${by} ${inputs}`.trim(), range };
}

/** What is said of the figures: the title, the range as sentences, and what the figures rest on. */
type Figures = { title: string; range: string; inputs: string };

/** "Reseller, 24 months: $314,371.73 expected", after the name where there is one. */
function alone([estimate]: readonly Estimate[]): Figures {
	if (!estimate) return { title: "", range: "", inputs: "" };
	const { scenario, schedule, terms, say } = estimate;
	const { name } = scenario.values;
	const { low, expected, high } = schedule.total;
	const title = `${terms.tiers[schedule.tier].name}, ${schedule.months.length} months: ${say(expected)} expected`;
	const range = low.eq(high) ? "" : `Between ${say(low)} and ${say(high)} over ${lengthInWords(estimate)}. `;
	const inputs = assumptionsOf(estimate).filter(({ about }) => about !== "tier" && about !== "length");
	return {
		title: name === null ? title : `${name} – ${title}`,
		range,
		inputs: inputs.map(({ label, text }) => `${label}: ${text}.`).join(" "),
	};
}

/** "Reseller $314,371.73, Strategic Partner $400,000.00 expected". */
function compared(estimates: readonly Estimate[]): Figures {
	const labels = labelsOf(estimates);
	const each = estimates.map(({ schedule, say }, at) => `${labels[at]} ${say(schedule.total.expected)}`);
	const ranges = estimates.map(
		(estimate, at) =>
			`${labels[at]}: ${sayRange(estimate.schedule.total, estimate.say)} over ${lengthInWords(estimate)}.`,
	);
	return { title: `${each.join(", ")} expected`, range: `${ranges.join(" ")} `, inputs: "" };
}
