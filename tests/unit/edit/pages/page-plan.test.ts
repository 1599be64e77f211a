import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ForbiddenFile } from "#edit/files/content-file.ts";
import { listPages } from "#edit/files/pages.ts";
import { planMove, planNewPage, planRemoval, planRename } from "#edit/pages/page-plan.ts";
import { donePlan, shownPlan } from "#edit/server/plan-routes.ts";
import { writableProject } from "#tests/unit/edit/server/project.ts";

let project: ReturnType<typeof writableProject>;
beforeEach(() => {
	project = writableProject();
});
afterEach(() => project.remove());

const read = (file: string) => readFileSync(join(project.root, "content", file), "utf8");
const order = () => listPages(project.root).map(({ address }) => address);
const errors = (findings: readonly { level: string }[]) => findings.filter(({ level }) => level === "error");

describe("a new page", () => {
	const page = { title: "Webinars & Events: Spring", description: "When to meet us." };

	test("gets an address from its title and its place in the guide, and passes the checks", async () => {
		const before = read("navigation.yaml");
		const plan = { kind: "new", ...page, group: "The program", after: "guide/support" };
		expect(await shownPlan(project.root, plan)).toHaveLength(2);
		expect(read("navigation.yaml")).toBe(before);
		const { opens, findings } = await donePlan(project.root, plan);
		expect(opens).toBe("guide/webinars-events-spring.mdx");
		expect(errors(findings)).toEqual([]);
		expect(read("guide/webinars-events-spring.mdx")).toBe(
			'---\ntitle: "Webinars & Events: Spring"\ndescription: When to meet us.\n---\n',
		);
		expect(read("navigation.yaml")).toBe(
			before.replace("    - guide/support\n", "    - guide/support\n    - guide/webinars-events-spring\n"),
		);
	});

	test("never takes the place of one that exists, nor of a folder of pages", () => {
		const make = (title: string) => () => planNewPage(project.root, { ...page, title, group: "Start", after: "" });
		expect(make("Support")).toThrow(/already/);
		expect(make("Tiers")).toThrow(/already/);
		expect(make("…")).toThrow(ForbiddenFile);
		expect(() => planNewPage(project.root, { ...page, group: "Nowhere", after: "" })).toThrow(/no heading/);
	});
});

test("a page is moved to another heading, and no other line of the navigation changes", () => {
	const [file] = planMove(project.root, "guide/support.mdx", { group: "Joining", after: "" });
	const before = read("navigation.yaml");
	expect(file?.text).toBe(
		before
			.replace("    - guide/support\n", "")
			.replace("    - guide/how-to-apply\n", "    - guide/support\n    - guide/how-to-apply\n"),
	);
});

describe("another address", () => {
	test("is followed by navigation, words of search, links and a redirect", async () => {
		writeFileSync(
			join(project.root, "content/guide/marketing.mdx"),
			`${read("guide/marketing.mdx")}\n[Help](/guide/support/#partner-portal)\n`,
		);
		const { findings } = await donePlan(project.root, { kind: "rename", file: "guide/support.mdx", slug: "help" });
		expect(errors(findings)).toEqual([]);
		expect(existsSync(join(project.root, "content/guide/support.mdx"))).toBe(false);
		expect(order()).toContain("/guide/help/");
		expect(read("guide/marketing.mdx")).toContain("[Help](/guide/help/#partner-portal)");
		expect(read("search.yaml")).not.toContain("/guide/support/");
		expect(read("redirects.yaml")).toMatch(/\n- \{ from: \/guide\/support\/, to: \/guide\/help\/ \}\n$/);
	});

	test("changed twice, the first address leads to the last at once", async () => {
		await donePlan(project.root, { kind: "rename", file: "guide/support.mdx", slug: "help" });
		await donePlan(project.root, { kind: "rename", file: "guide/help.mdx", slug: "assistance" });
		expect(read("redirects.yaml")).toContain("{ from: /guide/support/, to: /guide/assistance/ }");
		expect(read("redirects.yaml")).toContain("{ from: /guide/help/, to: /guide/assistance/ }");
	});

	test("is refused for a page that others lie under, and for one that exists", () => {
		expect(() => planRename(project.root, "guide/tiers/index.mdx", "levels")).toThrow(/keeps its address/);
		expect(() => planRename(project.root, "guide/support.mdx", "contact")).toThrow(/already/);
	});
});

test("a page that is taken away leaves no link, word of search or place behind, and its address leads on", async () => {
	const { findings } = await donePlan(project.root, {
		kind: "remove",
		file: "guide/support.mdx",
		to: "/guide/contact/",
	});
	expect(errors(findings)).toEqual([]);
	expect(order()).not.toContain("/guide/support/");
	expect(read("search.yaml")).not.toContain("/guide/support/");
	expect(read("redirects.yaml")).toContain("{ from: /guide/support/, to: /guide/contact/ }");
	expect(planRemoval(project.root, "guide/contact.mdx", "/guide/").at(-1)?.text).toContain(
		"{ from: /guide/support/, to: /guide/ }",
	);
});
