import * as z from "zod";
import { contentFiles, type Overrides } from "./content-files.ts";
import { ContentError } from "./faults/content-error.ts";
import type { Fault } from "./faults/fault.ts";
import type { Problem } from "./faults/problems.ts";
import { placeIn, readYaml } from "./yaml/read-yaml.ts";

const address = z
	.string()
	.regex(/^\/([a-z0-9-]+\/)+$/, "write an address of this site with a slash at both ends, such as /guide/support/");

/** redirects.yaml: addresses of pages that were renamed or taken away, and where each leads now. */
export const redirectsSchema = z
	.array(
		z.strictObject({
			from: address.describe("Address that was published and has no page any more"),
			to: address.describe("Address of the page that stands for it now"),
		}),
	)
	.nullable();

/** Where redirects are written, seen from the project's root. */
export const redirectsFile = "content/redirects.yaml";

/** Where addresses that were published lead now. Throws `ContentError` when one has a page, is written twice, or leads to another that leads on. */
export function readRedirects(root: string, overrides?: Overrides): Record<string, string> {
	const files = contentFiles(root, overrides);
	const { data, faults, place } = readYaml(files.read(redirectsFile) ?? "", redirectsFile, redirectsSchema);
	if (faults.length > 0) throw new ContentError(faults);
	const all = data ?? [];
	const found = all.flatMap(({ from, to }, at): Fault[] => {
		const page = `content${from.slice(0, -1)}`;
		const problem: Problem | null = [`${page}.mdx`, `${page}/index.mdx`].some((name) => files.read(name) !== null)
			? { kind: "redirect hides a page", from }
			: all.findIndex((other) => other.from === from) !== at
				? { kind: "redirect twice", from }
				: all.some((other) => other.from === to)
					? { kind: "redirect leads on", to }
					: null;
		const key = problem?.kind === "redirect leads on" ? "to" : "from";
		return problem ? [{ file: redirectsFile, ...place([at, key]), problem }] : [];
	});
	if (found.length > 0) throw new ContentError(found);
	return Object.fromEntries(all.map(({ from, to }) => [from, to]));
}

/** Stops with the redirects that would take the place of a page that is no file of content, such as /apply/. Throws `ContentError`. */
export function refuseHiddenPages(root: string, hidden: ReadonlySet<string>): void {
	const text = contentFiles(root).read(redirectsFile) ?? "";
	const faults = Object.keys(readRedirects(root)).flatMap((from, at): Fault[] =>
		hidden.has(from)
			? [
					{
						file: redirectsFile,
						...placeIn(text, [at, "from"]),
						problem: { kind: "redirect hides a page of the site", from },
					},
				]
			: [],
	);
	if (faults.length > 0) throw new ContentError(faults);
}
