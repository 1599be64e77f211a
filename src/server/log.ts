import { closeSync, constants, openSync, writeSync } from "node:fs";

export type Log = {
	/** Writes a line, now or as soon as somebody reads. Never throws, never waits. */
	line: (text: string) => void;
	/** Writes what can be written at once. */
	close: () => void;
};

/** Lines that wait for a reader; what comes beyond is counted and not kept. */
const mostWaiting = 1_000;
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
	if (file === null) return { line: (text) => process.stdout.write(`${text}\n`), close: () => undefined };

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
		line: (text) => {
			if (waiting.length >= mostWaiting) left++;
			else waiting.push(Buffer.from(`${text}\n`));
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
