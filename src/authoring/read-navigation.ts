import * as z from "zod";
import { addressPart } from "./address-part.ts";
import { type ContentFiles, contentFiles, type Overrides } from "./content-files.ts";
import { ContentError } from "./faults/content-error.ts";
import { type Fault, faultOfFile } from "./faults/fault.ts";
import { isDraft } from "./pages/head/head.ts";
import { readYaml } from "./yaml/read-yaml.ts";

/** navigation.yaml: the pages of the guide in the order in which they are read. */
export const navigationSchema = z
	.array(
		z.strictObject({
			group: z.string().trim().min(1).describe("Heading over the pages in the navigation"),
			pages: z
				.array(
					z
						.string()
						.regex(
							/^[^/]+(\/[^/]+)*(?<!\.mdx?)$/i,
							"write an address without slashes around it, and without .mdx, such as guide/process",
						)
						.refine((page) => /^guide(\/|$)/.test(page), {
							message:
								"only pages of the guide, which are under content/guide, are listed here, such as guide/process; the tools and the home page are in the navigation by themselves",
						}),
				)
				.min(1)
				.describe("Pages by their address, such as guide/process"),
		}),
	)
	.min(1);
export type Navigation = z.infer<typeof navigationSchema>;

/** Where the order of the guide's pages is written, seen from the project's root. */
export const navigationFile = "content/navigation.yaml";

/** The guide's pages by group. Throws `ContentError` when a page is named that does not exist, and when one exists that is not named. */
export function readNavigation(root: string, overrides?: Overrides): Navigation {
	const files = contentFiles(root, overrides);
	const text = files.read(navigationFile);
	if (text === null) throw new ContentError([faultOfFile(navigationFile, { kind: "file missing" })]);
	const { data, faults, place } = readYaml(text, navigationFile, navigationSchema);
	if (!data) throw new ContentError(faults);
	const named = data.flatMap(({ pages }, group) =>
		pages.map((page, at) => ({ page, where: { file: navigationFile, ...place([group, "pages", at]) } })),
	);
	const firsts = new Map(named.map(({ page }, at) => [page, at] as const).reverse());
	const written = guidePages(files);
	const found = [
		...named
			.filter(({ page }) => !written.has(page))
			.map(({ page, where }): Fault => ({ ...where, problem: { kind: "no such page", page } })),
		...named
			.filter(({ page }, at) => firsts.get(page) !== at)
			.map(({ page, where }): Fault => ({ ...where, problem: { kind: "page twice", page } })),
		...guideFiles(files).flatMap(([page, file]): Fault[] => {
			const other = written.get(page);
			if (other !== undefined && other !== file) return [faultOfFile(file, { kind: "one page in two files", other })];
			const wanted = wantedName(file, "content/guide/");
			if (wanted !== null) return [faultOfFile(file, { kind: "name of a page's file", wanted })];
			if (firsts.has(page) || isDraft(files.read(file) ?? "")) return [];
			return [faultOfFile(file, { kind: "page not in navigation", page })];
		}),
		...pagesBeside(files).flatMap((file): Fault[] => {
			const wanted = wantedName(file, "content/");
			return wanted === null ? [] : [faultOfFile(file, { kind: "name of a page's file", wanted })];
		}),
	];
	if (found.length > 0) throw new ContentError(found);
	return data;
}

/** The guide's pages that are drafts, by their address. */
export function readDrafts(root: string, overrides?: Overrides): ReadonlySet<string> {
	const files = contentFiles(root, overrides);
	const drafts = [...guidePages(files)].filter(([, file]) => isDraft(files.read(file) ?? ""));
	return new Set(drafts.map(([page]) => page));
}

/** The name that a page's file must have, since it is its address; null when it has it. */
function wantedName(file: string, folder: string): string | null {
	const written = file.slice(folder.length);
	const wanted = `${written
		.replace(/\.mdx?$/i, "")
		.split("/")
		.map((name) => addressPart(name) || "page")
		.join("/")}.mdx`;
	return written === wanted ? null : wanted;
}

/** The pages under content/guide, by their address, with their file: of two with one address, the first. */
function guidePages(files: ContentFiles): Map<string, string> {
	return new Map(guideFiles(files).toReversed());
}

/** The files of pages beside the guide, such as the home page. */
function pagesBeside(files: ContentFiles): string[] {
	return files
		.list("content")
		.filter((file) => /\.mdx?$/i.test(file) && !/^content\/(?:guide\/|program\/|README\.md$)/.test(file));
}

function guideFiles(files: ContentFiles): [page: string, file: string][] {
	return files
		.list("content/guide")
		.filter((file) => /\.mdx?$/i.test(file))
		.map((file) => [file.replace(/^content\//, "").replace(/(\/index)?\.mdx?$/i, ""), file]);
}
