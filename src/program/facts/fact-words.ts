import { count, durationRange, percentRange } from "#program/format.ts";
import type { Program, Range } from "./facts.ts";
import { organisationFigures } from "./organisation-figures.ts";
import { shareOverTiers } from "./shares.ts";

/** A file of facts, named without `.yaml`. */
export type FactsFile = Exclude<keyof Program, "terms">;

/** Whose facts a file holds, where they belong to no entry of their own. */
export const subjects: Record<FactsFile, string> = {
	tiers: "Tiers",
	revenue: "Revenue models",
	process: "Process",
	requirements: "Requirements",
	agreement: "Agreement",
	selection: "Tier finder",
	organisation: "Organization",
	stories: "Success stories",
	presets: "Examples of the estimator",
};

/** Whether a name is that of a file of facts. */
export function isFactsFile(name: string): name is FactsFile {
	return name in subjects;
}

/** What a fact is called inside a sentence, by the keys that lead to it; the keys of entries are left out. */
const names: Record<string, string> = {
	tiers: "tier",
	"tiers.title": "full name",
	"tiers.slug": "address",
	"tiers.share": "revenue share",
	"tiers.investment.level": "investment",
	"tiers.investment.detail": "what is invested in",
	"tiers.bestFor": "best for",
	"tiers.requirements": "requirement",
	"tiers.benefits": "benefit",
	"tiers.revenue": "way to earn",
	"tiers.commitment.text": "minimum commitment",
	"tiers.commitment.minimum": "figure of the minimum commitment",
	"tiers.commitment.counts": "what the minimum commitment counts",
	revenue: "revenue model",
	"revenue.structure": "what the share is taken of",
	"revenue.rateLabel": "name of the rate",
	"revenue.rateText": "rate in words",
	"revenue.paid": "when it is paid",
	"revenue.payment": "payment in words",
	process: "step",
	"process.summary": "part",
	"process.weeks": "duration",
	"requirements.minimumYears": "years that a company exists",
	"requirements.groups": "group",
	"requirements.groups.for": "whom they are asked of",
	"requirements.groups.items": "requirement",
	"agreement.durationYears": "duration",
	"agreement.noticeDays": "notice of termination",
	"selection.start.label": "first node of the flowchart",
	"selection.start.question": "first question",
	"selection.questions": "question",
	"selection.questions.node": "node of the flowchart",
	"selection.questions.label": "line in the flowchart",
	"selection.questions.text": "wording",
	"selection.questions.yes.to": "where “yes” leads",
	"selection.questions.no.to": "where “no” leads",
	"selection.questions.yes.said": "“yes” in words",
	"selection.questions.no.said": "“no” in words",
	"selection.questions.yes.contradicts": "requirement that “yes” contradicts",
	"selection.questions.no.contradicts": "requirement that “no” contradicts",
	"selection.end.label": "last node of the flowchart",
	"organisation.figures.corePlatforms": "core platforms",
	"organisation.figures.futurePlatforms": "future platforms",
	"organisation.figures.useCases": "use cases",
	"organisation.figures.corePercentComplete": "completeness of the core",
	"organisation.figures.transactionsPerSecond": "transactions a second",
	"organisation.figures.finalityMilliseconds": "time to finality",
	"organisation.contact.email": "e-mail",
	"organisation.contact.supportPhone": "support phone",
	"organisation.contact.team": "role in the team",
	stories: "success story",
	"stories.anonymous": "partner without a name",
	"stories.workLabel": "kind of work",
	"stories.results": "result",
	presets: "example",
};

/** What the fact at `keys` of a file is called: "revenue share". A key without a name of its own is named by its words. */
export function nameOfFact(file: FactsFile, keys: readonly string[]): string {
	const [last = file] = keys.slice(-1);
	return names[[file, ...keys].join(".")] ?? last.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const units: Record<string, (value: Range) => string> = {
	"tiers.share": percentRange,
	"revenue.rate": percentRange,
	"process.weeks": (weeks) => durationRange(weeks, "week"),
	"agreement.durationYears": (years) => durationRange(years, "year"),
	"agreement.noticeDays": (days) => durationRange(days, "day"),
};

/** A figure of the organisation as the guide writes it. */
function figureInWords(name: string, value: number, { organisation }: Program): string {
	const figures = { ...organisation.figures, [name]: value };
	return new Map(Object.entries(organisationFigures({ ...organisation, figures }))).get(name) ?? count(value);
}

/** A value of the facts as it is shown to a reader: "42–52%", "1–2 weeks", "“Reseller”" for where an answer leads. */
export function sayFact(file: FactsFile, keys: readonly string[], value: unknown, program: Program): string {
	if (value === null || value === undefined) return "nothing";
	if (isRange(value)) return (units[[file, ...keys].join(".")] ?? percentRange)(value);
	if (typeof value === "number") {
		const [group, name = ""] = keys;
		return file === "organisation" && group === "figures" ? figureInWords(name, value, program) : count(value);
	}
	if (Array.isArray(value)) return value.map((item) => sayFact(file, keys, item, program)).join(", ");
	if (!isEntry(value)) return String(value);
	if (typeof value.question === "string") {
		const question = program.selection.questions.find(({ key }) => key === value.question);
		return `“${question?.text ?? value.question}”`;
	}
	if (typeof value.tier === "string") {
		const name = program.tiers.find(({ key }) => key === value.tier)?.name ?? value.tier;
		return value.nearest === true ? `${name} as the nearest tier` : name;
	}
	if (typeof value.text === "string") return value.text + modelsInWords(value.models, program);
	return JSON.stringify(value);
}

/** The models that a tier's way to earn is paid by, in brackets. */
function modelsInWords(models: unknown, { revenue }: Program): string {
	if (!Array.isArray(models)) return "";
	const paidBy = revenue.filter(({ key }) => models.includes(key)).map(({ name }) => name);
	return ` (${paidBy.length === 0 ? "by agreement" : paidBy.join(", ")})`;
}

/** Figures of the facts that texts beside them repeat: each is listed once, where it is a fact of its own. */
export function repeatedFigures(file: FactsFile, entry: Record<string, unknown>, program: Program): string[] {
	if (file === "tiers" && isRange(entry.share)) return [percentRange(entry.share)];
	if (file === "revenue" && "rate" in entry) {
		return [percentRange(isRange(entry.rate) ? entry.rate : shareOverTiers(program.tiers))];
	}
	if (file === "requirements" && typeof entry.minimumYears === "number") return [`${entry.minimumYears}+`];
	return [];
}

/** Whether a value is a group of keys. */
export function isEntry(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a range from low to high. */
export function isRange(value: unknown): value is Range {
	return isEntry(value) && typeof value.low === "number" && typeof value.high === "number";
}
