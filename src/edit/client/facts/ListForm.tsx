import { useId, useState } from "react";
import { Folded } from "#edit/client/app/Folded.tsx";
import { type Field, nextEntryOf } from "#edit/facts/fields.ts";
import { FieldForm } from "./FieldForm.tsx";
import { type FormProps, titleOf } from "./form-props.ts";
import { StandsOn } from "./StandsOn.tsx";

/** A list: entries can be added, taken out and moved. Lines are shown at once, entries with fields of their own are folded. */
export function ListForm({
	file,
	path,
	label,
	field,
	value,
	faults,
	onChange,
}: FormProps<Extract<Field, { kind: "list" }>>) {
	const entries: readonly unknown[] = Array.isArray(value) ? value : [];
	const id = useId();
	const [said, setSaid] = useState("");
	const isPlain = !["group", "one of"].includes(field.item.kind);
	const set = (at: number, next: unknown) => onChange(entries.map((entry, index) => (index === at ? next : entry)));
	const isFull = field.most !== null && entries.length >= field.most;
	function move(at: number, by: -1 | 1) {
		const next = [...entries];
		const [moved] = next.splice(at, 1);
		next.splice(at + by, 0, moved);
		onChange(next);
		setSaid(`${titleOf(moved, at)} is now number ${at + by + 1}.`);
	}
	// Beside a summary, not in it: what opens and closes may hold no buttons of its own.
	const acts = (entry: unknown, at: number) => (
		<span className="acts">
			<button
				type="button"
				aria-label={`Move ${titleOf(entry, at)} up`}
				disabled={at === 0}
				onClick={() => move(at, -1)}
			>
				↑
			</button>
			<button
				type="button"
				aria-label={`Move ${titleOf(entry, at)} down`}
				disabled={at === entries.length - 1}
				onClick={() => move(at, 1)}
			>
				↓
			</button>
			<button
				type="button"
				aria-label={`Take ${titleOf(entry, at)} out`}
				disabled={entries.length <= field.least}
				onClick={() => onChange(entries.filter((_, index) => index !== at))}
			>
				✕
			</button>
		</span>
	);
	const entryForm = (entry: unknown, at: number) => (
		<FieldForm
			file={file}
			path={[...path, at]}
			label={isPlain ? `${label} ${at + 1}` : titleOf(entry, at)}
			// What the whole list means is written once, above it.
			field={isPlain ? { ...field.item, hint: "" } : field.item}
			value={entry}
			faults={faults}
			onChange={(next) => set(at, next)}
		/>
	);
	return (
		<fieldset className={path.length === 0 ? "list top-list" : "list"}>
			{path.length > 0 && <legend>{label}</legend>}
			{field.hint && <small>{field.hint}</small>}
			{isPlain && <StandsOn path={path} id={id} />}
			<ol>
				{entries.map((entry, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: entries have nothing else that stays while they are typed in.
					<li key={at}>
						{isPlain ? (
							<div className="line">
								{entryForm(entry, at)}
								{acts(entry, at)}
							</div>
						) : (
							<div className="entry">
								{acts(entry, at)}
								<Folded
									hasFault={faults.some((fault) => isWithin(fault.path, [...path, at]))}
									summary={<strong>{titleOf(entry, at)}</strong>}
								>
									{entryForm(entry, at)}
								</Folded>
							</div>
						)}
					</li>
				))}
			</ol>
			<p className="unseen" role="status">
				{said}
			</p>
			{!isFull && (
				<button type="button" onClick={() => onChange([...entries, nextEntryOf(field, entries)])}>
					Add one
				</button>
			)}
		</fieldset>
	);
}

function isWithin(place: readonly (string | number)[], outer: readonly (string | number)[]): boolean {
	return outer.every((step, at) => place[at] === step);
}
