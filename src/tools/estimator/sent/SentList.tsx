import { useEffect, useMemo, useRef, useState } from "react";
import { siteUrlHere, withBase } from "#browser/base.ts";
import { copy } from "#browser/copy.ts";
import { download } from "#browser/download.ts";
import { auditedScenario } from "#program/estimate/audit/audit.ts";
import { type ListedScenario, listedScenario } from "#program/estimate/audit/listed.ts";
import { readLink } from "#program/estimate/link/scenario-link.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { calendarDay, longDate } from "#program/format.ts";
import { siteAddress } from "#program/site-address.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import type { EstimatorFacts } from "#tools/estimator/address/state.ts";
import { aboutOf, listedTitle, Totals } from "#tools/estimator/links/Totals.tsx";
import { type SentAct, type SentChange, type SentEstimate, takenBack } from "./sent-estimates.ts";
import { sentFile, withSentFile } from "./sent-file.ts";
import { readSent, sentKey, writeSent } from "./sent-storage.ts";
import "./sent.css";

export interface SentListProps {
	/** How often something was sent since the page was opened: the list is read again then. */
	notes: number;
}

/** An entry with what it says: its scenarios with their totals, and who sent it. */
interface SentEntry extends SentEstimate {
	scenarios: ListedScenario[];
	by: string | null;
}

const actInWords: Readonly<Record<SentAct, string>> = {
	link: "link copied",
	message: "message copied",
	share: "shared",
	csv: "CSV downloaded",
	workbook: "workbook downloaded",
	table: "table copied",
	qr: "QR code downloaded",
	print: "printed",
};

/** So many are drawn at first, and more at each press. */
const step = 20;

const noRoom = "This device has no room for it. Forget some of what was sent, or export it.";

/** What was sent from this device: found again, opened, copied, forgotten, taken to another device as a file. */
export function SentList({ notes }: SentListProps) {
	const { facts } = useEstimate();
	const [list, setList] = useSent(notes);
	const [sought, setSought] = useState("");
	const [most, setMost] = useState(step);
	const [said, setSaid] = useState<{ sentence: string; change?: SentChange } | null>(null);
	const file = useRef<HTMLInputElement>(null);
	const entries = useMemo(() => (list ?? []).map((sent) => entryOf(sent, facts)), [list, facts]);
	const found = entries.filter((entry) => textOf(entry, facts.terms[0]).includes(sought.trim().toLocaleLowerCase()));

	if (list === null) {
		return <p>This browser lets the page keep nothing, so that nothing sent from here is listed.</p>;
	}
	/** Changes the list as it is kept now: what is shown may be older, on a page that was left and is shown again as it was. */
	const keep = (
		next: (kept: readonly SentEstimate[]) => readonly SentEstimate[],
		sentence: string,
		isFinal = false,
	) => {
		const before = readSent() ?? list;
		const after = next(before);
		const isKept = writeSent(after) === "kept";
		setSaid(isKept ? { sentence, ...(!isFinal && { change: { before, after } }) } : { sentence: noRoom });
		if (isKept) setList(after);
	};
	const importFile = async (chosen: File) => {
		const text = await chosen.text().catch(() => "");
		const imported = withSentFile(readSent() ?? list, text, (query) => isEstimate(query, facts));
		if (imported === null) {
			setSaid({ sentence: `${chosen.name} is no list of sent estimates. Export one here on the other device.` });
			return;
		}
		const { added, known, unread } = imported;
		const parts = [`${added} imported`, ...(known > 0 ? [`${known} here already`] : [])];
		keep(() => imported.list, `${[...parts, ...(unread > 0 ? [`${unread} not readable`] : [])].join(", ")}.`);
	};
	const { change } = said ?? {};
	const undo = change && ((kept: readonly SentEstimate[]) => takenBack(change, kept));
	return (
		<div className="sent-list">
			<p className="hint">Kept in this browser alone; nothing of it is sent to us or to anybody.</p>
			{list.length === 0 && <p>Nothing yet. What you copy, share or download here is listed.</p>}
			{list.length > 0 && (
				<label className="sought">
					<span>Search by name, sender, tier or date</span>
					<input type="search" value={sought} onChange={({ target }) => setSought(target.value)} />
				</label>
			)}
			{sought.trim() !== "" && (
				<p aria-live="polite" aria-atomic="true" className="hint">{`${found.length} of ${list.length}`}</p>
			)}
			<ol className="hairlines listed-links" aria-label="Sent estimates">
				{found.slice(0, most).map((entry) => (
					<Entry
						key={entry.query}
						entry={entry}
						terms={facts.terms[0]}
						onForget={() => keep((kept) => kept.filter(({ query }) => query !== entry.query), "Forgotten.")}
					/>
				))}
			</ol>
			{found.length > most && (
				<button type="button" className="act" onClick={() => setMost(most + step)}>
					Show more
				</button>
			)}
			<p className="acts">
				{list.length > 0 && (
					<>
						<button
							type="button"
							className="act"
							onClick={() => {
								const content = sentFile(list, siteUrlHere());
								download(new Blob([content], { type: "application/json" }), "mamey-sent-estimates.json");
								setSaid({ sentence: "The list is in your downloads." });
							}}
						>
							Export the list
						</button>
						<button type="button" className="act" onClick={() => keep(() => [], `All ${list.length} forgotten.`)}>
							Forget all
						</button>
					</>
				)}
				<button type="button" className="act" onClick={() => file.current?.click()}>
					Import a list …
				</button>
			</p>
			<input
				ref={file}
				type="file"
				accept=".json,application/json"
				hidden
				aria-label="List of sent estimates"
				onChange={({ target }) => {
					const [chosen] = target.files ?? [];
					if (chosen) void importFile(chosen);
					target.value = "";
				}}
			/>
			<p className="acts">
				<span aria-live="polite" aria-atomic="true">
					{said?.sentence}
				</span>
				{undo && (
					<button type="button" className="act" onClick={() => keep(undo, "As it was before.", true)}>
						Undo
					</button>
				)}
			</p>
		</div>
	);
}

