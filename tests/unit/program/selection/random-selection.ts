import fc from "fast-check";
import type { Selection, SelectionQuestion, SelectionTarget } from "#program/facts/facts.ts";
import { tierKeys } from "#program/facts/keys.ts";

/** A question with texts made from its key. */
export function question(key: string, yes: SelectionTarget, no: SelectionTarget): SelectionQuestion {
	return {
		key,
		node: key.toUpperCase().replaceAll("-", "_"),
		label: [key],
		text: `${key}?`,
		help: key,
		yes: { to: yes, said: `are ${key}` },
		no: { to: no, said: `are not ${key}` },
	};
}

/** A graph that begins with the first of the questions. */
export function graph(...questions: SelectionQuestion[]): Selection {
	return {
		start: { label: ["Start"], question: questions[0]?.key ?? "" },
		questions,
		end: { label: ["End"] },
	};
}

/**
 * Any graph without faults, of up to nine questions: each question but the first takes a free answer of an earlier one, and the
 * answers that stay free lead to a tier or to any later question.
 */
export const validSelection = fc
	.record({
		size: fc.integer({ min: 1, max: 9 }),
		choices: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
		tiers: fc.array(fc.constantFrom(...tierKeys), { minLength: 20, maxLength: 20 }),
	})
	.map(({ size, choices, tiers }) => {
		let at = 0;
		const choose = (count: number) => (choices[at++ % choices.length] ?? 0) % count;
		const free = [0, 1];
		const led = new Map<number, SelectionTarget>();
		for (let next = 1; next < size; next++) {
			const [answer = 0] = free.splice(choose(free.length), 1);
			led.set(answer, { question: `q${next}` });
			free.push(2 * next, 2 * next + 1);
		}
		for (const answer of free) {
			const from = Math.floor(answer / 2);
			const later = from + 1 + choose(size - from);
			led.set(answer, later < size ? { question: `q${later}` } : { tier: tiers[answer] ?? tierKeys[0] });
		}
		const target = (answer: number) => led.get(answer) ?? { tier: tierKeys[0] };
		return graph(
			...Array.from({ length: size }, (_, own) => question(`q${own}`, target(2 * own), target(2 * own + 1))),
		);
	});

/** The tiers that some answer of a graph leads to. */
export function tiersOf({ questions }: Selection): Set<string> {
	return new Set(questions.flatMap(({ yes, no }) => [yes, no].flatMap(({ to }) => ("tier" in to ? [to.tier] : []))));
}
