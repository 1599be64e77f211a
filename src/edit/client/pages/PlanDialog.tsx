import { useEffect, useState } from "react";
import type { Finding } from "#authoring/faults/words.ts";
import { ApiError, api } from "#edit/client/app/api.ts";
import { Dialog } from "#edit/client/dialogs/Dialog.tsx";
import type { PageEntry } from "#edit/files/pages.ts";
import type { PagePlan } from "#edit/server/plan-routes.ts";

interface Props {
	kind: PagePlan["kind"];
	/** The page that it is about; of a new one the page it is made beside. */
	page: PageEntry | undefined;
	pages: readonly PageEntry[];
	onDone: (opens: string | null, findings: readonly Finding[]) => void;
	onClose: () => void;
}

const words = {
	new: { title: "New page", action: "Make the page" },
	move: { title: "Move the page", action: "Move it" },
	rename: { title: "Another address", action: "Rename it" },
	remove: { title: "Take the page away", action: "Take it away" },
};

/** Makes, moves, renames or takes away a page. What it would write is shown before. */
export function PlanDialog({ kind, page, pages, onDone, onClose }: Props) {
	const groups = [...new Set(pages.map(({ group }) => group).filter(Boolean))];
	const [title, setTitle] = useState("");
	const [description, setDescription] = useState("");
	const [group, setGroup] = useState(page?.group || (groups[0] ?? ""));
	// A new page is mostly wanted behind the one that is open.
	const [after, setAfter] = useState(kind === "new" && page?.group ? page.address.slice(1, -1) : "");
	const [slug, setSlug] = useState(page?.address.split("/").at(-2) ?? "");
	const [to, setTo] = useState("/guide/");
	const [steps, setSteps] = useState<readonly { file: string; does: string }[]>([]);
	const [fault, setFault] = useState("");
	const others = pages.filter((each) => each.group === group && (kind === "new" || each.file !== page?.file));
	const file = page?.file ?? "";
	const plan: PagePlan =
		kind === "new"
			? { kind, title, description, group, after }
			: kind === "move"
				? { kind, file, group, after }
				: kind === "rename"
					? { kind, file, slug }
					: { kind, file, to };
	const key = JSON.stringify(plan);
	const isReady = kind !== "new" || (title.trim() !== "" && description.trim() !== "");

	useEffect(() => {
		if (!isReady) return;
		let isCurrent = true;
		const timer = window.setTimeout(() => {
			api.plan(JSON.parse(key)).then(
				(found) => {
					if (!isCurrent) return;
					setSteps(found);
					setFault("");
				},
				(error: Error) => {
					if (!isCurrent) return;
					setSteps([]);
					setFault(error.message);
				},
			);
		}, 200);
		return () => {
			isCurrent = false;
			window.clearTimeout(timer);
		};
	}, [key, isReady]);

	async function done() {
		try {
			const { opens, findings } = await api.doPlan(plan);
			onDone(opens, findings);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			setFault(error.message);
		}
	}
	return (
		<Dialog
			title={kind === "new" ? words.new.title : `${words[kind].title}: ${page?.title ?? ""}`}
			action={words[kind].action}
			disabled={!isReady || steps.length === 0}
			onDone={done}
			onClose={onClose}
		>
			{kind === "new" && (
				<>
					<label className="field">
						Title
						<input value={title} onChange={(event) => setTitle(event.target.value)} />
					</label>
					<label className="field">
						What the page says, in one sentence
						<input value={description} onChange={(event) => setDescription(event.target.value)} />
					</label>
				</>
			)}
			{(kind === "new" || kind === "move") && (
				<>
					<label className="field">
						Under the heading
						<select
							value={group}
							onChange={(event) => {
								setGroup(event.target.value);
								setAfter("");
							}}
						>
							{groups.map((each) => (
								<option key={each}>{each}</option>
							))}
						</select>
					</label>
					<label className="field">
						After the page
						<select value={after} onChange={(event) => setAfter(event.target.value)}>
							<option value="">None: it comes first</option>
							{others.map(({ address, title: name }) => (
								<option key={address} value={address.slice(1, -1)}>
									{name}
								</option>
							))}
						</select>
					</label>
				</>
			)}
			{kind === "rename" && (
				<label className="field">
					Last part of the address
					<input value={slug} onChange={(event) => setSlug(event.target.value)} />
				</label>
			)}
			{kind === "remove" && (
				<label className="field">
					Links to it lead to
					<select value={to} onChange={(event) => setTo(event.target.value)}>
						{pages
							.filter((each) => each.file !== file && each.group)
							.map(({ address, title: name }) => (
								<option key={address} value={address}>
									{name}
								</option>
							))}
					</select>
				</label>
			)}
			{fault && (
				<p className="bad" role="alert">
					{fault}
				</p>
			)}
			{steps.length > 0 && (
				<>
					<h3>What is written</h3>
					<ul className="steps">
						{steps.map(({ file: written, does }) => (
							<li key={`${written}${does}`}>
								{does} <small>{written}</small>
							</li>
						))}
					</ul>
				</>
			)}
		</Dialog>
	);
}
