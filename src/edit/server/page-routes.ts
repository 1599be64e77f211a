import { Node } from "prosemirror-model";
import * as z from "zod";
import { sentenceOf } from "#authoring/faults/words.ts";
import { markupFault } from "#authoring/pages/markup.ts";
import { findingsOf } from "#edit/checks/findings.ts";
import { openPage, parsePage } from "#edit/document/open-page.ts";
import { type SavedPage, savePage } from "#edit/document/save-page.ts";
import { schema } from "#edit/document/schema.ts";
import { writeBlock } from "#edit/document/write-blocks.ts";
import { type ContentFile, contentFile, readContent, refuseOtherEncoding } from "#edit/files/content-file.ts";
import { joinParts, type PageParts, pageParts, readHead, writeHead } from "#edit/files/page-parts.ts";
import { planSections } from "#edit/pages/section-plan.ts";
import { Refusal } from "./refusal.ts";
import { save } from "./save.ts";

const headSchema = z.strictObject({
	title: z.string(),
	description: z.string(),
	draft: z.boolean(),
	banner: z.string(),
});

const pageSchema = z.strictObject({ file: z.string(), hash: z.string(), document: z.unknown(), head: headSchema });

/** A page as the editor opens it. `document` is null for one that can only be shown as text, `fault` has the reason. */
export function openedPage(root: string, path: string) {
	const file = contentFile(root, path);
	const { text, hash } = existing(root, file);
	const parts = pageParts(text);
	try {
		return { file, hash, head: readHead(parts), document: openPage(parts.body).toJSON(), fault: "" };
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		const { problem } = markupFault(error, file, parts.body);
		return { file, hash, head: readHead(parts), document: null, fault: sentenceOf(problem) };
	}
}

/** Writes a page after an edit. `origins` has the number of each block of the editor's document in the file. */
export async function savedPage(root: string, body: unknown) {
	const { file: path, hash, document, head } = pageSchema.parse(body);
	const file = contentFile(root, path);
	const { text, hash: now } = existing(root, file);
	const parts = pageParts(text);
	const edited = Node.fromJSON(schema, document);
	edited.check();
	if (now !== hash) {
		// An edit that was on its way when its page was left or loaded anew is there already.
		const same = savePage(parts.body, edited);
		if (!("refused" in same) && joinParts(writeHead({ ...parts, body: same.body }, head)) === text) {
			return { hash: now, origins: same.origins, findings: await findingsOf(root) };
		}
		const mine = joinParts(
			writeHead({ ...parts, body: edited.children.map((block) => writeBlock(block)).join("\n\n") }, head),
		);
		throw new Refusal(409, `${file} was changed by somebody else meanwhile. Nothing was written.`, {
			kind: "changed",
			now: { text, hash: now },
			mine,
		});
	}
	const saved = savePage(parts.body, edited);
	if ("refused" in saved) {
		throw new Refusal(
			422,
			"This cannot be written without changing something else. Undo it, or make it in the text view.",
			{
				kind: "unwritable",
				block: saved.block,
			},
		);
	}
	const written = writeHead({ ...parts, body: saved.body }, head);
	const whole = joinParts(written);
	const wished = [{ file, text: whole, hash }, ...planSections(root, file, text, whole)];
	const { hashes, findings } = await save(root, wished).catch((error: unknown) => {
		if (!(error instanceof Refusal)) throw error;
		throw new Refusal(error.status, error.message, {
			...error.details,
			block: refusedBlock(error, file, written, saved),
		});
	});
	return { hash: hashes[file] ?? hash, origins: saved.origins, findings };
}

/** The number of the editor's block that the first fault of a page's text is in; null for one of its head, or of another file. */
function refusedBlock({ findings }: Refusal, file: string, written: PageParts, saved: SavedPage): number | null {
	const above = joinParts({ ...written, body: "" }).split("\n").length - 1;
	const fault = findings.find((finding) => finding.file === `content/${file}` && finding.line > above);
	if (!fault) return null;
	const line = fault.line - above;
	const number = parsePage(saved.body).children.findIndex(
		({ position }) => position && position.start.line <= line && line <= position.end.line,
	);
	const block = saved.origins.indexOf(number);
	return number < 0 || block < 0 ? null : block;
}

const textSchema = z.strictObject({ file: z.string(), hash: z.string(), text: z.string() });

/** Writes a file as its text. */
export async function savedText(root: string, body: unknown) {
	const { file: path, hash, text } = textSchema.parse(body);
	const file = contentFile(root, path);
	const before = existing(root, file).text;
	const followers = file.endsWith(".mdx") ? planSections(root, file, before, text) : [];
	const { hashes, findings } = await save(root, [{ file, text, hash }, ...followers]);
	return { hash: hashes[file] ?? hash, findings };
}

/** What the checks find in a file as its text would be, without writing it. */
export async function checkedText(root: string, body: unknown) {
	const { file: path, text } = z.object({ file: z.string(), text: z.string() }).parse(body);
	const file = contentFile(root, path);
	const findings = await findingsOf(root, new Map([[file, text]]));
	return findings.filter(({ file: found }) => found === `content/${file}`);
}

/** What a file holds, for the text view. */
export function openedText(root: string, path: string) {
	const file = contentFile(root, path);
	return { file, ...existing(root, file) };
}

function existing(root: string, file: ContentFile): { text: string; hash: string } {
	const found = readContent(root, file);
	if (!found) throw new Refusal(404, `There is no file content/${file} any more.`);
	refuseOtherEncoding(root, file);
	return found;
}
