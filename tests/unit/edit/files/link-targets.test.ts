import { expect, test } from "vitest";
import { readGuide } from "#authoring/navigation.ts";
import { linkTargets } from "#edit/files/link-targets.ts";

const root = new URL("../../../../", import.meta.url).pathname;

test("a link to a tool is called what the site's navigation calls the tool", () => {
	const tools = readGuide(root).sidebar.find(({ label }) => label === "Tools")?.items ?? [];
	expect(tools).toHaveLength(3);
	const targets: unknown[] = linkTargets(root).map(({ title, address }) => ({ label: title, link: address }));
	for (const tool of tools) expect(targets).toContainEqual(tool);
});

test("each page leads to its sections", () => {
	const process = linkTargets(root).find(({ address }) => address === "/guide/process/");
	expect(process?.title).toBe("Partnership Process");
	expect(process?.sections.length).toBeGreaterThan(1);
	for (const { address } of process?.sections ?? []) expect(address).toMatch(/^\/guide\/process\/#[a-z-]+/);
});
