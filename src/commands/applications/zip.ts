// A ZIP archive as it is written: nothing of it is kept but what its directory says at the end (PKWARE's APPNOTE, 4.3).
import { pipeline, Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

/** A file in an archive: its name in ASCII, and its text in pieces. */
export type ZipEntry = { name: string; text: AsyncIterable<string> | Iterable<string> };

/** More than the numbers of 32 bits in an archive can name, of one file or of all. */
export class TooLargeToZip extends Error {}

const [localHead, descriptor, centralHead, end] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50];
/** Sizes and checksum come after the content, and names are UTF-8. */
const flags = 0x0808;
const [version, deflated] = [20, 8];
/** 1980-01-01, the first day that an archive knows: when it was made says nothing of what is in it. */
const [time, day] = [0, 0x21];

/** The bytes of an archive of these entries, each compressed as its text comes. Throws `TooLargeToZip`. */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array, void> {
	const directory: Buffer[] = [];
	let offset = 0;
	const counted = (bytes: Buffer): Buffer => {
		offset += bytes.length;
		return bytes;
	};
	for await (const { name, text } of entries) {
		const [start, bytesOfName] = [offset, Buffer.from(name)];
		const common = [u16(version), u16(flags), u16(deflated), u16(time), u16(day)];
		const lengths = [u16(bytesOfName.length), u16(0)];
		yield counted(Buffer.concat([u32(localHead), ...common, u32(0), u32(0), u32(0), ...lengths, bytesOfName]));

		const content = { checksum: 0, size: 0 };
		const compressed = createDeflateRaw();
		pipeline(Readable.from(measured(text, content)), compressed, () => undefined);
		const begin = offset;
		for await (const part of compressed) yield counted(part);
		const sizes = [u32(content.checksum), u32(offset - begin), u32(content.size)];
		yield counted(Buffer.concat([u32(descriptor), ...sizes]));
		directory.push(
			Buffer.concat([
				...[u32(centralHead), u16(version), ...common, ...sizes, ...lengths],
				...[u16(0), u16(0), u16(0), u32(0), u32(start), bytesOfName],
			]),
		);
	}
	const listed = Buffer.concat(directory);
	const count = u16(directory.length);
	yield listed;
	yield Buffer.concat([u32(end), u16(0), u16(0), count, count, u32(listed.length), u32(offset), u16(0)]);
}

/** The bytes of a text, whose size and checksum are counted as they pass. */
async function* measured(
	text: ZipEntry["text"],
	content: { checksum: number; size: number },
): AsyncGenerator<Buffer, void> {
	for await (const piece of text) {
		const bytes = Buffer.from(piece);
		content.size += bytes.length;
		content.checksum = crc32(bytes, content.checksum);
		yield bytes;
	}
}

function u16(value: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16LE(value);
	return bytes;
}

function u32(value: number): Buffer {
	if (value > 0xffffffff) throw new TooLargeToZip("The workbook would be larger than 4 GiB.");
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}
