import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ContentError } from "#authoring/faults/content-error.ts";
import { type Finding, told } from "#authoring/faults/words.ts";
import { readProgram } from "#authoring/read-program.ts";

const root = new URL("../../..", import.meta.url).pathname;
const folder = "tests/fixtures/terms-1.0";
const textOf = (name: string) => readFileSync(`${root}${folder}/${name}.yaml`, "utf8");

/** The facts with some files changed, or the faults that they then have. */
function readWith(changes: Record<string, (text: string) => string>) {
	const files = Object.entries(changes).map(([name, change]) => {
		const changed = change(textOf(name));
		expect(changed).not.toBe(textOf(name));
		return [`${folder}/${name}.yaml`, changed] as const;
	});
	try {
		return { program: readProgram(root, folder, new Map(files)), faults: [] };
	} catch (error) {
		if (!(error instanceof ContentError)) throw error;
		return { program: null, faults: error.faults.map(told) };
	}
}
const faultsOf = (changes: Record<string, (text: string) => string>): readonly Finding[] => readWith(changes).faults;

const withoutJoint = {
	revenue: (text: string) => text.replace(/- key: joint[\s\S]*/, ""),
	tiers: (text: string) => text.replaceAll(/, joint\b|\bjoint(, )?/g, ""),
	presets: (text: string) => text.replaceAll(/\n +jg\..*/g, ""),
};

describe("terms may leave a revenue model out", () => {
	test("where nothing of them names it", () => {
		const { program, faults } = readWith(withoutJoint);
		expect(faults).toEqual([]);
		expect(program?.revenue.map(({ key }) => key)).toEqual(["platform", "implementation", "referral"]);
	});

	test("a line of a tier that is paid by it is told in its place", () => {
		const at = textOf("tiers")
			.split("\n")
			.findIndex((line) => /models: .*\bjoint\b/.test(line));
		expect(faultsOf({ revenue: withoutJoint.revenue })[0]).toMatchObject({
			file: `${folder}/tiers.yaml`,
			line: at + 1,
			sentence: expect.stringMatching(
				/^"[^"]+" of [\w ]+ is paid by the revenue model joint, which terms 1\.0 do not have\. Take it out, write one of platform, implementation, referral, or list joint in revenue\.yaml\.$/,
			),
		});
	});

	test("an input of it in a preset is told in its place", () => {
		const { presets, ...others } = withoutJoint;
		expect(presets(textOf("presets"))).not.toContain("jg.");
		const [fault] = faultsOf(others);
		expect(fault?.file).toBe(`${folder}/presets.yaml`);
		expect(fault?.sentence).toMatch(
			/^jg\.revenue of the preset .+ is an input of a revenue model that terms 1\.0 do not have\. Take it out, or list the model in revenue\.yaml\.$/,
		);
	});

	test("not all of them, and none is there twice", () => {
		expect(faultsOf({ revenue: () => "[]\n" })[0]).toMatchObject({
			file: `${folder}/revenue.yaml`,
			sentence: expect.stringContaining("at least 1"),
		});
		const twice = (text: string) => text.replace("- key: joint", "- key: referral");
		expect(faultsOf({ revenue: twice })[0]?.sentence).toContain(
			"each of platform, implementation, referral, joint may be here once",
		);
	});
});
