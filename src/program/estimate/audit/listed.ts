import type { TierKey } from "#program/facts/keys.ts";
import { plainAmount } from "#program/money.ts";
import type { AuditedLink, AuditedScenario } from "./audit.ts";

/** A scenario of a link in a list: texts alone, so that it can be handed from a worker to its page. */
export interface ListedScenario {
	name: string | null;
	tier: TierKey;
	months: number;
	terms: string;
	currency: string;
	/** Expected totals as plain amounts ("1234.50"): under the terms that the link names, and under those in force. */
	totalThen: string;
	totalNow: string;
}

/** A link in a list: what the audit says of it, and the file in which it was found; "" where it was pasted. */
export interface ListedLink extends Omit<AuditedLink, "line" | "scenarios"> {
	file: string;
	/** null where the file has no lines of its own, as a mail and a workbook. */
	line: number | null;
	scenarios: ListedScenario[];
}

/** What a list says of an audited link, and of the text in which it was found. */
export function listedLink(link: AuditedLink, { file, hasLines }: { file: string; hasLines: boolean }): ListedLink {
	return { ...link, file, line: hasLines ? link.line : null, scenarios: link.scenarios.map(listedScenario) };
}

/** What a list says of a scenario. */
export function listedScenario({ scenario: { terms, values }, totalThen, totalNow }: AuditedScenario): ListedScenario {
	return {
		name: values.name,
		tier: values.tier,
		months: values.months,
		terms,
		currency: values.currency,
		totalThen: plainAmount(totalThen),
		totalNow: plainAmount(totalNow),
	};
}
