import { type ReactNode, useCallback, useId, useLayoutEffect, useRef, useState } from "react";
import { withBase } from "#browser/base.ts";
import { type Bound, bounds } from "#program/estimate/schedule.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import { sinceWhen } from "#tools/estimator/words/assumptions.ts";
import { boundNames, sayIn } from "#tools/estimator/words/wording.ts";
import { FigureButton, type OpenWorking, WorkingContext } from "./FigureButton.tsx";
import { amountOf, type Figure, nameOfFigure, type Payments, scheduleOfPayments } from "./figure.ts";
import { workingOf } from "./working.ts";
import { roundingRule } from "./working-steps.ts";
import "./working.css";

/** The figures that were opened, one from the other, and the button that opened the first. */
interface Opened {
	trail: readonly [Figure, ...Figure[]];
	opener: HTMLElement;
}

/** Gives every figure within it the way to open how it came about, in a dialog that leads on from figure to figure. */
export function Workings({ children }: { children: ReactNode }) {
	const [opened, setOpened] = useState<Opened | null>(null);
	const open: OpenWorking = useCallback((figure, opener) => setOpened({ trail: [figure], opener }), []);
	return (
		<>
			<WorkingContext value={open}>{children}</WorkingContext>
			{opened && <Dialog opened={opened} onOpen={setOpened} onClose={() => setOpened(null)} />}
		</>
	);
}

interface DialogProps {
	opened: Opened;
	onOpen: (opened: Opened) => void;
	onClose: () => void;
}

function Dialog({ opened: { trail, opener }, onOpen, onClose }: DialogProps) {
	const { facts } = useEstimate();
	const id = useId();
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useRef<HTMLHeadingElement>(null);
	const figure = trail.at(-1) ?? trail[0];
	const before = trail.at(-2);
	const { name, amount, lead, parts, inputs, steps, rule, source, terms } = workingOf(figure, facts);

	// A popover and no modal dialog: making all of a large page inert costs its style anew, a tenth of a second on a phone.
	useLayoutEffect(() => {
		dialog.current?.style.setProperty("--top", `${Math.round(opener.getBoundingClientRect().top)}px`);
		if (dialog.current) show(dialog.current, opener);
	}, [opener]);
	useLayoutEffect(() => {
		// Each figure is read from its name on.
		if (figure) heading.current?.focus();
		dialog.current?.scrollTo(0, 0);
	}, [figure]);

	const leadOn: OpenWorking = useCallback(
		(next) => onOpen({ trail: [...trail, next], opener }),
		[trail, opener, onOpen],
	);
	const back = () => {
		const [first, ...others] = trail;
		onOpen({ trail: [first, ...others.slice(0, -1)], opener });
	};
	return (
		<dialog
			ref={dialog}
			className="working"
			aria-labelledby={id}
			popover="auto"
			onToggle={({ newState }) => {
				if (newState === "closed") onClose();
			}}
			onClose={onClose}
			onKeyDown={({ key, currentTarget }) => {
				// A popover closes by itself.
				if (key === "Escape" && !hasPopovers()) close(currentTarget);
			}}
			onBlur={({ currentTarget, relatedTarget }) => {
				// A visitor who goes on by keys leaves it behind.
				if (relatedTarget && !currentTarget.contains(relatedTarget)) close(currentTarget);
			}}
		>
			<WorkingContext value={leadOn}>
				<header>
					{before && (
						<button type="button" className="act" onClick={back}>
							<span aria-hidden="true">← </span>
							<span className="visually-hidden">Back to </span>
							<span>{nameOfFigure(before, facts)}</span>
						</button>
					)}
					<button type="button" className="act close" onClick={() => dialog.current && close(dialog.current)}>
						Close
					</button>
				</header>
				<h2 id={id} ref={heading} tabIndex={-1}>
					{name}
				</h2>
				<p className="amount">{amount}</p>
				{figure.kind === "payments" && (
					<Bounds
						payments={figure}
						onBound={(bound) => onOpen({ trail: replacedLast(trail, { ...figure, bound }), opener })}
					/>
				)}
				{lead && <p>{lead}</p>}
				{parts.length > 0 && (
					<table>
						<tbody>
							{parts.map((part) => (
								<tr key={part.label}>
									<th scope="row">{part.label}</th>
									<td>{part.figure ? <FigureButton figure={part.figure}>{part.amount}</FigureButton> : part.amount}</td>
								</tr>
							))}
						</tbody>
						{figure.kind !== "difference" && (
							<tfoot>
								<tr className="total">
									<th scope="row">Sum</th>
									<td>{amount}</td>
								</tr>
							</tfoot>
						)}
					</table>
				)}
				{inputs.length > 0 && (
					<ul>
						{inputs.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
				)}
				{steps.length > 0 && (
					<ol>
						{steps.map((step) => (
							<li key={step}>{step}</li>
						))}
					</ol>
				)}
				{rule && <p>{rule}</p>}
				<p className="hint">
					<span>{roundingRule} From the guide’s </span>
					<a href={withBase(source.href)}>{source.text}</a>
					<span>{`, program terms ${terms.version}, ${sinceWhen(terms)}.`}</span> What the guide leaves open is assumed
					nowhere.
				</p>
			</WorkingContext>
		</dialog>
	);
}

/** Chrome has popovers since 114, Safari since 17, Firefox since 125; before, a dialog that is not modal is much the same. */
function hasPopovers(): boolean {
	return "showPopover" in HTMLElement.prototype;
}

function show(dialog: HTMLDialogElement, source: HTMLElement): void {
	if (hasPopovers()) dialog.showPopover({ source });
	else if (!dialog.open) dialog.show();
}

function close(dialog: HTMLDialogElement): void {
	if (hasPopovers()) dialog.hidePopover();
	else dialog.close();
}

/** The same payments at the other ends of the range. */
function Bounds({ payments, onBound }: { payments: Payments; onBound: (bound: Bound) => void }) {
	const { facts } = useEstimate();
	const say = sayIn(payments.scenario.values.currency);
	if (scheduleOfPayments(payments, facts).taking.length === 0) return null;
	return (
		<fieldset className="tabs">
			<legend className="visually-hidden">Place in the range</legend>
			{bounds.map((bound) => (
				<button key={bound} type="button" aria-pressed={payments.bound === bound} onClick={() => onBound(bound)}>
					<span className="title">{boundNames[bound]}</span>
					<span className="total">{say(amountOf({ ...payments, bound }, facts))}</span>
				</button>
			))}
		</fieldset>
	);
}

function replacedLast([first, ...others]: Opened["trail"], figure: Figure): Opened["trail"] {
	return others.length === 0 ? [figure] : [first, ...others.slice(0, -1), figure];
}
