import * as z from "zod";
import { type HasModels, parametersUnder } from "#program/estimate/models-of-terms.ts";
import { defaultValues, parameters, textOf } from "#program/estimate/scenario.ts";
import { before, written } from "#program/models/law.ts";
import { type ModelKey, modelKeys, models } from "#program/models/models.ts";

const sentence = z.string();

/** The rules by which a link to the estimator becomes numbers, so that anybody can recompute one from the published facts alone. */
export const linkRulesSchema = z.strictObject({
	address: sentence.describe("Address of the estimator; its query holds the scenarios"),
	example: sentence.describe("A link as people send it"),
	scenarios: sentence.describe("How up to three scenarios share one link"),
	parameters: z
		.array(
			z.strictObject({
				name: sentence.describe("Name of the parameter in the query"),
				meaning: sentence.describe("What it says"),
				values: sentence.describe("What it may hold"),
				default: z.string().nullable().describe("What counts when a link leaves it out; null: nothing"),
			}),
		)
		.describe(
			"Every parameter of a scenario; a value that it may not hold counts as left out, other parameters are left alone",
		),
	checksum: sentence.describe("How the parameter k is made"),
	models: z
		.array(
			z.strictObject({
				key: z.enum(modelKeys).describe("Key of the revenue model, as under revenue"),
				switchedOnBy: sentence.describe("The parameter that has to be there for the model to take part"),
				expectedAt: sentence.describe("The parameter that places the expected rate in its range"),
				base: sentence.describe("What the rate is taken of in month m (1 to months)"),
			}),
		)
		.describe("What each revenue model pays on"),
	rate: sentence.describe("The three rates of a model"),
	payment: sentence.describe("How a payment and a total are made"),
	commitment: sentence.describe("What counts towards the tier's minimum commitment in a year"),
});
export type LinkRules = z.infer<typeof linkRulesSchema>;

/** What a model's rate is taken of in month m, made from its law. */
function baseInProse(model: ModelKey): string {
	const { switch: first, law, price } = models[model];
	if (law.kind === "spread") {
		const { one, begins, duration } = law;
		const rule = `The k-th ${one} of each year (k = 1 … ${first}) ${begins} in month 1 + floor((k − 1) × 12 ÷ ${first}) of that year`;
		const completes = `and completes in its start + ${duration} − 1; one that completes after the last month is not paid`;
		return `${price === null ? "" : `${price} × `}${law.counted}. ${rule}${duration === null ? "" : ` ${completes}`}`;
	}
	const { symbol } = law;
	const next = written(law.next, (operand) => (operand === before ? `${symbol}(m − 1)` : String(operand)));
	const rule = `${symbol}(1) = ${first} and ${symbol}(m) = ${next}`;
	return `${symbol}(m)${price === null ? "" : ` × ${price}`}, where ${rule}, never rounded (30 significant digits at least)`;
}

/** The rules of links of format 1 under a version of the terms: of the revenue models that it has. */
export const linkRulesUnder = (terms: HasModels): LinkRules => ({
	address: "/estimate/",
	example: "/estimate/?v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000",
	scenarios:
		"v is the format of the link (1) and terms the version of the facts. The parameters below are the first scenario; with b. or c. before each (b.terms too), they are a second and a third beside it.",
	parameters: parametersUnder(terms).map((name) => ({
		name,
		meaning: parameters[name].label,
		values: parameters[name].says,
		default: textOf(defaultValues, name) || null,
	})),
	checksum:
		"CRC-32 (IEEE 802.3) as 8 lower-case hexadecimal digits over the UTF-8 text of v, terms and all parameters of scenarios that the link has, as name=value decoded, sorted by name, joined by &. A link whose k does not fit was cut or edited.",
	models: terms.models.map(({ key }) => {
		const { switch: switchedOnBy, expectedAt } = models[key];
		return { key, switchedOnBy, expectedAt, base: baseInProse(key) };
	}),
	rate: "low and high are the ends of the model's range in percent: its rate under revenue, or the share of the scenario's tier where that says by tier. expected = low + (high − low) × expectedAt ÷ 100.",
	payment:
		"base × rate ÷ 100, rounded once to the cent, half up, for each month, model and rate (low, expected, high). Every total is the sum of rounded payments.",
	commitment:
		"for implementations the projects that complete in the year, for sales the sum of the year's platform bases where the currency is USD; other commitments are not computed.",
});
