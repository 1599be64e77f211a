import { useMemo, useState } from "react";
import { copy } from "#browser/copy.ts";
import { download } from "#browser/download.ts";
import { reloadable } from "#browser/load-module.ts";
import { linksCsv, linksTable } from "#program/estimate/audit/list-formats.ts";
import type { ListedLink } from "#program/estimate/audit/listed.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { count } from "#program/format.ts";
import { LinkList } from "./LinkList.tsx";
import { type LinkFilter, linkFilterNames, linkFilters } from "./link-states.ts";
import type { Audit, AuditProgress } from "./useAudit.ts";

interface Props {
	audit: Audit;
	/** What is looked through: the name of a file, "3 files", "the text". */
	source: string;
	/** The terms in force. */
	terms: ScheduleTerms;
}

const loadWorkbook = reloadable(() => import("./links-workbook.ts"));

/** How far the check is, what it found, and the list to take along. */
export function AuditResult({ audit: { progress, links, unread, stop }, source, terms }: Props) {
	const [filter, setFilter] = useState<LinkFilter>("all");
	const shown = useMemo(() => (filter === "all" ? links : links.filter(linkFilters[filter].shows)), [links, filter]);
	const counts = useMemo(() => linkFilterNames.map((name) => links.filter(linkFilters[name].shows).length), [links]);
	if (progress.state === "waiting") return null;
	return (
		<section className="audit" aria-labelledby="found">
			<h2 id="found">Estimate links in {source}</h2>
			{progress.state === "running" && (
				<p className="progress">
					<progress max={1} value={progress.passed} aria-label="Looked through" />
					<button type="button" className="act" onClick={stop}>
						Stop
					</button>
				</p>
			)}
			<p aria-live="polite" aria-atomic="true">
				{sentenceOf(progress, links)}
			</p>
			{unread.length > 0 && (
				<ul className="unread">
					{unread.map((sentence) => (
						<li key={sentence}>{sentence}</li>
					))}
				</ul>
			)}
			{links.length > 0 && (
				<>
					<TakeList links={links} isDone={progress.state !== "running"} />
					<fieldset className="filters">
						<legend className="visually-hidden">Links to show</legend>
						{linkFilterNames.map((name, at) => (
							<label key={name}>
								<input type="radio" name="shown" checked={filter === name} onChange={() => setFilter(name)} />
								{`${linkFilters[name].label}, ${count(counts[at] ?? 0)}`}
							</label>
						))}
					</fieldset>
					<LinkList key={filter} links={shown} all={links} terms={terms} />
				</>
			)}
		</section>
	);
}

/** What is known so far, in a sentence. */
function sentenceOf({ state }: AuditProgress, links: readonly ListedLink[]): string {
	if (state === "failed") return "The list could not be made. Check your connection and try again.";
	const found = `${count(links.length)} ${links.length === 1 ? "link" : "links"}`;
	if (state === "running") return "Looking through it …";
	const begin = state === "stopped" ? "Stopped. " : "";
	if (links.length === 0) return `${begin}No estimate link was found. One has “/estimate/?” in its address.`;
	const broken = links.filter(({ isWhole }) => !isWhole).length;
	return `${begin}${found}, ${broken === 0 ? "all" : count(links.length - broken)} read whole${broken === 0 ? "" : `, ${count(broken)} not`}.`;
}

/** The whole list, copied or as a file. */
function TakeList({ links, isDone }: { links: readonly ListedLink[]; isDone: boolean }) {
	const [said, setSaid] = useState("");
	const saveWorkbook = async () => {
		setSaid("Preparing the workbook …");
		try {
			const { linksWorkbook } = await loadWorkbook();
			download(await linksWorkbook(links), "mamey-estimate-links.xlsx");
			setSaid("Workbook saved to your downloads");
		} catch {
			setSaid("The workbook could not be loaded. Check your connection and try again.");
		}
	};
	return (
		<div className="take-list">
			<p className="actions">
				<button
					type="button"
					className="button secondary"
					disabled={!isDone}
					onClick={async () => {
						const isCopied = await copy({ text: linksTable(links) });
						setSaid(isCopied ? "Table copied" : "This browser does not let pages copy. Download the list instead.");
					}}
				>
					Copy table
				</button>
				<button
					type="button"
					className="button secondary"
					disabled={!isDone}
					onClick={() => {
						const csv = linksCsv(links, { saysSeparator: true });
						download(new Blob([csv], { type: "text/csv;charset=utf-8" }), "mamey-estimate-links.csv");
						setSaid("CSV saved to your downloads");
					}}
				>
					Download CSV
				</button>
				<button type="button" className="button secondary" disabled={!isDone} onClick={saveWorkbook}>
					Download workbook
				</button>
			</p>
			<p aria-live="polite" aria-atomic="true" className="hint">
				{said}
			</p>
		</div>
	);
}
