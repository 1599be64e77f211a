import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

/** A room, an import that it must not make, and one that it may. */
const rooms = [
	["src/program/facts/x.ts", "#endpoint/store/store.ts", "./facts.ts"],
	["src/program/estimate/x.ts", "node:fs", "#program/money.ts"],
	["src/program/x.ts", "react", "decimal.js-light"],
	["src/diagrams/finish/x.ts", "#program/facts/facts.ts", "../measure/geometry.ts"],
	["src/diagrams/finish/x.ts", "../../program/money.ts", "mermaid"],
	["src/browser/x.ts", "#program/money.ts", "./download.ts"],
	["src/offline/x.ts", "#components/theme/contents.ts", "#program/format.ts"],
	["src/offline/x.ts", "node:fs", "#browser/base.ts"],
	["src/components/theme/x.ts", "#tools/wizard/Wizard.tsx", "#program/facts/facts.ts"],
	["src/components/theme/x.ts", "#endpoint/settings.ts", "#browser/download.ts"],
	["src/components/drawings/X.tsx", "#diagrams/renderer.ts", "#program/facts/facts.ts"],
	["src/tools/wizard/x.ts", "#diagrams/renderer.ts", "#program/selection/selection.ts"],
	["src/tools/wizard/x.ts", "#tools/estimator/address/state.ts", "#components/drawings/ShareLadder.tsx"],
	["src/tools/wizard/x.ts", "astro:content", "react"],
	["src/tools/estimator/result/x.ts", "#tools/wizard/state.ts", "#tools/estimator/words/wording.ts"],
	["src/tools/application/x.ts", "#tools/wizard/state.ts", "#browser/download.ts"],
	["src/endpoint/http/x.ts", "#publishing/headers.ts", "#program/application/application.ts"],
	["src/endpoint/store/x.ts", "astro:env", "#endpoint/settings.ts"],
	["src/server/x.ts", "#publishing/compress.ts", "#publishing/headers.ts"],
	["src/server/x.ts", "#authoring/read-program.ts", "#endpoint/start.ts"],
	["src/authoring/x.ts", "#publishing/headers.ts", "#components/diagram/figure.ts"],
	["src/authoring/x.ts", "#components/theme/contents.ts", "#diagrams/renderer.ts"],
	["src/publishing/x.ts", "#endpoint/settings.ts", "#authoring/read-program.ts"],
	["src/edit/document/x.ts", "#publishing/headers.ts", "#authoring/read-program.ts"],
	["src/publishing/x.ts", "#edit/document/schema.ts", "#program/money.ts"],
	["src/pages/x.ts", "#edit/document/schema.ts", "#program/money.ts"],
	["src/commands/x.ts", "#tools/wizard/state.ts", "#endpoint/settings.ts"],
	["src/pages/x.ts", "#commands/serve.ts", "#tools/wizard/Wizard.tsx"],
	["src/pages/x.ts", "#publishing/headers.ts", "#endpoint/http/handle.ts"],
	["src/commands/x.ts", "#tests/tooling/free-port.ts", "#program/money.ts"],
	["src/pages/x.ts", "#tests/tooling/free-port.ts", "#program/money.ts"],
	["tests/unit/x.ts", "../endpoint/setup/forms.ts", "#tests/endpoint/setup/forms.ts"],
	["tests/browser/guide/x.ts", "../../../src/program/money.ts", "./diagram-geometry.ts"],
	// The front matter of pages and components obeys too.
	["src/pages/x.astro", "#authoring/read-program.ts", "#components/content/program/Share.astro"],
	["src/components/content/x.astro", "#endpoint/store/store.ts", "#diagrams/renderer.ts"],
] as const;

/** Which of these files Biome refuses for what they import, with the project's own configuration. */
function refusedImports(files: Record<string, string>): Set<string> {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), "rooms-")));
	try {
		copyFileSync(new URL("../../../.biome.jsonc", import.meta.url), join(folder, ".biome.jsonc"));
		for (const [file, code] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, file)), { recursive: true });
			writeFileSync(join(folder, file), code);
		}
		const biome = new URL("../../../node_modules/.bin/biome", import.meta.url).pathname;
		const { stdout } = spawnSync(
			biome,
			["lint", "--vcs-enabled=false", "--reporter=github", "--max-diagnostics=200", "."],
			{ cwd: folder, encoding: "utf8" },
		);
		const refused = stdout.matchAll(
			/title=lint\/(?:style\/noRestrictedImports|correctness\/noNodejsModules),file=([^,]+)/g,
		);
		return new Set([...refused].map(([, file = ""]) => relative(folder, file)));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const importing = (what: string, file: string) => {
	const code = `import { x } from "${what}";\nexport const y = x;\n`;
	return file.endsWith(".astro") ? `---\n${code}---\n` : code;
};
/** A name of its own for each row, in the same room. */
const named = (file: string, name: string) => file.replace(/x(\.\w+)$/i, `${name}$1`);

test("Biome refuses an import that crosses the rooms, and no other", () => {
	const files = rooms.flatMap(([file, forbidden, allowed], at) => [
		[named(file, `forbidden${at}`), importing(forbidden, file)] as const,
		[named(file, `allowed${at}`), importing(allowed, file)] as const,
	]);
	const refused = refusedImports(Object.fromEntries(files));
	const expected = rooms.map(([file], at) => named(file, `forbidden${at}`));
	expect([...refused].toSorted()).toEqual(expected.toSorted());
});
