import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { workbookOf } from "#commands/applications/workbook.ts";
import type { StoredApplication } from "#endpoint/store/store.ts";
import { unzipped } from "#program/estimate/audit/zip.ts";

const application = (at: number, text: string): StoredApplication => ({
	reference: `MP-0000-${String(at).padStart(4, "0")}`,
	receivedAt: new Date(Date.UTC(2026, 2, 1)),
	submissionId: null,
	held: false,
	answers: { company_name: text },
});

/** A text that can hardly be compressed. */
const randomText = (seed: number, length: number) =>
	Array.from({ length: length / 40 }, (_, at) => hash("sha1", `${seed} ${at}`)).join("");

/** So many applications, and how many of them were asked for so far. */
function counted(count: number, textOf: (at: number) => string = () => "Acme") {
	const asked = { count: 0 };
	const all = (async function* () {
		for (let at = 0; at < count; at++) {
			asked.count++;
			yield application(at, textOf(at));
		}
	})();
	return { asked, all };
}

async function sheetsOf(workbook: AsyncIterable<Uint8Array>): Promise<string[]> {
	const parts = [];
	for await (const part of workbook) parts.push(part);
	const sheets = await unzipped(Buffer.concat(parts), /^xl\/worksheets\/sheet\d+\.xml$/, 10_000_000);
	return sheets.map((bytes) => new TextDecoder().decode(bytes));
}

const rowsIn = (sheet: string) => sheet.match(/<row>/g)?.length;

test("a workbook is written while the applications are read: its memory does not grow with them", async () => {
	const { asked, all } = counted(1_000, (at) => randomText(at, 2_000));
	const askedAt: number[] = [];
	for await (const _ of workbookOf(all)) askedAt.push(asked.count);
	const early = askedAt.filter((count) => count < 500);
	expect(early.length).toBeGreaterThan(10);
});

test("what one sheet does not hold goes on in the next, under the names of the columns", async () => {
	const byRows = await sheetsOf(workbookOf(counted(7).all, { rows: 4, characters: 1_000_000 }));
	expect(byRows.map(rowsIn)).toEqual([4, 4, 2]);
	expect(byRows.every((sheet) => sheet.includes(">reference<"))).toBe(true);
	expect(byRows.flatMap((sheet) => sheet.match(/MP-0000-\d{4}/g))).toHaveLength(7);
	const byCharacters = await sheetsOf(workbookOf(counted(3).all, { rows: 100, characters: 1 }));
	expect(byCharacters.map(rowsIn)).toEqual([2, 2, 2]);
});

test("without an application there is one sheet with the names of the columns", async () => {
	expect((await sheetsOf(workbookOf(counted(0).all))).map(rowsIn)).toEqual([1]);
});

test("a text is escaped, keeps its blanks and is never read as anything but text", async () => {
	const [sheet] = await sheetsOf(workbookOf(counted(1, () => ' =1+1 & <b> "_x0041_" 長\n').all));
	expect(sheet).toContain(
		'<c s="1" t="inlineStr"><is><t xml:space="preserve"> =1+1 &amp; &lt;b&gt; &quot;_x005F_x0041_&quot; 長\n</t></is></c>',
	);
});