function Entry({ entry, terms, onForget }: { entry: SentEntry; terms: ScheduleTerms; onForget: () => void }) {
	const [said, setSaid] = useState("");
	const { query, at, acts, by, scenarios } = entry;
	const title = scenarios[0] ? listedTitle(scenarios[0], 0) : "Estimate";
	const link = siteAddress(`/estimate/?${query}`, siteUrlHere());
	return (
		<li>
			{scenarios.map((scenario, place) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a scenario is its place in the link.
				<Totals key={place} scenario={scenario} at={place} terms={terms} />
			))}
			<div className="line">
				<p className="about">
					<span>{longDate(calendarDay(new Date(at)))}</span>
					<span>{acts.map((act) => actInWords[act]).join(", ")}</span>
					{by !== null && (
						<span>
							by <bdi>{by}</bdi>
						</span>
					)}
				</p>
				<p className="acts">
					<span aria-live="polite" aria-atomic="true">
						{said}
					</span>
					<a href={withBase(`/estimate/?${query}`)} aria-label={`Open ${title}`}>
						Open
					</a>
					<button
						type="button"
						className="act"
						aria-label={`Copy link of ${title}`}
						onClick={async () =>
							setSaid((await copy({ text: link })) ? "Copied" : "This browser does not let pages copy: open it.")
						}
					>
						Copy link
					</button>
					<button type="button" className="act" aria-label={`Forget ${title}`} onClick={onForget}>
						Forget
					</button>
				</p>
			</div>
		</li>
	);
}

/** The list as it is kept, read again when something was sent here or in another tab, and when a page that was left is shown again. */
function useSent(notes: number) {
	const [list, setList] = useState<readonly SentEstimate[] | null>(readSent);
	// biome-ignore lint/correctness/useExhaustiveDependencies: what was sent here since is read again.
	useEffect(() => setList(readSent()), [notes]);
	useEffect(() => {
		const follow = ({ key }: StorageEvent) => {
			if (key === null || key === sentKey) setList(readSent());
		};
		const renew = ({ persisted }: PageTransitionEvent) => persisted && setList(readSent());
		window.addEventListener("storage", follow);
		window.addEventListener("pageshow", renew);
		return () => {
			window.removeEventListener("storage", follow);
			window.removeEventListener("pageshow", renew);
		};
	}, []);
	return [list, setList] as const;
}

function linkOf(query: string, { terms }: EstimatorFacts) {
	return readLink(query, terms);
}

function isEstimate(query: string, facts: EstimatorFacts): boolean {
	return linkOf(query, facts).scenarios.length > 0;
}

function entryOf(sent: SentEstimate, facts: EstimatorFacts): SentEntry {
	const { scenarios, sender } = linkOf(sent.query, facts);
	return {
		...sent,
		by: sender.by,
		scenarios: scenarios.map((scenario) => listedScenario(auditedScenario(scenario, facts.terms, facts.terms[0]))),
	};
}

/** What a search looks through, in small letters. */
function textOf({ scenarios, by, at, acts }: SentEntry, terms: ScheduleTerms): string {
	const day = calendarDay(new Date(at));
	const names = scenarios.map((scenario, place) => `${listedTitle(scenario, place)}, ${aboutOf(scenario, terms)}`);
	return [...names, by ?? "", day, longDate(day), ...acts.map((act) => actInWords[act])].join(" ").toLocaleLowerCase();
}
