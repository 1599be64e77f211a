import type { StoredApplication } from "#endpoint/store/store.ts";
import { escapeHtml } from "#program/escape-html.ts";
import { workbookText } from "#program/workbook-text.ts";
import { columns, textsOf } from "./columns.ts";
import { type ZipEntry, zipped } from "./zip.ts";

/** How much a sheet holds at most: the rows of a spreadsheet, and characters whose bytes an archive can count. */
export type SheetLimits = { rows: number; characters: number };
const largest: SheetLimits = { rows: 1_048_576, characters: 1_000_000_000 };

/**
 * Applications as an .xlsx workbook (ECMA-376), written as they are read, so that memory stays the same however many there are. Every
 * cell is text, also when somebody edits it: nothing is computed or rewritten. What one sheet does not hold goes on in the next.
 */
export function workbookOf(
	applications: AsyncIterable<StoredApplication>,
	limits = largest,
): AsyncGenerator<Uint8Array, void> {
	return zipped(entriesOf(applications, limits));
}

async function* entriesOf(
	applications: AsyncIterable<StoredApplication>,
	limits: SheetLimits,
): AsyncGenerator<ZipEntry, void> {
	const coming = applications[Symbol.asyncIterator]();
	let next = await coming.next();
	async function* sheet(): AsyncGenerator<string, void> {
		yield sheetStart + row(columns, bold);
		let characters = 0;
		for (let rows = 1; !next.done && rows < limits.rows && characters < limits.characters; rows++) {
			const written = row(textsOf(next.value), plain);
			characters += written.length;
			yield written;
			next = await coming.next();
		}
		yield "</sheetData></worksheet>";
	}
	let sheets = 0;
	do yield { name: `xl/worksheets/sheet${++sheets}.xml`, text: sheet() };
	while (!next.done);
	const files = { ...fixedFiles, ...filesNaming(Array.from({ length: sheets }, (_, at) => at + 1)) };
	for (const [name, text] of Object.entries(files)) yield { name, text: [declaration, text] };
}

/** Places of the two styles of cells below. */
const [plain, bold] = [1, 2];

function row(texts: readonly string[], style: number): string {
	const cells = texts.map((text) =>
		text === ""
			? `<c s="${style}"/>`
			: `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeHtml(workbookText(text))}</t></is></c>`,
	);
	return `<row>${cells.join("")}</row>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const widths = columns.map((name, at) => {
	const place = at + 1;
	return `<col min="${place}" max="${place}" width="${name === "reference" ? 14 : 24}" customWidth="1"/>`;
});
const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
const sheetStart = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>`;

/** "@" (49) is the format of text. */
const formats = [
	'numFmtId="0"',
	'numFmtId="49" applyNumberFormat="1"',
	'numFmtId="49" applyNumberFormat="1" fontId="1"',
];

const fixedFiles = {
	"_rels/.rels": `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	"xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">${formats.map((format) => `<xf ${format}/>`).join("")}</cellXfs></styleSheet>`,
};

/** The files that name every sheet. */
function filesNaming(sheets: readonly number[]): Record<string, string> {
	const each = (write: (sheet: number) => string) => sheets.map(write).join("");
	const styles = `<Relationship Id="styles" Type="${relations}/styles" Target="styles.xml"/>`;
	return {
		"xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each((sheet) => `<sheet name="Applications${sheet === 1 ? "" : ` ${sheet}`}" sheetId="${sheet}" r:id="sheet${sheet}"/>`)}</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}/relationships">${styles}${each((sheet) => `<Relationship Id="sheet${sheet}" Type="${relations}/worksheet" Target="worksheets/sheet${sheet}.xml"/>`)}</Relationships>`,
		"[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${each((sheet) => `<Override PartName="/xl/worksheets/sheet${sheet}.xml" ContentType="${types}.worksheet+xml"/>`)}</Types>`,
	};
}
