import { memo, useEffect, useRef, useState } from "react";
import { siteUrlHere, withBase } from "#browser/base.ts";
import { copy, type RichText } from "#browser/copy.ts";
import { download } from "#browser/download.ts";
import { reloadable } from "#browser/load-module.ts";
import { canShare, share } from "#browser/share.ts";
import { writeCheckedLink, writeLink } from "#program/estimate/link/scenario-link.ts";
import { scheduleCsv } from "#program/estimate/schedule-csv.ts";
import { type Sender, senderText } from "#program/estimate/sender.ts";
import { calendarDay } from "#program/format.ts";
import { siteAddress } from "#program/site-address.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import { type EstimatorFacts, type Opened, termsOf } from "#tools/estimator/address/state.ts";
import { sameScenarios, scenariosOf, type Workspace } from "#tools/estimator/address/workspace.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { PrintSheet } from "#tools/estimator/proposal/PrintSheet.tsx";
import { useQrDrawer } from "#tools/estimator/proposal/useQrDrawer.ts";
import { SentFromDevice } from "#tools/estimator/sent/SentFromDevice.tsx";
import type { SentAct } from "#tools/estimator/sent/sent-estimates.ts";
import { noteSent } from "#tools/estimator/sent/sent-storage.ts";
import { type Estimate, estimatesOf, fileNameOf } from "#tools/estimator/words/assumptions.ts";
import { estimateMessage, monthsTable } from "./message.ts";
import { OpenQuestions } from "./OpenQuestions.tsx";
import { PartiesFields } from "./PartiesFields.tsx";
import { QrCode } from "./QrCode.tsx";
import { useSender } from "./useSender.ts";
import "./take-away.css";

interface Props {
	/** What came with the address: an estimate that nobody changed is still its sender's. */
	opened: Opened;
	/** What is drawn; it may lag behind the fields. */
	workspace: Workspace;
	/** What the fields hold: it is what leaves the page. */
	read: () => Workspace;
	/** Inside a frame of another site, from where the full tool is one link away. */
	embedded?: boolean;
}

const loadWorkbook = reloadable(() => import("./workbook.ts"));

/** The message after an act; `text` is what could not be copied, to be copied by hand. */
interface Said {
	/** The link of the estimate that it is about. */
	link: string;
	sentence: string;
	text?: string;
}

