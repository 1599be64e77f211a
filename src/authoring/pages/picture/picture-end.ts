/** Whether a picture of each kind is there to its end, by its own account of its length. What follows the end does no harm. */
const ends: readonly (readonly [RegExp, (bytes: Buffer) => boolean])[] = [
	[/\.png$/i, endsAsPng],
	[/\.jpe?g$/i, endsAsJpeg],
	[/\.gif$/i, endsAsGif],
	[/\.webp$/i, (bytes) => bytes.length >= 12 && bytes.readUInt32LE(4) + 8 <= bytes.length],
	[/\.avif$/i, endsAsAvif],
	[/\.svg$/i, (bytes) => /<\/(?:\w+:)?svg\s*>|<svg\b[^>]*\/>/.test(bytes.toString("latin1"))],
];

/** Whether a picture of the kind that its file's name says is there to its end; true for a kind that is not known. */
export function isWhole(name: string, bytes: Buffer): boolean {
	return ends.find(([kind]) => kind.test(name))?.[1](bytes) ?? true;
}

/** A PNG is chunks: length, name, so many bytes, and a checksum. The last one is IEND. */
function endsAsPng(bytes: Buffer): boolean {
	for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
		if (bytes.toString("latin1", at + 4, at + 8) === "IEND") return true;
	}
	return false;
}

/** A JPEG is segments with their lengths, and then the picture, in which the sign of its end stands nowhere else. A small one for lists may be within a segment. */
function endsAsJpeg(bytes: Buffer): boolean {
	let at = 2;
	while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
		// Any number of these may stand before a segment.
		at += bytes[at + 1] === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
	}
	return bytes.indexOf("\xff\xd9", at, "latin1") >= 0;
}

/** A GIF is a head, a table of colors, and blocks, each of parts with their lengths. One whose pictures are whole is shown without its last byte. */
function endsAsGif(bytes: Buffer): boolean {
	const tableAt = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
	const afterParts = (from: number) => {
		let at = from;
		while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
		return at + 1;
	};
	let at = 13 + tableAt(bytes[10] ?? 0);
	let pictures = 0;
	while (at < bytes.length && bytes[at] !== 0x3b) {
		if (bytes[at] === 0x2c) pictures++;
		else if (bytes[at] !== 0x21) break;
		at = afterParts(bytes[at] === 0x2c ? at + 11 + tableAt(bytes[at + 9] ?? 0) : at + 2);
	}
	return pictures > 0 && at <= bytes.length;
}

/** An AVIF is boxes: length and name, and so many bytes. One says what the picture is, and one has it; the last may go on to the end. */
function endsAsAvif(bytes: Buffer): boolean {
	const names = new Set<string>();
	let at = 0;
	while (at + 16 <= bytes.length) {
		const length = bytes.readUInt32BE(at);
		const end = length === 0 ? bytes.length : at + (length === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : length);
		if (end > bytes.length || end < at + 8) break;
		names.add(bytes.toString("latin1", at + 4, at + 8));
		at = end;
	}
	return names.has("mdat") && (names.has("meta") || names.has("moov"));
}
