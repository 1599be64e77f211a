import { useCallback, useEffect, useRef, useState } from "react";
import type { Finding } from "#authoring/faults/words.ts";
import { FactsEditor } from "#edit/client/facts/FactsEditor.tsx";
import { PageList } from "#edit/client/pages/PageList.tsx";
import { PageMenu } from "#edit/client/pages/PageMenu.tsx";
import { PlanDialog } from "#edit/client/pages/PlanDialog.tsx";
import { TextView } from "#edit/client/source/TextView.tsx";
import { TeamDialog } from "#edit/client/team/TeamDialog.tsx";
import { VersionsDialog } from "#edit/client/team/VersionsDialog.tsx";
import { forgetShown } from "#edit/client/text/chips.ts";
import type { VisualEditorHandle } from "#edit/client/text/VisualEditor.tsx";
import type { PagePlan } from "#edit/server/plan-routes.ts";
import { ApiError, api, type Overview } from "./api.ts";
import { FindingsList } from "./FindingsList.tsx";
import { PageEditor } from "./PageEditor.tsx";
import { PagePreview, type PreviewHandle } from "./PagePreview.tsx";
import { type Place, placeOf, useAddress } from "./use-address.ts";

/** The editor: pages on the left, the text in the middle, the real page on the right. */
export function App() {
	const [overview, setOverview] = useState<Overview | null>(null);
	const [fault, setFault] = useState("");
	const [findings, setFindings] = useState<readonly Finding[]>([]);
	const refresh = useCallback(async () => {
		try {
			const found = await api.overview();
			setOverview(found);
			setFindings(found.findings);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			setFault(error.message);
		}
	}, []);
	useEffect(() => {
		refresh();
	}, [refresh]);
	if (fault && !overview) return <p className="notice bad">{fault}</p>;
	if (!overview) return <p className="notice">Opening the guide …</p>;
	return <Desk overview={overview} findings={findings} onFindings={setFindings} refresh={refresh} />;
}

interface DeskProps {
	overview: Overview;
	findings: readonly Finding[];
	onFindings: (findings: readonly Finding[]) => void;
	refresh: () => Promise<void>;
}

