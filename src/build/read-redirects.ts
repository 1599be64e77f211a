import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { FactsError, type FactsFault, readFacts } from "./read-program.ts";

const address = z
	.string()
	.regex(/^\/([a-z0-9-]+\/)+$/, "write an address of this site with a slash at both ends, such as /guide/support/");

/** redirects.yaml: addresses of pages that were renamed or taken away, and where each leads now. */
const redirectsSchema = z
	.array(
		z.strictObject({
			from: address.describe("Address that was published and has no page any more"),
			to: address.describe("Address of the page that stands for it now"),
		}),
	)
	.nullable();

/** Where redirects are written, seen from the project's root. */
export const redirectsFile = "content/redirects.yaml";

/** Where addresses that were published lead now. Throws `FactsError` when one has a page, stands twice, or leads to another that leads on. */
export function readRedirects(root: string): Record<string, string> {
	if (!existsSync(join(root, redirectsFile))) return {};
	const text = readFileSync(join(root, redirectsFile), "utf8");
	const { data, faults } = readFacts(text, redirectsFile, redirectsSchema);
	if (faults.length > 0) throw new FactsError(faults);
	const all = data ?? [];
	const lines = text.split("\n");
	const found = all.flatMap(({ from, to }, at): FactsFault[] => {
		const page = `content${from.slice(0, -1)}`;
		const sentence = [`${page}.mdx`, `${page}/index.mdx`].some((name) => existsSync(join(root, name)))
			? `${from} has a page of its own, which could not be reached. Take the line out, or rename the page.`
			: all.findIndex((other) => other.from === from) !== at
				? `${from} stands twice. Take one out.`
				: all.some((other) => other.from === to)
					? `${to} leads on to another address. Write that one.`
					: "";
		return sentence
			? [
					{
						file: redirectsFile,
						line: lines.findLastIndex((line) => line.includes(`from: ${from}`)) + 1 || 1,
						sentence,
					},
				]
			: [];
	});
	if (found.length > 0) throw new FactsError(found);
	return Object.fromEntries(all.map(({ from, to }) => [from, to]));
}
