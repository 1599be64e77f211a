import { useId } from "react";
import type { Finding } from "#authoring/faults/words.ts";
import { writtenInstead } from "#edit/client/text/written-instead.ts";
import type { PageHead } from "#edit/files/page-parts.ts";
import { Folded } from "./Folded.tsx";

interface Props {
	head: PageHead;
	/** What the checks find in the page, each finding at its field where it has one. */
	faults: readonly Finding[];
	onChange: (head: PageHead) => void;
}

/** The fields at the top of a page: its title, what search engines show, whether it is a draft. */
export function HeadFields({ head, faults, onChange }: Props) {
	const id = useId();
	const faultsOf = (key: keyof PageHead) =>
		faults
			.filter(({ path }) => path?.[0] === key)
			.map(({ sentence }) => (
				<small key={sentence} className="bad" role="alert">
					{sentence}
				</small>
			));
	const isInside = faults.some(({ path }) => path !== undefined && path[0] !== "title");
	return (
		<div className="head-fields">
			<label className="title-field">
				<span>Title</span>
				<input value={head.title} onChange={(event) => onChange({ ...head, title: event.target.value })} />
			</label>
			{faultsOf("title")}
			<Folded
				hasFault={isInside}
				summary={
					<>
						{head.draft && <span className="mark">Draft</span>} {head.description || "No description yet"}
					</>
				}
			>
				<p className="field">
					<label htmlFor={`${id}-description`}>Description</label>
					<textarea
						id={`${id}-description`}
						rows={2}
						value={head.description}
						aria-describedby={`${id}-hint`}
						onChange={({ target }) =>
							onChange({ ...head, description: writtenInstead(target, target.value.replace(/\n/g, " ")) })
						}
					/>
					<small id={`${id}-hint`}>What the page says, in one sentence. Search engines and previews show it.</small>
					{faultsOf("description")}
				</p>
				<p className="field">
					<label htmlFor={`${id}-banner`}>Line above the page</label>
					<input
						id={`${id}-banner`}
						value={head.banner}
						onChange={(event) => onChange({ ...head, banner: event.target.value })}
					/>
					<small>Empty for none.</small>
					{faultsOf("banner")}
				</p>
				<label className="check">
					<input
						type="checkbox"
						checked={head.draft}
						onChange={(event) => onChange({ ...head, draft: event.target.checked })}
					/>
					<span>Draft: seen here, and not published yet</span>
				</label>
			</Folded>
		</div>
	);
}
