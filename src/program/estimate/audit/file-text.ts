import { decodedEntities } from "#program/estimate/link/link-repair.ts";
import { textOfHtml } from "./html-text.ts";
import { isMail, textOfMail } from "./mail-text.ts";
import { UnreadableArchive, unzipped } from "./zip.ts";

/** Why a file cannot be read, in a sentence that goes after its name: "cannot be read …". */
export class UnreadableContent extends Error {}

/** A file's text, and whether its lines are those of the file: a mail's or a workbook's text is put together of its parts. */
export interface FileText {
	text: string;
	hasLines: boolean;
}

/** The most bytes that a part of a workbook may have unpacked. */
const largestPart = 500_000_000;

/**
 * The text of a file in which links are looked for: of a mail every part that is text; of a workbook every cell, formula and link of
 * a cell, a row a line; of a document, slides or a web page their paragraphs and links; anything else as it is. Throws `UnreadableContent`.
 */
export async function textOfFile(bytes: Uint8Array): Promise<FileText> {
	if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return { text: await textOfOffice(bytes), hasLines: false };
	if (begins(bytes, 0xff, 0xfe)) return { text: new TextDecoder("utf-16le").decode(bytes), hasLines: true };
	for (const [signs, kind, remedy] of otherFormats) {
		if (begins(bytes, ...signs)) throw new UnreadableContent(`cannot be read: it is ${kind}. ${remedy}`);
	}
	if (isMail(latin(bytes.subarray(0, 20_000)))) return { text: textOfMail(latin(bytes)), hasLines: false };
	const text = new TextDecoder().decode(bytes);
	const isPage = /^\s*<(?:!doctype html|html)\b/i.test(text);
	return { text: isPage ? textOfHtml(text) : text, hasLines: !isPage };
}

/** Formats in which a text cannot be looked for, by the bytes with which they begin. */
const otherFormats: readonly (readonly [readonly number[], string, string])[] = [
	[[0x25, 0x50, 0x44, 0x46], "a PDF", "Copy its text and paste it."],
	[
		[0xd0, 0xcf, 0x11, 0xe0],
		"of an old format of Office or Outlook",
		"Save it as .xlsx, .eml or text, or copy its text and paste it.",
	],
];

function begins(bytes: Uint8Array, ...signs: number[]): boolean {
	return signs.every((sign, at) => bytes[at] === sign);
}

/** A character for each byte; TextDecoder's "latin1" is windows-1252, which has other ones from 0x80 to 0x9f (WHATWG Encoding). */
function latin(bytes: Uint8Array): string {
	const pieces: string[] = [];
	for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
	return pieces.join("");
}

/**
 * The parts of workbooks, documents and slides that hold texts and the targets of links (ECMA-376, part 1, 11 to 13 and 18; of
 * OpenDocument 1.3, part 3).
 */
const textParts =
	/^(?:xl\/(?:sharedStrings|worksheets\/(?:_rels\/)?[^/]+|comments[^/]*)\.(?:xml|xml\.rels|rels)|word\/(?:_rels\/)?[^/]+\.(?:xml|rels)|ppt\/slides\/(?:_rels\/)?[^/]+\.(?:xml|rels)|content\.xml)$/;

async function textOfOffice(bytes: Uint8Array): Promise<string> {
	const refused = (why: string) =>
		new UnreadableContent(`cannot be read as a workbook (.xlsx): ${why}. Save it again, or as CSV.`);
	try {
		const parts = await unzipped(bytes, textParts, largestPart);
		if (parts.length === 0) throw refused("it has no sheets");
		return parts.map(textOfPart).join("\n");
	} catch (error) {
		throw error instanceof UnreadableArchive ? refused(error.message) : error;
	}
}

/** The texts of a part, each string, cell and paragraph a line; runs of one string, of which each has its own look, stay together. */
function textOfPart(bytes: Uint8Array): string {
	const xml = new TextDecoder().decode(bytes);
	const targets = [...xml.matchAll(/\s(?:Target|xlink:href|table:formula)="([^"]*)"/g)].map(
		([, target = ""]) => target,
	);
	const texts = xml.replace(/<\/(?:\w+:)?(?:si|is|c|f|v|text|p)>/g, "\n").replace(/<[^>]*>/g, "");
	return decodedEntities([texts, ...targets].join("\n"));
}
