import { execFileSync } from "node:child_process";
import type { Desktop } from "./desktop.ts";
import { Ears } from "./spoken.ts";

/** One expectation of a journey, and what was heard in its place; null where nothing like it was. */
export interface Hearing {
	expected: string;
	heard: string | null;
}

/** Somebody who uses the site with the keys alone, and knows of it what Orca says. */
export class Listener {
	readonly #desktop: Desktop;
	readonly #site: string;
	readonly #ears: Ears;
	readonly hearings: Hearing[] = [];

	constructor(desktop: Desktop, site: string) {
		this.#desktop = desktop;
		this.#site = site;
		this.#ears = new Ears(desktop.log);
	}

	/** Waits until Firefox takes keys and Orca follows it. Throws what was heard where it does not. */
	async begin(): Promise<void> {
		for (let tries = 0; tries < 12; tries++) {
			// Without a manager of windows nobody else gives Firefox the focus.
			this.#act("search", "--sync", "--onlyvisible", "--class", "firefox", "windowfocus");
			this.#act("key", "ctrl+l");
			if ((await this.#ears.waitFor(/enter address/, 10)) !== null) return;
		}
		throw new NotHeard(/enter address/, this.#ears.heard());
	}

	/** Types an address of the site where a person would. */
	async open(path: string): Promise<void> {
		this.press("ctrl+l");
		await this.#ears.afterSpeaking();
		this.type(new URL(path, this.#site).href);
		this.press("Return");
		await this.hears(/^Finished loading/);
	}

	/** Presses keys one after the other; what was heard before is forgotten. */
	press(...keys: string[]): void {
		this.#ears.forget();
		this.#act("key", ...keys);
	}

	/** Types a text; what was heard before is forgotten. */
	type(text: string): void {
		this.#ears.forget();
		this.#act("type", "--delay", "40", "--", text);
	}

	/** Expects to hear something. Throws `NotHeard` where it is not heard. */
	async hears(expected: RegExp): Promise<void> {
		const heard = await this.#ears.waitFor(expected);
		this.hearings.push({ expected: expected.source, heard });
		if (heard === null) throw new NotHeard(expected, this.#ears.heard());
	}

	/** Presses a key until something is heard, at most `times`; all that was heard on the way. Throws `NotHeard`. */
	async pressUntil(key: string, expected: RegExp, times: number): Promise<string[]> {
		const all: string[] = [];
		for (let time = 0; time < times; time++) {
			this.press(key);
			const heard = await this.#ears.afterSpeaking();
			all.push(...heard);
			if (!heard.some((said) => expected.test(said))) continue;
			this.hearings.push({ expected: expected.source, heard: heard.join(" | ") });
			return all;
		}
		this.hearings.push({ expected: expected.source, heard: null });
		throw new NotHeard(expected, all);
	}

	/** Expects that nothing of what was heard matches. Throws `NotHeard`, with what did. */
	hearsNothingLike(unwanted: RegExp, heard: readonly string[]): void {
		const said = heard.find((one) => unwanted.test(one));
		this.hearings.push({
			expected: `nothing like ${unwanted.source}`,
			heard: said === undefined ? "nothing like it" : null,
		});
		if (said !== undefined) throw new NotHeard(unwanted, [said]);
	}

	#act(...args: string[]): void {
		execFileSync("xdotool", args, { env: this.#desktop.environment });
	}
}

/** Something that a journey expects was not heard, or what it does not want was. */
export class NotHeard extends Error {
	constructor(expected: RegExp, heard: readonly string[]) {
		super(`Expected: ${expected.source}\nHeard:\n${heard.map((said) => `  ${said}`).join("\n")}`);
	}
}
