import { markdownToHtml } from "satteri";
import { afterAll, expect, test } from "vitest";
import { mermaidFences } from "#authoring/pages/mermaid-fences.ts";
import { diagrams } from "#components/diagram/renderer.ts";

afterAll(diagrams.stop);

const root = new URL("../../../../", import.meta.url);

async function page(meta: string): Promise<string> {
	const { html } = await markdownToHtml(
		`\`\`\`mermaid ${meta}\nflowchart LR\n  A[Write it] --> B[Read it] --> C[Mend it] --> D[Send it]\n\`\`\`\n`,
		{ mdastPlugins: [mermaidFences(root)], fileURL: new URL("content/guide/page.mdx", root) },
	);
	return html;
}

test("a fence that is too wide for a phone has a picture for it", async () =>
	expect((await page("")).match(/<svg/g)).toHaveLength(2));

test("`fit=none` keeps it as it is written, on a phone too", async () =>
	expect((await page("fit=none")).match(/<svg/g)).toHaveLength(1));
