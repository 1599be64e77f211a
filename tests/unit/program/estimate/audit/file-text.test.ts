import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { textOfFile } from "#program/estimate/audit/file-text.ts";

const link = "https://partners.example/estimate/?v=1&terms=1.0&tier=reseller&months=24&pu.customers=10";
const inXml = link.replaceAll("&", "&amp;");
const bytes = (text: string) => new TextEncoder().encode(text);

/** A ZIP archive of one deflated part, as office programs write them. */
function archive(name: string, content: string, { flags = 0, method = 8 } = {}): Uint8Array {
	const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
	const local = Buffer.alloc(30);
	local.writeUInt32LE(0x04034b50);
	local.writeUInt16LE(name.length, 26);
	const entry = Buffer.alloc(46);
	entry.writeUInt32LE(0x02014b50);
	entry.writeUInt16LE(flags, 8);
	entry.writeUInt16LE(method, 10);
	entry.writeUInt32LE(packed.length, 20);
	entry.writeUInt16LE(name.length, 28);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(30 + name.length + packed.length, 16);
	return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

test.each([
	["a text", bytes(`Hello\n${link}`)],
	["a web page", bytes(`<!doctype html><p>our <a href="${inXml}">plan</a></p>`)],
	["a text in UTF-16", Buffer.from(`\ufeff${link}`, "utf16le")],
	["a document's link", archive("word/_rels/document.xml.rels", `<Relationship Target="${inXml}"/>`)],
	[
		"a slide's paragraph in two runs",
		archive("ppt/slides/slide1.xml", `<a:p><a:t>${inXml.slice(0, 60)}</a:t><a:t>${inXml.slice(60)}</a:t></a:p>`),
	],
	["a sheet of OpenDocument", archive("content.xml", `<text:p><text:a xlink:href="${inXml}">plan</text:a></text:p>`)],
	["a part that is not packed", archive("xl/sharedStrings.xml", `<si><t>${inXml}</t></si>`, { method: 0 })],
])("the text of %s is read", async (_, file) => {
	expect((await textOfFile(file)).text).toContain(link);
});

test("the lines of a text are those of its file; a web page's are not, of which tags and styles are left out", async () => {
	expect(await textOfFile(bytes("Hello"))).toMatchObject({ hasLines: true });
	expect(await textOfFile(bytes("<!doctype html>Hello"))).toMatchObject({ hasLines: false });
});

test("a mail keeps every byte, those too that Windows has other signs for", async () => {
	const head = "Message-ID: <x@y>\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\n";
	expect((await textOfFile(Buffer.concat([bytes(head), Buffer.from([0x80, 0x9f, 0xe9])]))).text).toContain("€Ÿé");
});

test.each([
	["a PDF", bytes("%PDF-1.7"), "cannot be read: it is a PDF. Copy its text and paste it."],
	[
		"an old workbook",
		Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0),
		"cannot be read: it is of an old format of Office or Outlook.",
	],
	["a workbook that was cut", bytes("PK\u0003\u0004 and nothing"), "its end is missing"],
	["one with a password", archive("xl/sharedStrings.xml", "<si/>", { flags: 1 }), "it has a password"],
	[
		"one of an unknown packing",
		archive("xl/sharedStrings.xml", "<si/>", { method: 12 }),
		"packed in a way that is not known here",
	],
	["another archive", archive("readme.txt", "Hello"), "it has no sheets"],
])("%s is refused in a sentence", async (_, file, sentence) => {
	await expect(textOfFile(file)).rejects.toThrow(sentence);
});

test("a workbook damaged anywhere is read or refused in a sentence, never thrown out of", async () => {
	const file = await writeWorkbook([[{ value: link, type: String }]], { sheet: "A" }).toBuffer();
	for (let at = 0; at < file.length; at += 7) {
		const damaged = Buffer.from(file);
		damaged[at] = (damaged[at] ?? 0) ^ 0xff;
		const read = await textOfFile(damaged).then(
			({ text }) => text,
			(error: unknown) => (error instanceof Error ? error.message : "thrown"),
		);
		expect(read, `byte ${at}`).not.toBe("thrown");
		expect(read, `byte ${at}`).not.toMatch(/bounds|invalid|undefined/i);
	}
});

test("a mail in two forms has each of its links once, whole where its words are cut", async () => {
	const part = (type: string, body: string) => `--b\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${body}\r\n`;
	const shown = `<p><a href="${inXml}">${inXml.slice(0, 40)}…</a></p><table><tr><td>${inXml}</td><td>Kenya</td></tr></table>`;
	const mail = `MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n${part("text/plain", `${link}\r\n${link}`)}${part("text/html", shown)}--b--\r\n`;
	const { text } = await textOfFile(bytes(mail));
	expect(text.split(link)).toHaveLength(3);
	expect(text.match(/estimate/g)).toHaveLength(2);
	expect(text).toContain(`${link}\tKenya`);
});
