import { type DragEvent, useEffect, useRef, useState } from "react";
import type { Finding } from "#authoring/faults/words.ts";
import type { PageEntry } from "#edit/files/pages.ts";
import type { PlaceInGuide } from "#edit/pages/page-plan.ts";
import { placeAt, placeBeside } from "./page-order.ts";

interface Props {
	pages: readonly PageEntry[];
	facts: readonly { file: string; title: string }[];
	findings: readonly Finding[];
	open: string;
	onOpen: (file: string) => void;
	onNew: () => void;
	/** Puts a page in another place of the guide, and resolves when the list shows it there. */
	onMove: (file: string, place: PlaceInGuide) => Promise<void>;
}

/** The pages in the order in which the guide is read, then the facts. */
export function PageList({ pages, facts, findings, open, onOpen, onNew, onMove }: Props) {
	const [search, setSearch] = useState("");
	const { said, entryOf, buttonOf } = useOrder(pages, onMove);
	const found = pages.filter(({ title, address }) =>
		`${title} ${address}`.toLowerCase().includes(search.toLowerCase()),
	);
	const groups = [...new Set(found.map(({ group }) => group))].map((group) => ({
		group,
		pages: found.filter((page) => page.group === group),
	}));
	const isBad = (file: string) =>
		findings.some((finding) => finding.level === "error" && finding.file === `content/${file}`);
	return (
		<nav className="page-list" aria-label="Pages and facts">
			<label>
				<span className="unseen">Search the pages</span>
				<input
					type="search"
					placeholder="Search the pages"
					value={search}
					onChange={(event) => setSearch(event.target.value)}
				/>
			</label>
			<button type="button" className="new-page" onClick={onNew}>
				+ New page
			</button>
			{groups.map(({ group, pages: inside }) => (
				<section key={group}>
					<h2>{group || "Beside the guide"}</h2>
					<ul>
						{inside.map((page) => (
							<li key={page.file} {...(group ? entryOf(page) : {})}>
								<button
									type="button"
									aria-current={page.file === open ? "page" : undefined}
									onClick={() => onOpen(page.file)}
									{...(group ? buttonOf(page) : {})}
								>
									{page.title}
									{page.draft && <span className="mark">Draft</span>}
									{isBad(page.file) && <span className="mark bad">Mistake</span>}
								</button>
							</li>
						))}
					</ul>
				</section>
			))}
			{found.length === 0 && <p className="hint">No page has these words in its title.</p>}
			<p className="hint" id="order-hint">
				Drag a page to its place, or press Alt with ↑ or ↓ on it.
			</p>
			<p className="unseen" role="status">
				{said}
			</p>
			<section>
				<h2>Facts and figures</h2>
				<ul>
					{facts.map(({ file, title }) => (
						<li key={file}>
							<button type="button" aria-current={file === open ? "page" : undefined} onClick={() => onOpen(file)}>
								{title}
								{isBad(file) && <span className="mark bad">Mistake</span>}
							</button>
						</li>
					))}
				</ul>
			</section>
		</nav>
	);
}

/** Lets pages be put in another order by pointer and by keys. One move is made after the other, each from the order that the last left. */
function useOrder(pages: readonly PageEntry[], onMove: Props["onMove"]) {
	const [dragged, setDragged] = useState("");
	const [target, setTarget] = useState<{ file: string; side: "above" | "below" } | null>(null);
	const [said, setSaid] = useState("");
	const latest = useRef(pages);
	latest.current = pages;
	const moves = useRef(Promise.resolve());
	const focused = useRef("");

	// A page that came under another heading is another button: the focus goes along.
	useEffect(() => {
		const at = pages.findIndex(({ file }) => file === focused.current);
		if (at < 0) return;
		document.querySelector<HTMLElement>(`[data-page="${CSS.escape(focused.current)}"]`)?.focus();
		focused.current = "";
	}, [pages]);

	function move(file: string, placeIn: (now: readonly PageEntry[]) => PlaceInGuide | null) {
		moves.current = moves.current.then(async () => {
			const place = placeIn(latest.current);
			const page = latest.current.find((each) => each.file === file);
			if (!place || !page) return;
			await onMove(file, place);
			const before = latest.current.find(({ address }) => address === `/${place.after}/`);
			setSaid(`${page.title} is now ${before ? `after ${before.title}` : "first"}, under ${place.group}.`);
		});
	}
	const sideOf = (event: DragEvent<HTMLElement>) => {
		const box = event.currentTarget.getBoundingClientRect();
		return event.clientY < box.top + box.height / 2 ? ("above" as const) : ("below" as const);
	};
	return {
		said,
		entryOf: (page: PageEntry) => ({
			draggable: true,
			className: target?.file === page.file ? `drop-${target.side}` : undefined,
			onDragStart: (event: DragEvent<HTMLElement>) => {
				event.dataTransfer.effectAllowed = "move";
				event.dataTransfer.setData("text/plain", page.title);
				setDragged(page.file);
			},
			onDragOver: (event: DragEvent<HTMLElement>) => {
				if (!dragged) return;
				event.preventDefault();
				setTarget({ file: page.file, side: sideOf(event) });
			},
			onDrop: (event: DragEvent<HTMLElement>) => {
				event.preventDefault();
				const side = sideOf(event);
				if (dragged) move(dragged, (now) => placeAt(now, dragged, page, side));
			},
			onDragEnd: () => {
				setDragged("");
				setTarget(null);
			},
		}),
		buttonOf: (page: PageEntry) => ({
			"data-page": page.file,
			"aria-describedby": "order-hint",
			onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
				if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
				event.preventDefault();
				focused.current = page.file;
				move(page.file, (now) => placeBeside(now, page.file, event.key === "ArrowUp" ? "up" : "down"));
			},
		}),
	};
}
