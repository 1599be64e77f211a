import { expect, test } from "vitest";
import { filesOf } from "#publishing/on-demand.ts";

const chunk = (imports: string[], dynamicImports: string[] = []) =>
	({ type: "chunk", imports, dynamicImports }) as const;

test("the server gets its module with all that it may import, and nothing that only pages do", () => {
	const bundle = {
		"entry.mjs": chunk(["chunks/form.mjs", "zod"], ["chunks/workbook.mjs"]),
		"chunks/form.mjs": chunk(["chunks/facts.mjs"]),
		"chunks/facts.mjs": chunk(["chunks/form.mjs"]),
		"chunks/workbook.mjs": chunk(["chunks/sheet.mjs"]),
		"chunks/sheet.mjs": chunk([]),
		"pages.mjs": chunk(["chunks/facts.mjs", "chunks/theme.mjs"]),
		"chunks/theme.mjs": chunk([]),
		"style.css": { type: "asset" },
	} as const;
	expect(filesOf("entry.mjs", bundle).sort()).toEqual([
		"chunks/facts.mjs",
		"chunks/form.mjs",
		"chunks/sheet.mjs",
		"chunks/workbook.mjs",
		"entry.mjs",
	]);
});
