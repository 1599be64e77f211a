import { closeSync, constants, openSync, writeSync } from "node:fs";

export type Log = {
	/** Writes a line, at the end of this round of the event loop or as soon as somebody reads. Never throws, never waits. */
	line: (text: string) => void;
	/** Writes what can be written at once. */
	close: () => void;
};

/** Lines that wait for a reader; what comes beyond is counted and not kept. */
const mostWaiting = 1_000;
/** Lines after which they are handed on before the round is over, so that none is lost that has a reader. */
const mostInRound = 100;
/** How long to wait before a full pipe is tried again, in milliseconds. */
const pause = 100;

/**
 * A log on the standard output that cannot stop the server: Node writes to a pipe in a blocking way, so a reader that hangs would
 * hang every request. Where the system can open the pipe a second time, it is written to without waiting.
 */
export function openLog(): Log {
	// A reader that is gone (EPIPE) is no reason to end the process, whatever part of it writes.
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
	const file = openWithoutWaiting("/proc/self/fd/1");
	return inRounds(file === null ? writeByNode() : writeWithoutWaiting(file));
}

/** What takes the lines of one round of the event loop. */
type Writer = { lines: (texts: readonly string[]) => void; close: () => void };

/** Hands on what a round of the event loop says once the round is over, so that no answer waits for its line. */
function inRounds(writer: Writer): Log {
	let said: string[] = [];
	const write = () => {
		const texts = said;
		said = [];
		if (texts.length > 0) writer.lines(texts);
	};
	return {
		line: (text) => {
			said.push(text);
			if (said.length === 1) setImmediate(write);
			if (said.length === mostInRound) write();
		},
		close: () => {
			write();
			writer.close();
		},
	};
}

function writeByNode(): Writer {
	return { lines: (texts) => process.stdout.write(`${texts.join("\n")}\n`), close: () => undefined };
}

function writeWithoutWaiting(file: number): Writer {
	let waiting: Buffer[] = [];
	let left = 0;
	let timer: NodeJS.Timeout | null = null;
	const write = () => {
		timer = null;
		for (let next = waiting[0]; next; next = waiting[0]) {
			const written = writeSome(file, next);
			if (written === "gone") {
				waiting = [];
				return;
			}
			if (written < next.length) {
				waiting[0] = next.subarray(written);
				timer = setTimeout(write, pause).unref();
				return;
			}
			waiting.shift();
			if (waiting.length === 0 && left > 0) {
				waiting.push(Buffer.from(`${left} lines of the log had no reader and are missing here\n`));
				left = 0;
			}
		}
	};
	return {
		lines: (texts) => {
			const taken = texts.slice(0, Math.max(0, mostWaiting - waiting.length));
			waiting.push(...taken.map((text) => Buffer.from(`${text}\n`)));
			left += texts.length - taken.length;
			if (timer === null) write();
		},
		close: () => {
			if (timer !== null) clearTimeout(timer);
			write();
			if (timer !== null) clearTimeout(timer);
			closeSync(file);
		},
	};
}

function openWithoutWaiting(path: string): number | null {
	try {
		return openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_NONBLOCK);
	} catch {
		// A socket, another system, or a pipe that belongs to somebody else: as Node does it.
		return null;
	}
}

/** How many bytes were taken; "gone" when nobody reads any more. */
function writeSome(file: number, bytes: Buffer): number | "gone" {
	try {
		return writeSync(file, bytes);
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EAGAIN" ? 0 : "gone";
	}
}
