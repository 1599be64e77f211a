import { memo, useEffect, useState } from "react";
import { calendarDay } from "#program/format.ts";
import { writeCheckedLink, writeLink } from "#program/scenario-link.ts";
import { scheduleCsv } from "#program/schedule-csv.ts";
import { type Estimate, estimatesOf } from "./assumptions.ts";
import { copy, download } from "./clipboard.ts";
import { type Copied, estimateMessage, monthsTable } from "./message.ts";
import { OpenQuestions } from "./OpenQuestions.tsx";
import { PrintSheet } from "./PrintSheet.tsx";
import { QrCode } from "./QrCode.tsx";
import { scheduleFor } from "./schedules.ts";
import { type EstimatorFacts, termsOf } from "./state.ts";
import { scenariosOf, type Workspace } from "./workspace.ts";
import "./take-away.css";

interface Props {
	/** What is drawn; it may lag behind the fields. */
	workspace: Workspace;
	/** What stands in the fields: it is what leaves the page. */
	read: () => Workspace;
	facts: EstimatorFacts;
	/** Inside a frame of another site, from where the full tool is one link away. */
	embedded?: boolean;
}

/** What is said after an act; `text` is what could not be copied, to be copied by hand. */
interface Said {
	/** The link of the estimate that it was said of. */
	of: string;
	sentence: string;
	text?: string;
}

/** What to do with an estimate: send its link or a message, keep its months, print it, apply with it. */
export const TakeAway = memo(function TakeAway({ workspace, read, facts, embedded = false }: Props) {
	const [said, setSaid] = useState<Said | null>(null);
	const [canShare, setCanShare] = useState(false);
	const [showsQr, setShowsQr] = useState(false);
	const estimate = estimatesIn(workspace, facts)[workspace.active];
	const path = pathOf(workspace);

	useEffect(() => setCanShare("share" in navigator), []);
	usePageTitle(workspace.slots[0]?.scenario.values.name);
	if (!estimate) return null;

	const estimates = () => estimatesIn(read(), facts);
	const link = () => new URL(pathOf(read()), window.location.origin).href;
	const say = (sentence: string, text?: string) =>
		setSaid({ of: pathOf(read()), sentence, ...(text !== undefined && { text }) });
	const take = async (content: Copied | { text: string }, done: string) => {
		if (await copy(content)) say(done);
		else say("This browser does not let pages copy. Copy it from here:", content.text);
	};
	const share = async () => {
		try {
			await navigator.share({ title: estimate.title, text: estimateMessage(estimates(), "").text.trim(), url: link() });
		} catch (error) {
			// Who closes the sheet has decided; where the browser refuses, the link can still be copied.
			if (error instanceof DOMException && error.name === "AbortError") return;
			await take({ text: link() }, "Sharing is not possible here. The link is copied instead.");
		}
	};
	const saveWorkbook = async () => {
		say("Preparing the workbook …");
		try {
			const { workbook } = await import("./workbook.ts");
			download(await workbook(estimates(), { link: link(), date: calendarDay(new Date()) }), "mamey-estimate.xlsx");
			say("Workbook saved to your downloads");
		} catch {
			say("The workbook could not be loaded. Check your connection and try again.");
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
					onClick={() => take(estimateMessage(estimates(), link()), "Message copied")}
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
			{showsQr && <QrCode link={new URL(path, window.location.origin).href} title={estimate.title} />}
			<p className="actions">
				<button
					type="button"
					className="button secondary"
					onClick={() => {
						const csv = scheduleCsv(estimates().map(({ schedule }) => schedule));
						download(new Blob([csv], { type: "text/csv;charset=utf-8" }), "mamey-estimate.csv");
						say("CSV saved to your downloads");
					}}
				>
					Download CSV
				</button>
				<button type="button" className="button secondary" onClick={saveWorkbook}>
					Download workbook
				</button>
				<button
					type="button"
					className="button secondary"
					onClick={() => take(monthsTable(estimates()), "Table copied")}
				>
					Copy table
				</button>
				<button type="button" className="button secondary" onClick={() => window.print()}>
					Print
				</button>
			</p>
			<div className="said">
				{/* What was said belongs to the estimate as it was. */}
				<p role="status">{said?.of === path && said.sentence}</p>
				{said?.of === path && said.text !== undefined && <ByHand text={said.text} />}
			</div>
			{embedded && (
				<p>
					<a
						href={fullToolOf(workspace)}
						onClick={({ currentTarget }) => {
							currentTarget.href = fullToolOf(read());
						}}
					>
						Open the full estimator
					</a>
				</p>
			)}
			<OpenQuestions
				tier={estimate.schedule.tier}
				path={path}
				readNow={() => {
					const now = read();
					return {
						tier: estimatesIn(now, facts)[now.active]?.schedule.tier ?? estimate.schedule.tier,
						path: pathOf(now),
					};
				}}
			/>
			<PrintSheet read={estimates} link={link} />
		</div>
	);
});

function estimatesIn(workspace: Workspace, facts: EstimatorFacts): Estimate[] {
	const scenarios = scenariosOf(workspace);
	const schedules = scenarios.map((scenario) => scheduleFor(scenario, facts));
	return estimatesOf(scenarios, schedules, (scenario) => termsOf(scenario, facts));
}

function pathOf(workspace: Workspace): string {
	return `/estimate/?${writeCheckedLink(scenariosOf(workspace))}`;
}

function fullToolOf(workspace: Workspace): string {
	return `/estimate/?${writeLink(scenariosOf(workspace))}`;
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
