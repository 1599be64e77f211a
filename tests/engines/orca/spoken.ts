import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";

/** What Orca's log says that it spoke, one utterance an entry; empty ones are left out. */
export function spokenIn(log: string): string[] {
	// An utterance may hold line breaks; after its closing quote comes the voice.
	return [...log.matchAll(/SPEECH OUTPUT: '([\s\S]*?)'(?: voice=\w+)?\{/g)]
		.map(([, said = ""]) => said.replace(/\s+/g, " ").trim())
		.filter((said) => said !== "");
}

/** Listens to what is spoken from now on. */
export class Ears {
	readonly #log: string;
	#from = 0;

	constructor(log: string) {
		this.#log = log;
	}

	/** Forgets what was heard so far. */
	forget(): void {
		this.#from += this.#text().length;
	}

	/** What was heard since it was forgotten last. */
	heard(): string[] {
		return spokenIn(this.#text().toString("utf8"));
	}

	/** Waits until something that matches was heard, and gives it; null where it was not within some time. */
	async waitFor(expected: RegExp, seconds = 60): Promise<string | null> {
		const end = Date.now() + seconds * 1000;
		while (Date.now() < end) {
			const found = this.heard().find((said) => expected.test(said));
			if (found !== undefined) return found;
			await soon();
		}
		return null;
	}

	/** Waits until something was said and the reader has nothing more to do; gives what was heard. */
	async afterSpeaking(): Promise<string[]> {
		await this.waitFor(/./);
		for (let length = -1; length !== this.#text().length; ) {
			length = this.#text().length;
			// Events of one key come within some tens of milliseconds of each other.
			for (let round = 0; round < 8; round++) await soon();
		}
		return this.heard();
	}

	#text(): Buffer {
		if (!existsSync(this.#log)) return Buffer.alloc(0);
		const file = openSync(this.#log, "r");
		try {
			const text = Buffer.alloc(fstatSync(file).size - this.#from);
			readSync(file, text, 0, text.length, this.#from);
			return text;
		} finally {
			closeSync(file);
		}
	}
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 50));
