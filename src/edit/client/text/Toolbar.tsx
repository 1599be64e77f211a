import type { Command, EditorState } from "prosemirror-state";
import { isInTable } from "prosemirror-tables";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { type Act, blockActs, lineKind, lineKinds, steps, tableActs, textActs } from "./commands.ts";

interface Props {
	state: EditorState;
	run: (command: Command) => void;
	onLink: () => void;
	onPicture: () => void;
	onDiagram: () => void;
	onComponent: () => void;
}

/** The bar over the text. One stop of Tab; arrows lead from button to button (WAI-ARIA, toolbar). */
export function Toolbar({ state, run, onLink, onPicture, onDiagram, onComponent }: Props) {
	const bar = useRef<HTMLDivElement>(null);
	const last = useRef<EventTarget>(null);
	// Tab leads to the button that was used last; one that cannot be pressed now, or is gone, gives its place to the first.
	useLayoutEffect(() => {
		const stops = stopsOf(bar.current);
		const stop = stops.find((each) => each === last.current) ?? stops[0];
		for (const each of stops) each.tabIndex = each === stop ? 0 : -1;
	});
	const button = (act: Act) => {
		const isOn = act.isOn?.(state);
		return (
			<button
				key={act.label}
				type="button"
				aria-label={act.label}
				title={act.keys ? `${act.label} (${act.keys})` : act.label}
				aria-pressed={isOn}
				className={act.label.toLowerCase()}
				disabled={!act.run(state)}
				onMouseDown={(event) => event.preventDefault()}
				onClick={() => run(act.run)}
			>
				{act.sign}
			</button>
		);
	};
	const opener = (label: string, title: string, open: () => void) => (
		<button type="button" title={title} onMouseDown={(event) => event.preventDefault()} onClick={open}>
			{label}
		</button>
	);
	return (
		<div
			ref={bar}
			className="toolbar"
			role="toolbar"
			aria-label="Text"
			onKeyDown={moveFocus}
			onFocus={({ target, currentTarget }) => {
				last.current = target;
				for (const each of stopsOf(currentTarget)) each.tabIndex = each === target ? 0 : -1;
			}}
		>
			<div>{steps.map(button)}</div>
			<select
				aria-label="Kind of line"
				value={lineKind(state)}
				onChange={({ target }) => {
					const kind = lineKinds.find(({ value }) => value === target.value);
					// A line that cannot become what was chosen, such as a step of a list, is drawn anew by nothing.
					target.value = lineKind(state);
					if (kind) run(kind.run);
				}}
			>
				{lineKinds.map(({ value, label }) => (
					<option key={value} value={value}>
						{label}
					</option>
				))}
			</select>
			<div>
				{textActs.map(button)}
				{opener("Link", "Link (Ctrl+K)", onLink)}
			</div>
			<div>{blockActs.map(button)}</div>
			<div>
				{opener("Picture", "Put in a picture", onPicture)}
				{opener("Diagram", "Put in a diagram", onDiagram)}
				{opener("Figure or component", "Put in a figure, a table of the facts, a flowchart", onComponent)}
			</div>
			{isInTable(state) && <div>{tableActs.map(button)}</div>}
		</div>
	);
}

function stopsOf(bar: HTMLElement | null): HTMLElement[] {
	return [...(bar?.querySelectorAll<HTMLElement>("button:not(:disabled), select") ?? [])];
}

/** Left and right lead on in the list of kinds too, where up and down choose. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
	if (!["ArrowRight", "ArrowLeft", "Home", "End"].includes(event.key)) return;
	const stops = stopsOf(event.currentTarget);
	const at = event.target instanceof HTMLElement ? stops.indexOf(event.target) : -1;
	const next =
		event.key === "Home" ? 0 : event.key === "End" ? stops.length - 1 : at + (event.key === "ArrowRight" ? 1 : -1);
	stops[(next + stops.length) % stops.length]?.focus();
	event.preventDefault();
}
