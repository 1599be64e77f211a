import { type MouseEvent, useEffect, useRef, useState } from "react";
import type { Answer, SelectionState } from "#program/selection.ts";
import { Outcome } from "./Outcome.tsx";
import { addressOf, base, headingOf, stateAt, type WizardFacts } from "./state.ts";
import "./wizard.css";

interface Props {
	facts: WizardFacts;
	/** Path of the state that the page was made for. */
	pathname: string;
	/** What changed since the address was shared, and where its content stands now. */
	moved?: { note: string; to: string };
}

/** The wizard: a question or an outcome. Every state is a page; with script the next one comes without loading it. */
export function Wizard({ facts, pathname, moved }: Props) {
	const [path, setPath] = useState(pathname);
	const heading = useRef<HTMLHeadingElement>(null);
	const arrived = useRef(false);
	const state = stateAt(facts, path) ?? stateAt(facts, base);

	useEffect(() => {
		const follow = () => setPath(window.location.pathname);
		window.addEventListener("popstate", follow);
		return () => window.removeEventListener("popstate", follow);
	}, []);

	const title = state ? headingOf(facts, state) : "";
	useEffect(() => {
		// The first state came with its page; a later one is announced as a new page would be.
		if (!arrived.current) {
			arrived.current = true;
			return;
		}
		if (!path) return;
		document.title = `${title} | Mamey Partners`;
		document.querySelector("link[rel=canonical]")?.setAttribute("href", window.location.href);
		window.scrollTo({ top: 0 });
		heading.current?.focus();
	}, [path, title]);

	if (!state) return null;

	const go = (event: MouseEvent<HTMLAnchorElement>) => {
		const link = event.currentTarget;
		const plainClick = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
		if (!plainClick) return;
		event.preventDefault();
		history.pushState(null, "", link.pathname);
		setPath(link.pathname);
	};

	return (
		<div className="wizard not-content" data-kind={state.kind}>
			<header>
				<p className="place">{placeOf(facts, state)}</p>
				<h1 ref={heading} tabIndex={-1} id="_top">
					{title}
				</h1>
			</header>
			{moved && path === pathname && (
				<p className="moved">
					{moved.note} <a href={moved.to}>Go there</a>
				</p>
			)}
			{state.kind === "question" ? (
				<>
					<p className="help">{state.question.help}</p>
					<p className="answers">
						<a className="button" href={addressOf([...state.answers, "yes"])} onClick={go}>
							Yes
						</a>
						<a className="button" href={addressOf([...state.answers, "no"])} onClick={go}>
							No
						</a>
					</p>
				</>
			) : (
				<Outcome facts={facts} state={state} />
			)}
			<EarlierAnswers state={state} go={go} />
		</div>
	);
}

function placeOf({ selection }: WizardFacts, { kind, steps }: SelectionState): string {
	if (kind === "outcome") return `Your answer after ${steps.length} ${steps.length === 1 ? "question" : "questions"}`;
	return `Question ${steps.length + 1} of at most ${selection.questions.length}`;
}

/** The answers so far, each with a way to change it: the question opens again, later answers where they still apply. */
function EarlierAnswers({ state, go }: { state: SelectionState; go: (event: MouseEvent<HTMLAnchorElement>) => void }) {
	if (state.steps.length === 0) return null;
	return (
		<section className="earlier" aria-labelledby="earlier-answers">
			<h2 id="earlier-answers">Your answers</h2>
			<dl>
				{state.steps.map(({ question, answer }, at) => (
					<div key={question.key}>
						<dt>{question.text}</dt>
						<dd>
							<span>{sayAnswer(answer)}</span>
							<a href={addressOf(state.answers.slice(0, at))} onClick={go}>
								Change<span className="visually-hidden"> the answer to: {question.text}</span>
							</a>
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

function sayAnswer(answer: Answer): string {
	return answer === "yes" ? "Yes" : "No";
}
