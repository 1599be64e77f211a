import { type SelectionProblems, stateLimit } from "#program/selection/selection-faults.ts";
import type { Words } from "./words.ts";

/** Sentences about faults of a graph of questions that leads nowhere, or in a circle. */
export const selectionWords: Words<keyof SelectionProblems> = {
	"question twice": ({ question }) => `The question "${question}" is there twice. Give one of them a key of its own.`,
	"node twice": ({ question }) =>
		`The question "${question}" has the same node in the flowchart as another. Give it a name of its own.`,
	"no first question": ({ question }) => `The first question "${question}" does not exist. Add it or correct the name.`,
	"answer leads nowhere": ({ question, answer, to }) =>
		`The answer "${answer}" to "${question}" leads to "${to}", which does not exist. Add it or correct the name.`,
	"answers in a circle": ({ questions }) =>
		`The answers go in a circle: ${questions.map((question) => `"${question}"`).join(" → ")}. Let one of them lead to a tier.`,
	"question not reached": ({ question }) =>
		`No answer leads to the question "${question}". Lead one there, or remove it.`,
	"tier not reached": ({ tier }) => `No path of answers reaches the tier "${tier}". Lead an answer there.`,
	"too many pages": ({ states }) =>
		`These questions make ${states.toLocaleString("en-US")} pages, one for each way to answer them; at most ${stateLimit.toLocaleString("en-US")} can be built. Let more answers lead to a tier.`,
	"nobody requires": ({ question, answer, requirement }) =>
		`The answer "${answer}" to "${question}" contradicts "${requirement}", which no tier asks for. Write a requirement of tiers.yaml or requirements.yaml word for word; one that was reworded there is reworded here too.`,
};
