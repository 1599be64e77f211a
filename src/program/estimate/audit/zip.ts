/** What of an archive cannot be read, in words that go after "it cannot be read: ". */
export class UnreadableArchive extends Error {}

/**
 * The parts of a ZIP archive whose names fit, unpacked (PKWARE APPNOTE, 4.3 and 4.4), as office programs write them: stored or deflated,
 * not encrypted, below 4 GB. Throws `UnreadableArchive` for anything else, and for a part of more than `largest` bytes.
 */
export async function unzipped(archive: Uint8Array, names: RegExp, largest: number): Promise<Uint8Array[]> {
	const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
	const parts: Uint8Array[] = [];
	try {
		const end = endOfArchive(archive, view);
		let at = view.getUint32(end + 16, true);
		for (let left = view.getUint16(end + 10, true); left > 0; left--) {
			if (view.getUint32(at, true) !== entrySign) throw new UnreadableArchive("its list of parts is damaged");
			const nameLength = view.getUint16(at + 28, true);
			const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength));
			if (names.test(name)) parts.push(await partAt(archive, view, at, largest));
			at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
		}
	} catch (error) {
		// A number behind the end of the archive.
		if (error instanceof RangeError) throw new UnreadableArchive("its list of parts is damaged");
		throw error;
	}
	return parts;
}

/** "PK\x01\x02" and "PK\x05\x06", little-endian. */
const entrySign = 0x02014b50;
const endSign = 0x06054b50;
/** The record of the end, and the longest comment behind it. */
const longestEnd = 22 + 0xffff;

function endOfArchive(archive: Uint8Array, view: DataView): number {
	const from = Math.max(0, archive.length - longestEnd);
	for (let at = archive.length - 22; at >= from; at--) if (view.getUint32(at, true) === endSign) return at;
	throw new UnreadableArchive("its end is missing");
}

/** The bytes of a part, found by its entry in the list. */
async function partAt(archive: Uint8Array, view: DataView, entry: number, largest: number): Promise<Uint8Array> {
	const isEncrypted = (view.getUint16(entry + 8, true) & 1) === 1;
	if (isEncrypted) throw new UnreadableArchive("it has a password");
	const method = view.getUint16(entry + 10, true);
	const local = view.getUint32(entry + 42, true);
	const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
	const packed = archive.subarray(from, from + view.getUint32(entry + 20, true));
	if (method === 0) return packed;
	if (method !== 8) throw new UnreadableArchive("it is packed in a way that is not known here");
	return inflated(packed, largest);
}

async function inflated(packed: Uint8Array, largest: number): Promise<Uint8Array> {
	const source = new Blob([new Uint8Array(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
	const reader = source.getReader();
	const chunks: Uint8Array[] = [];
	let length = 0;
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			length += next.value.length;
			if (length > largest) throw new UnreadableArchive("a part of it is too large");
			chunks.push(next.value);
		}
	} catch (error) {
		await reader.cancel().catch(() => undefined);
		if (error instanceof UnreadableArchive) throw error;
		throw new UnreadableArchive("a part of it is damaged");
	}
	const whole = new Uint8Array(length);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}
