import { readdirSync, readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import { pageFont } from "#components/diagram/renderer.ts";
import { installDocument } from "#diagrams/measure/document.ts";
import { readFontMetrics } from "#diagrams/measure/font-metrics.ts";
import { edgeId, interfaceId, mermaidClasses, nodeId } from "#diagrams/mermaid/internals.ts";
import { defaultLimits } from "#diagrams/mermaid/limits.ts";
import { patched, patches } from "#diagrams/mermaid/patches/patch.ts";

// What the diagrams depend on inside Mermaid. After an upgrade, this file alone names what changed:
// npx vitest run -c tests/vitest.config.ts tests/unit/diagrams/mermaid/mermaid-internals.test.ts

const dist = new URL("../../../../node_modules/mermaid/dist/", import.meta.url);
const modules = [
	"mermaid.esm.mjs",
	...readdirSync(new URL("chunks/mermaid.esm/", dist)).map((file) => `chunks/mermaid.esm/${file}`),
]
	.filter((file) => file.endsWith(".mjs"))
	.map((file) => readFileSync(new URL(file, dist), "utf8"));

describe("Mermaid's code has each passage that is mended, once, in one module", () => {
	test.each(patches.map(({ why, part, passage }) => [why, part, passage] as const))("%s", (_, part, passage) => {
		const owners = modules.filter((source) => source.includes(`\n// src/${part}\n`));
		expect(owners).toHaveLength(1);
		expect(owners[0]?.split(passage)).toHaveLength(2);
	});

	test("and a passage that is gone is named", () => {
		const { part, passage, why } = patches[0] ?? { part: "", passage: "", why: "" };
		const own = patches.filter((patch) => patch.part === part).map((patch) => patch.passage);
		const code = ["", `// src/${part}`, ...own].join("\n");
		expect(() => patched(code)).not.toThrow();
		expect(() => patched(code.replace(passage, ""))).toThrow(why);
		expect(() => patched(code + passage)).toThrow(why);
	});

	test("and the letters of its texts are the same in ASCII, in which it is read", () => {
		const letters = "é “↔” 漢 😀";
		const code = patched(Buffer.from(`// ${letters}\n"${letters}"`).toString("latin1"));
		expect(code).toMatch(/^[\n\x20-\x7e]+$/);
		expect(runInThisContext(code)).toBe(letters);
	});
});

describe("Mermaid's raw drawings have each class and id that is leant on", () => {
	const sources = [
		"flowchart LR\n subgraph S[Group]\n A -->|go| B\n end",
		"stateDiagram-v2\n state Big {\n Small\n }",
		"classDiagram\n Driver ()-- Engine",
		"erDiagram\n AUTHOR ||--o{ BOOK : writes",
		"gantt\n dateFormat YYYY-MM-DD\n Work :a, 2000-01-01, 36500d\n Done :milestone, 2025-01-01, 0d",
	];
	const drawings: Element[] = [];
	beforeAll(async () => {
		const page = installDocument(readFontMetrics(pageFont.file));
		const { mermaidSettings } = await import("#diagrams/mermaid/settings.ts");
		const { default: mermaid } = await import("mermaid");
		mermaid.initialize(mermaidSettings(pageFont.family, defaultLimits));
		for (const source of sources) {
			const holder = page.createElement("div");
			holder.innerHTML = (await mermaid.render("drawing", source)).svg;
			drawings.push(holder);
		}
	});
	const all = (selector: string) => drawings.flatMap((drawing) => [...drawing.querySelectorAll(selector)]);

	test.each(Object.values(mermaidClasses))("class %s", (name) => expect(all(`.${name}`)).not.toHaveLength(0));

	test.each([
		["of a flowchart's node", nodeId, "drawing-flowchart-A-"],
		["of a state", nodeId, "drawing-state-Small-"],
		["of a class", nodeId, "drawing-classId-Engine-"],
		["of an entity", nodeId, "drawing-entity-BOOK-"],
		["of an interface", interfaceId, "drawing-interface"],
	])("id %s", (_, pattern, begins) =>
		expect(all(`.node[id^="${begins}"]`).filter(({ id }) => pattern.test(id))).not.toHaveLength(0),
	);

	test("data-id of a flowchart's edge and of its label", () => {
		const ids = all("[data-id]").map((element) => element.getAttribute("data-id") ?? "");
		expect(ids.filter((id) => edgeId.exec(id)?.[1] === "A_B").length).toBeGreaterThanOrEqual(2);
	});
});
