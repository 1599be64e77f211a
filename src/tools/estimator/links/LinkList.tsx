import { memo, useState } from "react";
import { siteUrlHere, withBase } from "#browser/base.ts";
import { copy } from "#browser/copy.ts";
import type { ListedLink } from "#program/estimate/audit/listed.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { count, longDate } from "#program/format.ts";
import { siteAddress } from "#program/site-address.ts";
import { damageInWords } from "#tools/estimator/words/damages.ts";
import { stateInWords, stateOf } from "./link-states.ts";
import { Totals } from "./Totals.tsx";

interface Props {
	/** What is shown, of all that were found. */
	links: readonly ListedLink[];
	all: readonly ListedLink[];
	/** The terms in force. */
	terms: ScheduleTerms;
}

/** So many links are drawn at once: thousands would make the page slow. */
const perPage = 50;

/** The links, some at a time, each with what it says then and now. */
export function LinkList({ links, all, terms }: Props) {
	const [page, setPage] = useState(0);
	const from = page * perPage;
	const drawn = links.slice(from, from + perPage);
	// Links are numbered by their place among all.
	const numberOf = (link: ListedLink, at: number) => (links === all ? from + at : all.indexOf(link)) + 1;
	return (
		<>
			<ol className="hairlines listed-links" aria-label="Estimate links">
				{drawn.map((link, at) => (
					<LinkEntry key={numberOf(link, at)} link={link} number={numberOf(link, at)} terms={terms} />
				))}
			</ol>
			{links.length > perPage && (
				<p className="pages">
					<button type="button" className="act" disabled={page === 0} onClick={() => setPage(page - 1)}>
						Former
					</button>
					<span
						aria-live="polite"
						aria-atomic="true"
					>{`${count(from + 1)}–${count(from + drawn.length)} of ${count(links.length)}`}</span>
					<button
						type="button"
						className="act"
						disabled={from + perPage >= links.length}
						onClick={() => setPage(page + 1)}
					>
						Next
					</button>
				</p>
			)}
		</>
	);
}

interface EntryProps {
	link: ListedLink;
	number: number;
	/** The terms in force. */
	terms: ScheduleTerms;
}

/** Kept as it is while more links are found. */
const LinkEntry = memo(function LinkEntry({ link, number, terms }: EntryProps) {
	const state = stateOf(link);
	const found = link.link.slice(link.link.indexOf("?"));
	const place =
		link.line === null ? link.file : `line ${count(link.line)}${link.file === "" ? "" : ` of ${link.file}`}`;
	const where = [`No. ${count(number)}`, place];
	return (
		<li data-state={state}>
			{link.scenarios.length === 0 && <p className="name">Nothing of it could be read</p>}
			{link.scenarios.map((scenario, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a scenario is its place in the link.
				<Totals key={at} scenario={scenario} at={at} terms={terms} />
			))}
			<div className="line">
				<p className="about">
					<span className="state">{stateInWords[state]}</span>
					{(link.sender.by !== null || link.sender.sent !== null) && <SentBy {...link.sender} />}
					<span>{where.join(", ")}</span>
				</p>
				<p className="acts">
					<a href={withBase(`/estimate/${found}`)} aria-label={`Open link ${number}`}>
						Open
					</a>
					{link.replacement !== null && <CopyReplacement replacement={link.replacement} number={number} />}
				</p>
			</div>
			{[link.mended, link.ignored, link.lost].some(({ length }) => length > 0) && (
				<ul className="remarks">
					{link.mended.map((damage) => (
						<li key={damage}>{`Undone: ${damageInWords[damage]}.`}</li>
					))}
					{[...link.ignored, ...link.lost].map((sentence) => (
						<li key={sentence}>{sentence}</li>
					))}
				</ul>
			)}
			<details>
				<summary>The link as it was found{link.replacement !== null && " and what replaces it"}</summary>
				<p className="address">{link.link}</p>
				{link.replacement !== null && <p className="address">{link.replacement}</p>}
			</details>
		</li>
	);
});

function SentBy({ by, sent }: ListedLink["sender"]) {
	return (
		<span>
			{`Sent${by === null ? "" : " by "}`}
			<bdi>{by}</bdi>
			{sent !== null && `${by === null ? " on " : ", "}${longDate(sent)}`}
		</span>
	);
}

/** Copies the link under the terms in force; one that was found without its site gets this one's. */
function CopyReplacement({ replacement, number }: { replacement: string; number: number }) {
	const [said, setSaid] = useState("");
	const whole = replacement.startsWith("/") ? siteAddress(replacement, siteUrlHere()) : replacement;
	return (
		<>
			<button
				type="button"
				className="act"
				aria-label={`Copy replacement of link ${number}`}
				onClick={async () =>
					setSaid(
						(await copy({ text: whole })) ? "Copied" : "Copy it from below: this browser does not let pages copy.",
					)
				}
			>
				Copy replacement
			</button>
			<span aria-live="polite" aria-atomic="true" className="hint">
				{said}
			</span>
		</>
	);
}
