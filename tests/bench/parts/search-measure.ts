import type { Page } from "@playwright/test";

export interface Question {
	ask: string;
	answers: string[];
}

interface Places {
	asked: number;
	first: number;
	firstThree: number;
}

export interface SearchMeasure {
	places: Record<"whole questions" | "beginnings of four or more" | "with one slip", Places>;
	/** Keystrokes at which a right first result gave way to a wrong one, of all keystrokes after a right one. */
	jumps: number;
	steps: number;
	misses: string[];
}

/** Asks every question in the page's own search: whole, letter by letter, and with a slip in its longest word. */
export async function measureSearch(page: Page, questions: readonly Question[]): Promise<SearchMeasure> {
	const beginnings = questions.map(({ ask }) =>
		Array.from({ length: ask.length - 4 }, (_, at) => ask.slice(0, at + 4)),
	);
	const slips = questions.map(({ ask }) => slipsOf(ask));
	const queries = [...new Set([...questions.map(({ ask }) => ask), ...beginnings.flat(), ...slips.flat()])];
	const found = new Map(await ask(page, queries));
	const rankOf = (query: string, answers: readonly string[]) =>
		(found.get(query) ?? []).findIndex((url) => answers.includes(url));
	const count = (asked: readonly (readonly [string, readonly string[]])[]): Places => {
		const ranks = asked.map(([query, answers]) => rankOf(query, answers));
		return {
			asked: ranks.length,
			first: ranks.filter((rank) => rank === 0).length,
			firstThree: ranks.filter((rank) => rank >= 0 && rank < 3).length,
		};
	};
	const steps = questions.flatMap(({ ask, answers }, at) => {
		const right = [...(beginnings[at] ?? []), ask].map((query) => rankOf(query, answers) === 0);
		return right.slice(1).flatMap((now, before) => (right[before] ? [now] : []));
	});
	return {
		places: {
			"whole questions": count(questions.map(({ ask, answers }) => [ask, answers])),
			"beginnings of four or more": count(
				questions.flatMap(({ answers }, at) => (beginnings[at] ?? []).map((query) => [query, answers] as const)),
			),
			"with one slip": count(
				questions.flatMap(({ answers }, at) => (slips[at] ?? []).map((query) => [query, answers] as const)),
			),
		},
		jumps: steps.filter((right) => !right).length,
		steps: steps.length,
		misses: questions
			.filter(({ ask, answers }) => rankOf(ask, answers) !== 0)
			.map(({ ask }) => `${ask} → ${found.get(ask)?.[0] ?? "nothing"}`),
	};
}

/** One letter dropped, doubled, replaced, or swapped with the next, at each place inside the longest word. */
function slipsOf(ask: string): string[] {
	const word = ask.split(" ").reduce((longest, next) => (next.length > longest.length ? next : longest));
	if (word.length < 5) return [];
	const start = ask.indexOf(word);
	return Array.from({ length: word.length - 2 }, (_, at) => start + at + 1).flatMap((at) => [
		ask.slice(0, at) + ask.slice(at + 1),
		ask.slice(0, at) + ask.charAt(at) + ask.slice(at),
		`${ask.slice(0, at)}x${ask.slice(at + 1)}`,
		ask.slice(0, at) + ask.charAt(at + 1) + ask.charAt(at) + ask.slice(at + 2),
	]);
}

/** What the dialog shows for each query, as addresses in their order. */
function ask(page: Page, queries: readonly string[]): Promise<[string, string[]][]> {
	return page.evaluate(async (all) => {
		const button = document.querySelector<HTMLElement>("site-search button");
		button?.click();
		const until = async <Value>(look: () => Value | null | undefined): Promise<Value> => {
			for (;;) {
				const value = look();
				if (value) return value;
				await new Promise((resolve) => requestAnimationFrame(resolve));
			}
		};
		const dialog = await until(() => document.querySelector<HTMLDialogElement>("dialog.search-dialog[open]"));
		const input = await until(() => dialog.querySelector("input"));
		const answers: [string, string[]][] = [];
		for (const query of all) {
			const answered = new Promise<void>((resolve) => {
				const observer = new MutationObserver(() => {
					observer.disconnect();
					resolve();
				});
				observer.observe(dialog.querySelector("ol") ?? dialog, { childList: true });
			});
			input.value = query;
			input.dispatchEvent(new Event("input"));
			await answered;
			const links = [...dialog.querySelectorAll("ol a")].map((link) => link.getAttribute("href") ?? "");
			answers.push([query, links]);
		}
		return answers;
	}, queries);
}
