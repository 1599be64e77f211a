import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findOrInstallOffice } from "#tests/tooling/office.ts";

/** "Always" for "Recalculation on File Load": LibreOffice else shows the values that are stored in the file. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;
/** Comma, quotation mark, UTF-8, from the first line, cells as they are (not as shown), every sheet a file. */
const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/** The sheets of workbooks as LibreOffice computes them anew: rows of cells by sheet, a workbook after another. */
export function computedByLibreOffice(workbooks: readonly Uint8Array[]): Record<string, string[][]>[] {
	const office = findOrInstallOffice();
	const folder = mkdtempSync(join(tmpdir(), "workbook-"));
	try {
		const profile = join(folder, "profile");
		mkdirSync(join(profile, "user"), { recursive: true });
		writeFileSync(join(profile, "user", "registrymodifications.xcu"), settings);
		const files = workbooks.map((content, at) => {
			const file = join(folder, `book${at}.xlsx`);
			writeFileSync(file, content);
			return file;
		});
		const run = ["--headless", `-env:UserInstallation=${pathToFileURL(profile)}`, "--convert-to", filter];
		execFileSync(office, [...run, "--outdir", folder, ...files], { stdio: "pipe", timeout: 180_000 });
		return workbooks.map((_, at) =>
			Object.fromEntries(
				readdirSync(folder)
					.filter((name) => name.startsWith(`book${at}-`) && name.endsWith(".csv"))
					.map((name) => [
						name.slice(`book${at}-`.length, -".csv".length),
						readFileSync(join(folder, name), "utf8").trimEnd().split("\n").map(cellsOf),
					]),
			),
		);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The cells of a line of CSV (RFC 4180). */
function cellsOf(line: string): string[] {
	return [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, cell = ""]) =>
		cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
	);
}
