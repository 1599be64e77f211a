import { mdxToJs } from "satteri";
import { expect, test } from "vitest";
import { contentComponents } from "../../src/build/content-components.ts";

const plugin = contentComponents(new URL("../../src/components/", import.meta.url));
const compile = (source: string, file: string) =>
	mdxToJs(source, { mdastPlugins: [plugin], fileURL: new URL(file, import.meta.url) });

test("a component is imported where a page names it", async () => {
	const { code } = await compile('Shares reach <Share of="strategic" />.\n\n<Team />', "page.mdx");
	expect(code).toContain('import Share from "#components/Share.astro"');
	expect(code).toContain('import Team from "#components/Team.astro"');
	expect(code).not.toContain("TierList");
});

test("a name that is no component is refused with file, line and the names that exist", async () => {
	const page = "# Title\n\nShares reach\n<Shore />.";
	await expect(async () => compile(page, "page.mdx")).rejects.toThrow(
		/page\.mdx:4: There is no component <Shore>\. Check the spelling; these exist: .*Share, /,
	);
});
