import writeWorkbook, { type Feature } from "write-excel-file/universal";
import type { Estimate } from "#tools/estimator/words/assumptions.ts";
import { withComputedValues } from "./workbook-cells.ts";
import { type Source, workbookSheets } from "./workbook-sheets.ts";

const computedValues: Feature<Blob> = {
	files: { transform: { "xl/worksheets/sheet{id}.xml": { transform: withComputedValues } } },
};

/** The estimates as an .xlsx workbook: inputs, months as live formulas, and totals that agree with the page. */
export async function workbook(estimates: readonly Estimate[], source: Source): Promise<Blob> {
	return writeWorkbook(workbookSheets(estimates, source), { features: [computedValues] }).toBlob();
}
