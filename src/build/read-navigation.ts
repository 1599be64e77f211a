import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { FactsError, type FactsFault, readFacts } from "./read-program.ts";

/** navigation.yaml: the pages of the guide in the order in which they are read. */
export const navigationSchema = z
	.array(
		z.strictObject({
			group: z.string().trim().min(1).describe("Heading over the pages in the navigation"),
			pages: z
				.array(
					z
						.string()
						.regex(/^guide(\/[a-z0-9-]+)*$/, "write an address without slashes around it, such as guide/process"),
				)
				.min(1)
				.describe("Pages by their address, such as guide/process"),
		}),
	)
	.min(1);
export type Navigation = z.infer<typeof navigationSchema>;

/** Where the order of the guide's pages is written, seen from the project's root. */
export const navigationFile = "content/navigation.yaml";

/** The guide's pages by group. Throws `FactsError` when a page is named that does not exist, and when one exists that is not named. */
export function readNavigation(root: string): Navigation {
	const text = readFileSync(join(root, navigationFile), "utf8");
	const { data, faults } = readFacts(text, navigationFile, navigationSchema);
	if (!data) throw new FactsError(faults);
	const named = data.flatMap(({ pages }) => pages);
	const written = guidePages(root);
	const lineOf = (page: string, from = 0) =>
		text.split("\n").findIndex((line, at) => at >= from && line.trim() === `- ${page}`) + 1 || 1;
	const found: FactsFault[] = [
		...named
			.filter((page) => !written.has(page))
			.map((page) => ({
				file: navigationFile,
				line: lineOf(page),
				sentence: `There is no page content/${page}.mdx. Correct the name, or take the line out.`,
			})),
		...named
			.filter((page, at) => named.indexOf(page) !== at)
			.map((page) => ({
				file: navigationFile,
				line: lineOf(page, lineOf(page)),
				sentence: `${page} stands twice. Take one out.`,
			})),
		...[...written]
			.filter(([page, file]) => nameFault(file) === null && !named.includes(page))
			.map(([page, file]) => ({
				file,
				line: 1,
				sentence: `Nothing leads to this page yet. Write "- ${page}" in ${navigationFile}, in the place where it is to be read.`,
			})),
		...[...written.values()].flatMap((file) => {
			const sentence = nameFault(file);
			return sentence ? [{ file, line: 1, sentence }] : [];
		}),
	];
	if (found.length > 0) throw new FactsError(found);
	return data;
}

/** What is wrong with the name of a page's file, which is its address; null when nothing is. */
function nameFault(file: string): string | null {
	const name = file.slice(file.lastIndexOf("/") + 1);
	const wanted = `${name
		.replace(/\.mdx?$/i, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "")}.mdx`;
	return name === wanted
		? null
		: `Name the file ${wanted}: small letters, digits and hyphens, since the name becomes the address, and .mdx, in which components work.`;
}

/** The pages that stand under content/guide, by their address, with their file. */
function guidePages(root: string): Map<string, string> {
	const files = readdirSync(join(root, "content/guide"), { recursive: true, encoding: "utf8" });
	return new Map(
		files
			.filter((file) => /\.mdx?$/i.test(file))
			.map((file) => [
				`guide/${file.replaceAll("\\", "/")}`.replace(/(\/index)?\.mdx?$/i, ""),
				`content/guide/${file.replaceAll("\\", "/")}`,
			]),
	);
}
