import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Finding } from "#authoring/faults/words.ts";
import { beginJournal, forgetJournal, type Journal, leftInJournal } from "#edit/client/kept/journal.ts";
import { type KeptEdit, keptEdit } from "#edit/client/kept/kept-edits.ts";
import type { PageValue } from "#edit/client/kept/replay.ts";
import { VisualEditor, type VisualEditorHandle } from "#edit/client/text/VisualEditor.tsx";
import { api, type OpenedPage, type Overview } from "./api.ts";
import { ChangedNotice } from "./ChangedNotice.tsx";
import { HeadFields } from "./HeadFields.tsx";
import { SaveLine } from "./SaveLine.tsx";
import { useLinkTargets } from "./use-link-targets.ts";
import { useSaving } from "./use-saving.ts";

interface Props {
	file: string;
	overview: Overview;
	onFindings: (findings: readonly Finding[]) => void;
	onText: () => void;
	onReopen: () => void;
	onCaret: (text: string) => void;
	/** Called when the title or the draft mark was changed, which the list shows. */
	onHead: () => void;
	handle: { current: VisualEditorHandle | null };
}

/** A page: its fields and its text as it reads. */
export function PageEditor(props: Props) {
	const { file } = props;
	const [page, setPage] = useState<OpenedPage | null>(null);
	const [left, setLeft] = useState<KeptEdit<PageValue> | null>(null);
	const [fault, setFault] = useState("");
	useEffect(() => {
		const opening = Promise.all([api.page(file), leftInJournal(file)]);
		opening.then(
			([opened, found]) => {
				setLeft(found);
				setPage(opened);
			},
			(error: Error) => setFault(error.message),
		);
	}, [file]);
	if (fault) return <p className="bad notice">{fault}</p>;
	if (!page) return <p className="notice">Opening …</p>;
	if (!page.document) {
		return (
			<div className="notice">
				<p className="bad">This page has a mistake that only its text shows: {page.fault}</p>
				<button type="button" onClick={props.onText}>
					Open it as text
				</button>
			</div>
		);
	}
	return <LoadedPage {...props} page={page} left={left} />;
}

function LoadedPage({
	file,
	overview,
	page,
	left,
	onFindings,
	onReopen,
	onCaret,
	onHead,
	handle,
}: Props & { page: OpenedPage; left: KeptEdit<PageValue> | null }) {
	// What was typed and not written before a reload or a crash goes on.
	const [kept] = useState(() => left ?? keptEdit<PageValue>(file));
	const [head, setHead] = useState(kept?.value.head ?? page.head);
	const latestHead = useRef(head);
	const targets = useLinkTargets();
	const title = head.title || file;
	const own = useRef<VisualEditorHandle>(null);
	const journal = useRef<Journal>(null);

	const saving = useSaving<PageValue>(
		{
			file,
			read: () => ({ document: own.current?.document(), head: latestHead.current }),
			write: async (value, hash) => {
				own.current?.sending();
				const before = journal.current?.next() ?? 0;
				const result = await api.savePage({ file, hash, ...value });
				journal.current?.note({ kind: "written", hash: result.hash, before });
				own.current?.numbered(result.origins);
				return result;
			},
			onFindings,
		},
		kept?.hash ?? page.hash,
	);
	// The page that is opened next has an editor of its own, which an answer to this one's last edit must not number.
	useLayoutEffect(() => {
		const mine = own.current;
		handle.current = mine;
		return () => {
			if (handle.current === mine) handle.current = null;
		};
	}, [handle]);
	const { changed } = saving;
	// biome-ignore lint/correctness/useExhaustiveDependencies: an edit that was kept is written once, when the page opens.
	useEffect(() => {
		const value = { document: own.current?.document(), head };
		journal.current = beginJournal(file, { kind: "opened", hash: kept?.hash ?? page.hash, value, isWritten: !kept });
		if (kept) changed();
	}, []);

	const { state } = saving;
	const block = state.kind === "refused" ? state.block : null;
	return (
		<section className="page-editor" aria-label={title}>
			<SaveLine state={state} onShow={block === null ? undefined : () => own.current?.showBlock(block)} />
			{state.kind === "changed" && (
				<ChangedNotice
					mine={state.mine}
					theirs={state.now?.text ?? ""}
					onMine={() => saving.writeOver(state.now?.hash ?? "")}
					onTheirs={() => {
						saving.giveUp();
						forgetJournal(file);
						onReopen();
					}}
				/>
			)}
			<HeadFields
				head={head}
				faults={state.kind === "refused" ? state.findings.filter((fault) => fault.file === `content/${file}`) : []}
				onChange={(next) => {
					latestHead.current = next;
					journal.current?.note({ kind: "head", head: next });
					setHead(next);
					changed();
					onHead();
				}}
			/>
			<VisualEditor
				ref={own}
				file={file}
				title={title}
				document={kept?.value.document ?? page.document}
				components={overview.components}
				targets={targets}
				onChange={(steps) => {
					journal.current?.note({ kind: "typed", steps });
					changed();
				}}
				onCaret={onCaret}
			/>
		</section>
	);
}
