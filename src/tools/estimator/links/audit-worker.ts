import { auditing } from "#program/estimate/audit/audit.ts";
import { type FileText, textOfFile, UnreadableContent } from "#program/estimate/audit/file-text.ts";
import { type ListedLink, listedLink } from "#program/estimate/audit/listed.ts";
import type { AuditReport, AuditRequest, AuditSource } from "./audit-messages.ts";

// Runs in a worker: of ten thousand links the page would not move for seconds.

/** How often the page hears of what was found, in milliseconds. */
const pause = 250;

const report = (message: AuditReport) => self.postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<AuditRequest>) => {
	audit(data).catch(() => report({ kind: "failed" }));
});

async function audit({ sources, terms }: AuditRequest): Promise<void> {
	const whole = sources.reduce((sum, source) => sum + sizeOf(source), 0);
	let before = 0;
	for (const source of sources) {
		const share = sizeOf(source) / whole;
		let [found, told]: [ListedLink[], number] = [[], performance.now()];
		const { text, hasLines } = await textOf(source);
		for (const { audited, passed } of auditing(text, terms, terms[0])) {
			found.push(listedLink(audited, { file: source.file, hasLines }));
			if (performance.now() - told < pause) continue;
			report({ kind: "found", links: found, passed: before + share * passed });
			[found, told] = [[], performance.now()];
		}
		before += share;
		report({ kind: "found", links: found, passed: before });
	}
	report({ kind: "done" });
}

function sizeOf({ content }: AuditSource): number {
	return Math.max(1, typeof content === "string" ? content.length : content.size);
}

/** The text of a source; "" for a file that cannot be read, which is reported. */
async function textOf({ file, content }: AuditSource): Promise<FileText> {
	if (typeof content === "string") return { text: content, hasLines: true };
	try {
		return await textOfFile(new Uint8Array(await content.arrayBuffer()));
	} catch (error) {
		// The file was changed, or is a folder: the browser's own words for it are for programs.
		const why = error instanceof UnreadableContent ? error.message : "cannot be read. Choose it again.";
		report({ kind: "unread", sentence: `${file} ${why}` });
		return { text: "", hasLines: false };
	}
}
