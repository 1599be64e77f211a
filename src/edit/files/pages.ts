import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { headInFull } from "#authoring/pages/head/head-facts.ts";
import { headTextsSchema } from "#authoring/pages/head/head-schema.ts";
import { navigationSchema } from "#authoring/read-navigation.ts";
import { readTermsInForce } from "#authoring/read-program.ts";
import type { Program } from "#program/facts/facts.ts";
import { pageParts, readHead } from "./page-parts.ts";

/** A page in the editor's list. */
export interface PageEntry {
	/** Below content/, such as `guide/support.mdx`. */
	file: string;
	/** Of the page, such as `/guide/support/`. */
	address: string;
	title: string;
	draft: boolean;
	/** Heading of the navigation under which it is read; "" for pages beside the guide. */
	group: string;
}

/** Every page in the order in which the guide is read: the home page first, pages that no navigation names last. */
export function listPages(root: string): PageEntry[] {
	const folder = join(root, "content");
	const order = navigationOrder(root);
	const program = programInForce(root);
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.map((file) => file.replaceAll("\\", "/"))
		.filter((file) => file.endsWith(".mdx"))
		.map((file) => {
			const parts = pageParts(readFileSync(join(folder, file), "utf8"));
			const { title: written, draft } = readHead(parts);
			const title = (program && titleInFull(parts.head, program)) || written;
			const address = addressOf(file);
			const place = order.findIndex(({ page }) => `/${page}/` === address);
			const entry = { file, address, title: title || file, draft, group: order[place]?.group ?? "" };
			return { entry, place: file === "index.mdx" ? -1 : place < 0 ? order.length : place };
		})
		.toSorted((a, b) => a.place - b.place || a.entry.file.localeCompare(b.entry.file))
		.map(({ entry }) => entry);
}

/** The terms that titles take their figures from; null while they cannot be read. */
function programInForce(root: string): Program | null {
	try {
		return readTermsInForce(root);
	} catch {
		// What is wrong with the facts is said where they are edited.
		return null;
	}
}

/** A page's title with the facts of its tier; null where it names none, or wrong ones, which its checks report. */
function titleInFull(head: string, program: Program): string | null {
	try {
		const { data } = headTextsSchema.safeParse(parse(head));
		return data ? headInFull(data, program).title : null;
	} catch {
		return null;
	}
}

/** The address of a page's file. */
export function addressOf(file: string): string {
	return `/${file.replace(/\.mdx?$/, "").replace(/(^|\/)index$/, "")}/`.replace(/\/+/g, "/");
}

function navigationOrder(root: string): { page: string; group: string }[] {
	try {
		const groups = navigationSchema.parse(parse(readFileSync(join(root, "content/navigation.yaml"), "utf8")));
		return groups.flatMap(({ group, pages }) => pages.map((page) => ({ page, group })));
	} catch {
		// A navigation that cannot be read is the checks' finding; the pages are listed all the same.
		return [];
	}
}
