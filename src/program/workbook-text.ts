/** A text as a workbook’s cell holds it: without what XML cannot hold (1.0, 2.2); `_x0041_`, which a workbook reads as a sign's number (ECMA-376, 22.9.2.19), stays what it is. */
export function workbookText(value: string): string {
	return value
		.replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
		.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
}
