import { useState } from "react";
import type { LinkTarget } from "#edit/files/link-targets.ts";
import { Dialog } from "./Dialog.tsx";

interface Props {
	targets: readonly LinkTarget[];
	href: string;
	/** Words of the link; asked for when nothing is selected. */
	words: string | null;
	onDone: (href: string, words: string) => void;
	onRemove?: (() => void) | undefined;
	onClose: () => void;
}

/** Chooses where a link leads: a page, a section of one, or an address elsewhere. */
export function LinkDialog({ targets, href: given, words: selected, onDone, onRemove, onClose }: Props) {
	const [href, setHref] = useState(given);
	const [typed, setTyped] = useState<string | null>(selected);
	const [search, setSearch] = useState("");
	const all = targets.flatMap((page) => [
		{ address: page.address, title: page.title, of: "" },
		...page.sections.map((section) => ({ ...section, of: page.title })),
	]);
	const found = all.filter(({ title, of, address }) =>
		`${title} ${of} ${address}`.toLowerCase().includes(search.toLowerCase()),
	);
	// A link to a page is mostly called what the page is called.
	const words = typed ?? all.find(({ address }) => address === href)?.title ?? "";
	const isAddress = /^(\/|#|https?:\/\/|mailto:|tel:)/.test(href);
	return (
		<Dialog
			title="Link"
			action={given ? "Change it" : "Put it in"}
			disabled={!isAddress || (selected === null && words.trim() === "")}
			wide
			onDone={() => onDone(href.trim(), words)}
			onClose={onClose}
			extra={
				onRemove && (
					<button type="button" className="quiet bad" onClick={onRemove}>
						Take the link out
					</button>
				)
			}
		>
			<div className="chooser">
				<label>
					Search pages and sections
					<input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
				</label>
				<fieldset>
					<legend>Pages of this site</legend>
					{found.slice(0, 60).map(({ address, title, of }) => (
						<label key={address} className={of ? "choice inner" : "choice"}>
							<input type="radio" name="target" checked={href === address} onChange={() => setHref(address)} />
							<span>
								{of ? title : <strong>{title}</strong>} {of && search && <small>in {of}</small>}
							</span>
						</label>
					))}
					{found.length === 0 && <p className="hint">No page and no section has these words.</p>}
				</fieldset>
			</div>
			<div>
				{selected === null && (
					<label className="field">
						Words of the link
						<input value={words} onChange={(event) => setTyped(event.target.value)} />
					</label>
				)}
				<label className="field">
					Address
					<input value={href} onChange={(event) => setHref(event.target.value)} placeholder="https://" />
				</label>
				{href !== "" && !isAddress && (
					<p className="bad">An address begins with / for this site, or with https:// or mailto: for elsewhere.</p>
				)}
			</div>
		</Dialog>
	);
}