/** What to do with an estimate: send its link or a message, keep its months, print it, apply with it. */
export const TakeAway = memo(function TakeAway({ opened, workspace, read, embedded = false }: Props) {
	const { facts } = useEstimate();
	const [said, setSaid] = useState<Said | null>(null);
	const [hasShareSheet, setHasShareSheet] = useState(false);
	const [showsQr, setShowsQr] = useState(false);
	const [by, setBy] = useSender();
	const [recipient, setRecipient] = useState("");
	const [notes, setNotes] = useState(0);
	const box = useRef<HTMLDivElement>(null);
	const [drawQr, loadQr] = useQrDrawer(box);
	const estimate = estimatesIn(workspace, facts)[workspace.active];
	const path = pathOf(workspace);

	useEffect(() => setHasShareSheet(canShare()), []);
	usePageTitle(workspace.slots[0]?.scenario.values.name);
	if (!estimate) return null;

	const estimates = () => estimatesIn(read(), facts);
	const sender = () => ({ by: senderText(by), sent: calendarDay(new Date()) });
	const linkOf = (one: Workspace) => siteAddress(pathOf(one, sender()), siteUrlHere());
	const link = () => linkOf(read());
	const query = () => queryOf(read(), sender());
	/** Notes what has left the page, and says where there was no room for that. */
	const sentAs = (act: SentAct, done: string, sent = query()) => {
		const isFull = noteSent(sent, act, new Date()) === "full";
		setNotes((count) => count + 1);
		say(isFull ? `${done}. This device has no room to list it.` : done);
	};
	const say = (sentence: string, text?: string) =>
		setSaid({ link: pathOf(read()), sentence, ...(text !== undefined && { text }) });
	const take = async (content: RichText | { text: string }, act: SentAct, done: string) => {
		// What is typed until the clipboard has it was not sent.
		const sent = query();
		if (await copy(content)) sentAs(act, done, sent);
		else say("This browser does not let pages copy. Copy it from here:", content.text);
	};
	const shareLink = async () => {
		const text = estimateMessage(estimates(), "").text.trim();
		const sent = query();
		const shared = await share({ title: estimate.title, text, url: link() });
		if (shared === "shared") sentAs("share", "Shared", sent);
		if (shared === "refused")
			await take({ text: link() }, "link", "Sharing is not possible here. The link is copied instead.");
	};
	const saveWorkbook = async () => {
		say("Preparing the workbook …");
		try {
			const [taken, address, sent] = [estimates(), link(), query()];
			const { workbook } = await loadWorkbook();
			const content = await workbook(taken, { link: address, date: calendarDay(new Date()) });
			download(content, fileNameOf(taken, "xlsx"));
			sentAs("workbook", "Workbook saved to your downloads", sent);
		} catch {
			say("The workbook could not be loaded. Check your connection and try again.");
		}
	};
	return (
		<div className="take-away" ref={box}>
			<h2>Send or keep this estimate</h2>
			<PartiesFields by={by} onBy={setBy} recipient={recipient} onRecipient={setRecipient} />
			<p className="actions">
				<button
					type="button"
					className="button secondary"
					onClick={() => take({ text: link() }, "link", "Link copied")}
				>
					Copy link
				</button>
				<button
					type="button"
					className="button secondary"
					onClick={() => take(estimateMessage(estimates(), link()), "message", "Message copied")}
				>
					Copy message
				</button>
				{hasShareSheet && (
					<button type="button" className="button secondary" onClick={shareLink}>
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
			{facts.hasPreviews === false && (
				<p className="hint">Chats and mails show the link without its figures: they are seen by whoever opens it.</p>
			)}
			{showsQr && (
				<QrCode
					link={linkOf(workspace)}
					title={estimate.title}
					onSave={() => sentAs("qr", "QR code saved to your downloads")}
				/>
			)}
			<p className="actions">
				<button
					type="button"
					className="button secondary"
					onClick={() => {
						const taken = estimates();
						const csv = scheduleCsv(taken.map(({ schedule }) => schedule));
						download(new Blob([csv], { type: "text/csv;charset=utf-8" }), fileNameOf(taken, "csv"));
						sentAs("csv", "CSV saved to your downloads");
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
					onClick={() => take(monthsTable(estimates()), "table", "Table copied")}
				>
					Copy table
				</button>
				<button
					type="button"
					className="button secondary"
					onClick={async () => {
						await loadQr();
						sentAs("print", "Opened for printing");
						window.print();
					}}
				>
					Print
				</button>
			</p>
			<div className="said">
				{/* The message belongs to the estimate as it was. Anew after each act: one that stays as it is would not be heard again. */}
				<p aria-live="polite" aria-atomic="true">
					{said?.link === path && <span key={notes}>{said.sentence}</span>}
				</p>
				{said?.link === path && said.text !== undefined && <ByHand text={said.text} />}
			</div>
			<p className="hint">
				Links that came back? <a href={withBase("/estimate/links/")}>Check many at once</a>.
			</p>
			<SentFromDevice notes={notes} />
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
						path: pathOf(now, sender()),
					};
				}}
			/>
			<PrintSheet
				read={estimates}
				link={link}
				parties={{ by: senderText(by) || senderOf(opened, read()), recipient: recipient.trim() }}
				drawQr={drawQr}
				loadQr={loadQr}
			/>
		</div>
	);
});

function estimatesIn(workspace: Workspace, facts: EstimatorFacts): Estimate[] {
	const scenarios = scenariosOf(workspace);
	const schedules = scenarios.map((scenario) => scheduleFor(scenario, facts));
	return estimatesOf(scenarios, schedules, (scenario) => termsOf(scenario, facts));
}

/** Within the site: what an application keeps of an estimate counts wherever the site lies. */
function pathOf(workspace: Workspace, sender: Partial<Sender> = {}): string {
	return `/estimate/?${queryOf(workspace, sender)}`;
}

function queryOf(workspace: Workspace, sender: Partial<Sender>): string {
	return writeCheckedLink(scenariosOf(workspace), sender);
}

/** Who sent what is shown; "" where nobody did, or it was changed since. */
function senderOf({ sender, scenarios }: Opened, workspace: Workspace): string {
	return sameScenarios(scenarios, scenariosOf(workspace)) ? (sender.by ?? "") : "";
}

function fullToolOf(workspace: Workspace): string {
	return withBase(`/estimate/?${writeLink(scenariosOf(workspace))}`);
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

/** The title of the page names the scenario that it shows, so that bookmarks and tabs do. */
function usePageTitle(name: string | null | undefined) {
	useEffect(() => {
		// The server names the scenario and its figure there, which the first change would make untrue, and keeps the page's title beside it.
		const title = document.querySelector("title")?.dataset.page ?? document.title;
		document.title = name ? `${name} – ${title}` : title;
		return () => {
			document.title = title;
		};
	}, [name]);
}