function Desk({ overview, findings, onFindings, refresh }: DeskProps) {
	const [place, go] = useAddress();
	const [isListing, setListing] = useState(false);
	const [plan, setPlan] = useState<PagePlan["kind"] | null>(null);
	const [isSharing, setSharing] = useState(false);
	const [isComparing, setComparing] = useState(false);
	const [showsPages, setShowsPages] = useState(false);
	const [showsPreview, setShowsPreview] = useState(true);
	const [opening, setOpening] = useState(0);
	// A page that was just made, or has a new address, is not listed yet. Its menu stays, which may have the focus.
	const [coming, setComing] = useState("");
	const editor = useRef<VisualEditorHandle>(null);
	const preview = useRef<PreviewHandle>(null);
	const timer = useRef(0);
	const page = overview.pages.find(({ file }) => file === place.file);
	const facts = overview.facts.find(({ file }) => file === place.file);
	const errors = findings.filter(({ level }) => level === "error");
	const isPage = place.file.endsWith(".mdx");

	const titleOf = (file: string) =>
		[...overview.pages, ...overview.facts].find((each) => each.file === file)?.title ?? "";

	/** The list shows a title that is typed, once the typing has paused. */
	function refreshSoon() {
		window.clearTimeout(timer.current);
		timer.current = window.setTimeout(refresh, 800);
	}
	function open(next: Place) {
		setShowsPages(false);
		forgetShown();
		go(next);
	}
	return (
		<div className="desk">
			<header className="top">
				<h1>
					<span className="brand">Mamey Partners</span> Editor
				</h1>
				<button
					type="button"
					className="pages-button"
					aria-expanded={showsPages}
					onClick={() => setShowsPages(!showsPages)}
				>
					Pages
				</button>
				{(isPage || facts?.hasForm) && (
					<button
						type="button"
						aria-pressed={place.view === "text"}
						onClick={() => go(place.view === "text" ? placeOf(place.file) : { ...place, view: "text", line: 1 })}
					>
						Text view
					</button>
				)}
				{(page || facts || place.file === coming) && (
					<PageMenu
						label={isPage ? "This page" : "These facts"}
						isInGuide={Boolean(page?.group)}
						onPlan={setPlan}
						onVersions={() => setComparing(true)}
					/>
				)}
				{isPage && (
					<button type="button" aria-pressed={showsPreview} onClick={() => setShowsPreview(!showsPreview)}>
						Real page
					</button>
				)}
				<button type="button" onClick={() => setSharing(true)}>
					Changes
				</button>
				<button
					type="button"
					className={errors.length > 0 ? "findings-button bad" : "findings-button"}
					onClick={() => setListing(true)}
				>
					{errors.length === 0 ? "No mistakes" : errors.length === 1 ? "1 mistake" : `${errors.length} mistakes`}
				</button>
			</header>
			<div className={`columns${showsPages ? " shows-pages" : ""}${showsPreview && isPage ? "" : " alone"}`}>
				<PageList
					pages={overview.pages}
					facts={overview.facts}
					findings={findings}
					open={place.file}
					onNew={() => setPlan("new")}
					onMove={async (file, to) => {
						const { findings: found } = await api.doPlan({ kind: "move", file, ...to });
						onFindings(found);
						await refresh();
					}}
					onOpen={(file) =>
						open(
							overview.facts.find((each) => each.file === file)?.hasForm === false
								? { ...placeOf(file), view: "text" }
								: placeOf(file),
						)
					}
				/>
				<main className="work">
					{place.view === "text" ? (
						<TextView
							key={`${place.file}:${place.line}:${opening}`}
							file={place.file}
							line={place.line}
							components={overview.components}
							onFindings={onFindings}
							onReopen={() => setOpening(opening + 1)}
						/>
					) : place.view === "facts" ? (
						<FactsEditor
							key={`${place.file}:${opening}`}
							file={place.file}
							findings={findings.filter(({ file }) => file === `content/${place.file}`)}
							onFindings={(found) => {
								forgetShown();
								onFindings(found);
							}}
							onText={() => go({ ...place, view: "text", line: 1 })}
							onReopen={() => setOpening(opening + 1)}
						/>
					) : (
						<PageEditor
							key={`${place.file}:${opening}`}
							file={place.file}
							overview={overview}
							handle={editor}
							onFindings={onFindings}
							onText={() => go({ ...place, view: "text", line: 1 })}
							onReopen={() => setOpening(opening + 1)}
							onCaret={(text) => preview.current?.showText(text)}
							onHead={refreshSoon}
						/>
					)}
				</main>
				{showsPreview && page && (
					<PagePreview
						key={page.address}
						ref={preview}
						address={page.address}
						onPress={(text) => editor.current?.showText(text)}
					/>
				)}
			</div>
			{plan && (
				<PlanDialog
					kind={plan}
					page={page}
					pages={overview.pages}
					onClose={() => setPlan(null)}
					onDone={(opens, found) => {
						setPlan(null);
						onFindings(found);
						refresh();
						setComing(opens ?? "");
						if (opens) open(placeOf(opens));
						else if (plan === "remove") open(placeOf("index.mdx"));
					}}
				/>
			)}
			{isSharing && (
				<TeamDialog
					titleOf={titleOf}
					mistakes={errors.length}
					onMistakes={() => {
						setSharing(false);
						setListing(true);
					}}
					onClose={() => setSharing(false)}
					onWritten={() => {
						refresh();
						setOpening(opening + 1);
					}}
				/>
			)}
			{isComparing && (
				<VersionsDialog
					file={place.file}
					title={titleOf(place.file) || place.file}
					onClose={() => setComparing(false)}
					onTaken={(found) => {
						setComparing(false);
						onFindings(found);
						refresh();
						setOpening(opening + 1);
					}}
				/>
			)}
			{isListing && (
				<FindingsList
					findings={findings}
					onClose={() => setListing(false)}
					onOpen={({ file, line, path }) => {
						setListing(false);
						const below = file.replace(/^content\//, "");
						const hasField = path && overview.facts.some((each) => each.file === below && each.hasForm);
						open(hasField ? placeOf(below) : { file: below, view: "text", line });
					}}
				/>
			)}
		</div>
	);
}
