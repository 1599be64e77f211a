import writeWorkbook from "write-excel-file/universal";
import { linksSheet } from "#program/estimate/audit/list-formats.ts";
import type { ListedLink } from "#program/estimate/audit/listed.ts";

/** The list as an .xlsx workbook of one sheet. */
export function linksWorkbook(links: readonly ListedLink[]): Promise<Blob> {
	const { data, ...options } = linksSheet(links);
	return writeWorkbook(data, options).toBlob();
}
