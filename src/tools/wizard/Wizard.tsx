import { type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";

import { withBase } from "#browser/base.ts";
import { ToolBoundary } from "#components/drawings/ToolBoundary.tsx";

import { selectionTrail } from "#program/selection/flowcharts.ts";
import {
	type Answer,
	continueWith,
	keptAnswers,
	mostQuestions,
	type SelectionState,
} from "#program/selection/selection.ts";
import { AskedQuestion } from "./AskedQuestion.tsx";
import { EarlierAnswers } from "./EarlierAnswers.tsx";
import type { MovedNote } from "./moved.ts";
import { ComingChanges, isOfQuestions } from "./outcome/ComingChanges.tsx";
import { Outcome, OutcomeDetails } from "./outcome/Outcome.tsx";
import { addressOf, base, headingOf, stateAt, type WizardFacts } from "./state.ts";
import { type Place, usePlace } from "./usePlace.ts";
import "./wizard.css";
import "./outcome/outcome.css";

interface Props {
	facts: WizardFacts;
	/** Path of the state that the page was made for. */
	pathname: string;
	/** What changed since the address was shared, and where what it showed is now. */
	moved?: MovedNote;
	/** The flowchart, drawn while the site is built, with the way to the page's state lit. */
	children?: ReactNode;
}

/** The id of the wizard, whose markup comes back where its script fails: its links work without. */
const wizardId = "wizard";

/** The wizard: a question or an outcome. Every state is a page, which also remains where the wizard's script fails. */
export function Wizard(props: Props) {
	return (
		<ToolBoundary
			said={
				<>
					The tier finder met an error in this browser. Its links work all the same, a page at a time:{" "}
					<a href={props.pathname}>load this one again</a>, or <a href={base}>start with the first question</a>.
				</>
			}
			plain={{ id: wizardId }}
		>
			<LiveWizard {...props} />
		</ToolBoundary>
	);
}

/** With script the next state comes without loading its page. */
function LiveWizard({ facts, pathname, moved, children }: Props) {
	const { place, go } = usePlace(facts, pathname);
	const heading = useRef<HTMLHeadingElement>(null);
	const map = useRef<HTMLDetailsElement>(null);
	const state = stateAt(facts, place.path) ?? stateAt(facts, base);
	const title = state ? headingOf(facts, state) : "";

	// Before the next frame, which would show the new question where the page was scrolled to, and before the next key.
	useLayoutEffect(() => {
		const shown = stateAt(facts, place.path);
		if (map.current && shown) light(map.current, selectionTrail(facts, shown.answers));
		// The first state came with its page; a later one is announced as a new page would be.
		if (place.arrival === "page") return;
		document.title = `${title} | Mamey Partners`;
		const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
		if (canonical) canonical.href = new URL(place.path, canonical.href).href;
		// Back and forward find the page where it was left.
		if (place.arrival === "link") window.scrollTo({ top: 0 });
		heading.current?.focus({ preventScroll: true });
	}, [facts, place.path, place.arrival, title]);

	// The flowchart is finished markup, in which Preact sees no clicks.
	const change = useRef((_path: string) => {});
	useLayoutEffect(() => {
		change.current = (path) =>
			go({ path, kept: { ...place.kept, ...(state ? keptAnswers(state.steps) : {}) }, carried: 0 });
	});
	useEffect(() => {
		const chart = map.current;
		const follow = (event: globalThis.MouseEvent) => {
			const link = event.target instanceof Element ? event.target.closest("a") : null;
			const path = link?.getAttribute("href") ?? "";
			if (!isPlainClick(event) || !stateAt(facts, path)) return;
			change.current(path);
			event.preventDefault();
		};
		chart?.addEventListener("click", follow);
		return () => chart?.removeEventListener("click", follow);
	}, [facts]);

	if (!state) return null;

	/** What a link to a place is given, so that it needs no page with script and works without. */
	const linkTo = (next: Place) => ({
		href: next.path,
		onClick: (event: MouseEvent<HTMLAnchorElement>) => {
			if (!isPlainClick(event.nativeEvent)) return;
			// The second click of a double-click was not meant for the next question.
			if (event.detail < 2) go(next);
			// Last, so that where script fails the link leads to its page.
			event.preventDefault();
		},
	});
	const answerWith = (answer: Answer) => {
		const given = [...state.answers, answer];
		const path = continueWith(facts.selection, given, place.kept);
		return linkTo({ path: addressOf(path), kept: place.kept, carried: path.length - given.length });
	};
	const changeTo = (position: number) =>
		linkTo({
			path: addressOf(state.answers.slice(0, position)),
			kept: { ...place.kept, ...keptAnswers(state.steps) },
			carried: 0,
		});

	return (
		<div
			id={wizardId}
			className="wizard not-content"
			data-kind={state.kind}
			data-announced={facts.announced?.terms.length ? "" : undefined}
		>
			<div className="wizard-main">
				<header>
					<Progress facts={facts} state={state} />
					<h1 ref={heading} tabIndex={-1} id="_top" aria-describedby="place">
						{title}
					</h1>
				</header>
				{moved && place.isEntry && (
					<p className="moved" role="note">
						{moved.note} <a href={moved.to}>{moved.link}</a>
					</p>
				)}
				{state.kind === "question" ? (
					<>
						<AskedQuestion question={state.question} before={place.kept[state.question.key]} answerWith={answerWith} />
						<ComingChanges facts={facts} of={isOfQuestions([state.question])} />
					</>
				) : (
					<Outcome facts={facts} state={state} />
				)}
			</div>
			<details
				className="wizard-map screen-only"
				ref={map}
				onToggle={(event) => centerHere(event.currentTarget)}
				data-no-markdown=""
			>
				<summary>The questions as a flowchart</summary>
				{children}
				<p className="hint">
					Your way so far is marked. <a href={withBase("/guide/choose-a-tier/")}>The whole flowchart</a>
				</p>
			</details>
			<div className="wizard-rest">
				{state.kind === "outcome" && <OutcomeDetails facts={facts} state={state} />}
				<EarlierAnswers
					facts={facts}
					state={state}
					place={place}
					changeTo={changeTo}
					startAgain={linkTo({ path: base, kept: {}, carried: 0 })}
				/>
				<ComingChanges facts={facts} of={isOfQuestions(state.steps.map(({ question }) => question))} />
			</div>
		</div>
	);
}

/** Where the visitor is among the questions, in words and as a line of steps. */
function Progress({ facts, state }: { facts: WizardFacts; state: SelectionState }) {
	const most = mostQuestions(facts.selection, state);
	const asked = state.steps.length;
	const words =
		state.kind === "outcome"
			? `Your answer after ${asked} ${asked === 1 ? "question" : "questions"}`
			: `Question ${asked + 1} of ${asked + 1 < most ? "at most " : ""}${most}`;
	return (
		<div className="place">
			<p id="place">{words}</p>
			{state.kind === "question" && (
				<ol aria-hidden="true">
					{Array.from({ length: most }, (_, at) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: the steps are alike, and their place is what they are.
						<li key={at} data-step={at < asked ? "done" : at === asked ? "here" : "ahead"} />
					))}
				</ol>
			)}
		</div>
	);
}

function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey }: globalThis.MouseEvent): boolean {
	return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/** Lights the nodes and edges of a way in the finished flowchart, and marks where it has come to. */
function light(chart: HTMLElement, trail: readonly string[]): void {
	const here = trail.at(-1);
	for (const part of chart.querySelectorAll("[data-node], [data-edge]")) {
		const name = part.getAttribute("data-node") ?? part.getAttribute("data-edge") ?? "";
		part.toggleAttribute("data-lit", trail.includes(name));
		part.toggleAttribute("data-here", name === here);
	}
	centerHere(chart);
}

/** Scrolls the flowchart within its box, where that is smaller, to where the way has come. */
function centerHere(chart: HTMLElement): void {
	const box = chart.querySelector(".diagram-box");
	// One of the chart's two pictures is shown.
	const marked = [...chart.querySelectorAll("[data-here]")].map((part) => part.getBoundingClientRect());
	const here = marked.find(({ width }) => width > 0);
	if (!box || !here) return;
	const frame = box.getBoundingClientRect();
	box.scrollBy(
		here.x + here.width / 2 - frame.x - frame.width / 2,
		here.y + here.height / 2 - frame.y - frame.height / 2,
	);
}
