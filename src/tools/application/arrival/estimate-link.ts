// The estimate's link inside the link to the form, and as it is typed into its field. The form does not read what the link says, only
// whether it is one and whether it came whole.
import { estimatePath } from "#program/application/contact-addresses.ts";
import { checksumOf } from "#program/estimate/link/link-checksum.ts";
import type { ApplicationFacts } from "#tools/application/state.ts";

type Facts = Pick<ApplicationFacts, "siteUrl" | "estimateParameters">;

/** A query as it was before a mail or chat program wrote its separators as HTML or encoded it once more. */
export function mendedQuery(search: string): string {
	const plain = search
		.replace(/&(?:(?:amp|#0*38|#x0*26);)+/gi, "&")
		.replace(/(?:&amp|;|(?:\\|%5C)u0026)(?=(?:tier|estimate|answers|question)=)/gi, "&");
	if (plain.includes("=") || !/%3d/i.test(plain)) return plain;
	try {
		return decodeURIComponent(plain);
	} catch {
		return plain;
	}
}

/**
 * The link of the estimate in a query of the form. One that was put there, or decoded on its way, without its own separators
 * encoded has run into the query around it: the estimator's parameters behind it are taken back. Null when there is none.
 */
export function estimateIn(search: string, facts: Pick<Facts, "estimateParameters">): string | null {
	const pairs = [...new URLSearchParams(search)];
	const at = pairs.findIndex(([name]) => name.toLowerCase() === "estimate");
	const link = pairs[at]?.[1];
	if (!link) return null;
	const behind = pairs.slice(at + 1).filter(([name]) => !isForms(name));
	// A whole link may be followed by `tier`, which the form has, too.
	const isTorn =
		/[?&]estimate=[^&]*\?/i.test(search) || behind.some(([name]) => name !== "tier" && isEstimators(name, facts));
	if (!isTorn) return link;
	const own = new URLSearchParams(queryOf(link));
	// Also what is damaged goes with it: the estimator names that, and nothing is lost unsaid.
	const rest = behind.filter(([name]) => !own.has(name));
	if (rest.length === 0) return link;
	return `${link}${link.includes("?") ? "&" : "?"}${new URLSearchParams(rest)}`;
}

/** An estimate's link: its path and query, and whether its checksum fits (null when it has none). Null when it is no link of ours. */
export function readEstimate(link: string, facts: Facts): { path: string; isIntact: boolean | null } | null {
	const path = estimatePath(plainAddress(link).replace(/\?.*/s, mendedQuery), facts.siteUrl);
	if (path === null) return null;
	const isIntact = isWhole(path, facts);
	// What followed it in a sentence may have been taken into it: where its checksum fits without, that is how it was meant.
	const without = path.replace(/(?:[^\w%]|%[\da-f]{2})+$/i, "");
	return isIntact === false && isWhole(without, facts) ? { path: without, isIntact: true } : { path, isIntact };
}

/** An address of which even the slashes came encoded, as it was before; at most three times. */
function plainAddress(link: string): string {
	let plain = link;
	for (let times = 0; times < 3 && /^(?:https?)?%/i.test(plain); times++) {
		try {
			plain = decodeURIComponent(plain);
		} catch {
			break;
		}
	}
	return plain;
}

/** Whether the checksum of an estimate's link fits; null when it has none. */
function isWhole(path: string, facts: Facts): boolean | null {
	const pairs = [...new URLSearchParams(queryOf(path))];
	const checksum = pairs.find(([name]) => name === "k")?.[1];
	const covered = pairs
		.filter(([name]) => name !== "k" && isEstimators(name, facts))
		.map(([name, value]): [string, string] => [name.replaceAll("_", "."), value]);
	return checksum === undefined ? null : checksum === checksumOf(covered);
}

/** The warning about an attached estimate before it is sent: that it did not come whole. Null when none is needed. */
export function estimateNote(link: string | undefined, facts: Facts): string | null {
	if (link === undefined || readEstimate(link, facts)?.isIntact !== false) return null;
	return "Its link was cut or changed on its way: open it and see whether its figures are the ones you mean.";
}

const queryOf = (link: string): string => link.replace(/^[^?]*\??|#.*$/gs, "");

/** Whether a parameter is the form's, or a tag of the visit's campaign, and none of the estimator's. */
const isForms = (name: string): boolean => /^(?:estimate|answers|question|utm_.*)$/i.test(name);

/** Whether a parameter is one of the estimator's links; some redirects write a dot in a name as an underscore. */
function isEstimators(name: string, { estimateParameters }: Pick<Facts, "estimateParameters">): boolean {
	return new RegExp(`^${estimateParameters}$`).test(name);
}
