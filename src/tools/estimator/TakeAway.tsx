import { useEffect, useState } from "react";
import type { Scenario } from "#program/scenario.ts";
import { writeCheckedLink, writeLink } from "#program/scenario-link.ts";
import type { Schedule, ScheduleTerms } from "#program/schedule.ts";
import { scheduleCsv } from "#program/schedule-csv.ts";
import { estimatesOf } from "./assumptions.ts";
import { copy, download } from "./clipboard.ts";
import { type Copied, estimateMessage, monthsTable } from "./message.ts";
import { OpenQuestions } from "./OpenQuestions.tsx";
import { PrintSheet } from "./PrintSheet.tsx";
import { QrCode } from "./QrCode.tsx";
import "./take-away.css";

interface Props {
	scenarios: readonly Scenario[];
	schedules: readonly Schedule[];
	termsOf: (scenario: Scenario) => ScheduleTerms;
	active: number;
	/** Inside a frame of another site, from where the full tool is one link away. */
	embedded?: boolean;
}

/** What is said after an act; `text` is what could not be copied, to be copied by hand. */
interface Said {
	sentence: string;
	text?: string;
}

/** What to do with an estimate: send its link or a message, keep its months, print it, apply with it. */
export function TakeAway({ scenarios, schedules, termsOf, active, embedded = false }: Props) {
	const [said, setSaid] = useState<Said>({ sentence: "" });
	const [canShare, setCanShare] = useState(false);
	const [showsQr, setShowsQr] = useState(false);
	const estimates = estimatesOf(scenarios, schedules, termsOf);
	const estimate = estimates[active];
	const path = `/estimate/?${writeCheckedLink(scenarios)}`;

	useEffect(() => setCanShare("share" in navigator), []);
	useEffect(() => {
		// What was said belongs to the estimate as it was.
		if (path) setSaid({ sentence: "" });
	}, [path]);
	usePageTitle(scenarios[0]?.values.name);
	if (!estimate) return null;

	const link = () => new URL(path, window.location.origin).href;
	const take = async (content: Copied | { text: string }, done: string) => {
		if (await copy(content)) setSaid({ sentence: done });
		else setSaid({ sentence: "This browser does not let pages copy. Copy it from here:", text: content.text });
	};
	const share = async () => {
		try {
			await navigator.share({ title: estimate.title, text: estimateMessage(estimates, "").text.trim(), url: link() });
		} catch (error) {
			// Who closes the sheet has decided; where the browser refuses, the link can still be copied.
			if (error instanceof DOMException && error.name === "AbortError") return;
			await take({ text: link() }, "Sharing is not possible here. The link is copied instead.");
		}
	};
	const saveWorkbook = async () => {
		setSaid({ sentence: "Preparing the workbook …" });
		try {
			const { workbook } = await import("./workbook.ts");
			download(await workbook(estimates, { link: link(), date: isoToday() }), "mamey-estimate.xlsx");
			setSaid({ sentence: "Workbook saved to your downloads" });
		} catch {
			setSaid({ sentence: "The workbook could not be loaded. Check your connection and try again." });
		}
	};
	return (
		<div className="take-away">
			<h2>Send or keep this estimate</h2>
			<p className="actions">
				<button type="button" className="button secondary" onClick={() => take({ text: link() }, "Link copied")}>
					Copy link
				</button>
				<button
					type="button"
					className="button secondary"
					onClick={() => take(estimateMessage(estimates, link()), "Message copied")}
				>
					Copy message
				</button>
				{canShare && (
					<button type="button" className="button secondary" onClick={share}>
						Share …
					</button>
				)}
				<button
					type="button"
					className="button secondary"
					aria-expanded={showsQr}
					onClick={() => setShowsQr((shows) => !shows)}
				>
					QR code
				</button>
			</p>
			{showsQr && <QrCode link={link()} title={estimate.title} />}
			<p className="actions">
				<button
					type="button"
					className="button secondary"
					onClick={() => {
						download(new Blob([scheduleCsv(schedules)], { type: "text/csv;charset=utf-8" }), "mamey-estimate.csv");
						setSaid({ sentence: "CSV saved to your downloads" });
					}}
				>
					Download CSV
				</button>
				<button type="button" className="button secondary" onClick={saveWorkbook}>
					Download workbook
				</button>
				<button type="button" className="button secondary" onClick={() => take(monthsTable(estimates), "Table copied")}>
					Copy table
				</button>
				<button type="button" className="button secondary" onClick={() => window.print()}>
					Print
				</button>
			</p>
			<div className="said">
				<p role="status">{said.sentence}</p>
				{said.text !== undefined && <ByHand text={said.text} />}
			</div>
			{embedded && (
				<p>
					<a href={`/estimate/?${writeLink(scenarios)}`}>Open the full estimator</a>
				</p>
			)}
			<OpenQuestions tier={estimate.schedule.tier} estimate={path} />
			<PrintSheet estimates={estimates} link={link} />
		</div>
	);
}

/** A text to copy by hand: selected, so that one keystroke is enough. */
function ByHand({ text }: { text: string }) {
	return (
		<textarea
			aria-label="To copy"
			readOnly
			rows={Math.min(8, text.split("\n").length + 1)}
			value={text}
			ref={(field) => {
				field?.focus();
				field?.select();
			}}
		/>
	);
}

/** The title of the page says which scenario it shows, so that bookmarks and tabs do. */
function usePageTitle(name: string | undefined) {
	useEffect(() => {
		const title = document.title;
		if (name) document.title = `${name} – ${title}`;
		return () => {
			document.title = title;
		};
	}, [name]);
}

/** Today where the visitor is, as YYYY-MM-DD. */
function isoToday(): string {
	return new Date().toLocaleDateString("sv-SE");
}
