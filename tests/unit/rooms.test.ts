import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

/** A room, an import that it must not make, and one that it may. */
const rooms = [
	["src/program/x.ts", "#endpoint/store.ts", "./facts.ts"],
	["src/program/x.ts", "node:fs", "zod"],
	["src/program/x.ts", "react", "decimal.js"],
	["src/diagrams/x.ts", "#program/facts.ts", "mermaid"],
	["src/components/x.ts", "#tools/wizard/Wizard.tsx", "#program/facts.ts"],
	["src/components/X.tsx", "#diagrams/render.ts", "#program/facts.ts"],
	["src/tools/wizard/x.ts", "#diagrams/render.ts", "#program/selection.ts"],
	["src/tools/wizard/x.ts", "#tools/estimator/state.ts", "#components/ShareLadder.tsx"],
	["src/tools/wizard/x.ts", "astro:content", "react"],
	["src/endpoint/x.ts", "#build/headers.ts", "#program/application.ts"],
	["src/endpoint/x.ts", "astro:env", "node:http"],
	["src/build/x.ts", "#pages/x.ts", "#diagrams/render.ts"],
	["src/commands/x.ts", "#tools/wizard/state.ts", "#endpoint/settings.ts"],
	["src/pages/x.ts", "#commands/serve.ts", "#tools/wizard/Wizard.tsx"],
	["src/pages/x.ts", "#build/headers.ts", "#endpoint/handle.ts"],
	// The front matter of pages and components obeys too.
	["src/pages/x.astro", "#commands/serve.ts", "#components/Share.astro"],
	["src/components/x.astro", "#endpoint/store.ts", "#diagrams/render.ts"],
] as const;

/** Which of these files Biome refuses for what they import, with the project's own configuration. */
function refusedImports(files: Record<string, string>): Set<string> {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), "rooms-")));
	try {
		copyFileSync(new URL("../../.biome.jsonc", import.meta.url), join(folder, ".biome.jsonc"));
		for (const [file, code] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, file)), { recursive: true });
			writeFileSync(join(folder, file), code);
		}
		const biome = new URL("../../node_modules/.bin/biome", import.meta.url).pathname;
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
