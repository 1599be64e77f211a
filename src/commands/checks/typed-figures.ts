import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check, Finding } from "./finding.ts";

/** A range with a unit, a share, an amount: what pages take from the facts. */
const figure =
	/\$\d[\d,.]*[MKk]?\+?|\b\d[\d,.]*\s?(?:[–-]\s?\d[\d,.]*\s?)?(?:%|(?:percent|weeks?|days?|months?|years?|ms|TPS)\b)|\b\d[\d,]*\+/;

/** Pages take figures of the program from the facts; one that was typed by hand would differ from page to page one day. */
export const typedFigures: Check = {
	name: "Figures in prose",
	find: (root) =>
		readdirSync(join(root, "content"), { recursive: true, encoding: "utf8" })
			.filter((file) => /\.mdx?$/.test(file) && file !== "README.md")
			.flatMap((file) => figuresOf(`content/${file}`, readFileSync(join(root, "content", file), "utf8"))),
};

function figuresOf(file: string, text: string): Finding[] {
	return text.split("\n").flatMap((line, at) => {
		const found = figure.exec(line.replace(/<[^>]*>/g, ""))?.[0];
		if (!found) return [];
		return [
			{
				file,
				line: at + 1,
				sentence: `"${found}" is a figure typed by hand.`,
				remedy:
					'Take it from the facts with a component such as <Share of="reseller" /> or <Duration of="onboarding" />; content/README.md shows them all.',
				level: "error" as const,
			},
		];
	});
}
