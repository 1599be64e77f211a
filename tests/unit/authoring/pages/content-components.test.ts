import { mdxToJs } from "satteri";
import { expect, test } from "vitest";
import { componentRules, componentTable, contentComponents } from "#authoring/pages/content-components.ts";

const folder = new URL("../../../../src/components/content/", import.meta.url);
const plugins = [componentRules(new URL("./", import.meta.url), componentTable(folder)), contentComponents(folder)];
const compile = (source: string, file: string) =>
	mdxToJs(source, { mdastPlugins: plugins, fileURL: new URL(file, import.meta.url) });

test("a component is imported where a page names it", async () => {
	const { code } = await compile('Shares reach <Share of="strategic" />.\n\n<Team />', "page.mdx");
	expect(code).toContain('import Share from "#components/content/program/Share.astro"');
	expect(code).toContain('import Team from "#components/content/organisation/Team.astro"');
	expect(code).not.toContain("TierList");
});

test("a name that is no component is refused with file, line and the names that exist", async () => {
	const page = "# Title\n\nShares reach\n<Shore />.";
	await expect(async () => compile(page, "page.mdx")).rejects.toThrow(
		/page\.mdx:4:1: There is no component <Shore>\. Check the spelling; these exist: .*Share, /,
	);
});

test("a name without its capitals is refused, since a browser would pass over it", async () => {
	await expect(async () => compile('Takes <duration of="application" />.', "page.mdx")).rejects.toThrow(
		"page.mdx:1:7: <duration> is no component. Write it with its capitals: <Duration>.",
	);
});

const refused = (page: string) => expect(async () => compile(page, "page.mdx")).rejects;

test("a value that a component does not take is refused with those that it takes", async () => {
	await refused('# Title\n\nCall <Contact by="fax" />.').toThrow(
		'page.mdx:3:6: <Contact by="fax" />: by must be one of email, portal, phone, support-phone.',
	);
	await refused('<TierBenefits tier="resellers" />').toThrow(
		"tier must be one of technology, integrator, reseller, strategic.",
	);
});

test("an attribute that is misnamed, missing or too many is refused with what to write", async () => {
	await refused('<Share tier="reseller" />').toThrow(
		'<Share> takes no tier. It takes of (one of technology, integrator, reseller, strategic; may be left out), as in <Share of="technology" />.',
	);
	await refused("<Figure />").toThrow('page.mdx:1:1: <Figure> needs name. It takes name, as in <Figure name="…" />.');
	await refused('<Team for="support" />').toThrow("<Team> takes no for. It takes no values: <Team />.");
});

test("a value that is computed is the component’s own to judge", async () => {
	await compile('<SelectionFlowchart path={["no", "yes"]} />', "page.mdx");
});
