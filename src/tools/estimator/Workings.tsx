import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import { longDate } from "#program/format.ts";
import { FigureButton, type OpenWorking, WorkingContext } from "./FigureButton.tsx";
import { amountOf, type End, type Figure, nameOfFigure, type Payments, scheduleOfPayments } from "./figure.ts";
import type { EstimatorFacts } from "./state.ts";
import { currencyOf, type NameOf, sayIn } from "./wording.ts";
import { workingOf } from "./working.ts";
import "./working.css";

interface Props {
	facts: EstimatorFacts;
	nameOf: NameOf;
	children: ReactNode;
}

/** The figures that were opened, one from the other, and the button that opened the first. */
interface Opened {
	trail: readonly [Figure, ...Figure[]];
	opener: HTMLElement;
}

/** Gives every figure within it the way to open how it came about, in a dialog that leads on from figure to figure. */
export function Workings({ facts, nameOf, children }: Props) {
	const [opened, setOpened] = useState<Opened | null>(null);
	const open: OpenWorking = useCallback((figure, opener) => setOpened({ trail: [figure], opener }), []);
	return (
		<>
			<WorkingContext value={open}>{children}</WorkingContext>
			{opened && (
				<Dialog facts={facts} nameOf={nameOf} opened={opened} onOpen={setOpened} onClose={() => setOpened(null)} />
			)}
		</>
	);
}

interface DialogProps {
	facts: EstimatorFacts;
	nameOf: NameOf;
	opened: Opened;
	onOpen: (opened: Opened) => void;
	onClose: () => void;
}

function Dialog({ facts, nameOf, opened: { trail, opener }, onOpen, onClose }: DialogProps) {
	const id = useId();
	const dialog = useRef<HTMLDialogElement>(null);
	const heading = useRef<HTMLHeadingElement>(null);
	const figure = trail.at(-1) ?? trail[0];
	const before = trail.at(-2);
	const { name, amount, lead, parts, inputs, steps, rule, source, terms } = workingOf(figure, facts, nameOf);

	// A popover and no modal dialog: making all of a large page inert costs its style anew, a tenth of a second on a phone.
	useEffect(() => {
		dialog.current?.style.setProperty("--top", `${Math.round(opener.getBoundingClientRect().top)}px`);
		dialog.current?.showPopover({ source: opener });
	}, [opener]);
	useEffect(() => {
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
			onBlur={({ currentTarget, relatedTarget }) => {
				// Whoever goes on by keys leaves it behind.
				if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.hidePopover();
			}}
		>
			<WorkingContext value={leadOn}>
				<header>
					{before && (
						<button type="button" className="act" onClick={back}>
							<span aria-hidden="true">← </span>
							<span className="visually-hidden">Back to </span>
							{nameOfFigure(before, facts, nameOf)}
						</button>
					)}
					<button type="button" className="act close" onClick={() => dialog.current?.hidePopover()}>
						Close
					</button>
				</header>
				<h2 id={id} ref={heading} tabIndex={-1}>
					{name}
				</h2>
				<p className="amount">{amount}</p>
				{figure.kind === "payments" && (
					<Ends
						payments={figure}
						facts={facts}
						onEnd={(end) => onOpen({ trail: replacedLast(trail, { ...figure, end }), opener })}
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
					Each payment is rounded once to the cent, half up; every total is the sum of rounded payments. From the
					guide’s <a href={source.href}>{source.text}</a>, program terms {terms.version}, effective{" "}
					{longDate(terms.effective)}. What the guide leaves open is assumed nowhere.
				</p>
			</WorkingContext>
		</dialog>
	);
}

const endNames: Record<End, string> = { low: "Low", expected: "Expected", high: "High" };

/** The same payments at the other ends of the range. */
function Ends({ payments, facts, onEnd }: { payments: Payments; facts: EstimatorFacts; onEnd: (end: End) => void }) {
	const say = sayIn(currencyOf(payments.scenario));
	if (scheduleOfPayments(payments, facts).models.length === 0) return null;
	return (
		<fieldset className="tabs">
			<legend className="visually-hidden">Place in the range</legend>
			{(["low", "expected", "high"] as const).map((end) => (
				<button key={end} type="button" aria-pressed={payments.end === end} onClick={() => onEnd(end)}>
					<span className="title">{endNames[end]}</span>
					<span className="total">{say(amountOf({ ...payments, end }, facts))}</span>
				</button>
			))}
		</fieldset>
	);
}

function replacedLast([first, ...others]: Opened["trail"], figure: Figure): Opened["trail"] {
	return others.length === 0 ? [figure] : [first, ...others.slice(0, -1), figure];
}
