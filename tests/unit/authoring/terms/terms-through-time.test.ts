import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { factsFolder, readAllTerms } from "#authoring/read-program.ts";
import { RefusedStep, takeStep } from "#authoring/terms/step.ts";
import { postponeVersion, startVersion, withdrawVersion } from "#authoring/terms/steps.ts";
import { doneInWords, refusalInWords } from "#authoring/terms/words.ts";

const project = new URL("../../../..", import.meta.url).pathname;
let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "terms-"));
	cpSync(join(project, "tests/fixtures/terms-1.0"), join(root, factsFolder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const today = "2026-11-29";

/** Why a step is not taken, in words. */
function refusal(step: () => unknown): string {
	try {
		step();
	} catch (error) {
		if (error instanceof RefusedStep) return refusalInWords(error.refused);
		throw error;
	}
	throw new Error("It was not refused.");
}

/** What the command prints on November 29, 2026, and how it ended. */
function terms(...args: string[]): { said: string; status: number | null } {
	const { stdout, stderr, status } = spawnSync(process.execPath, [join(project, "src/commands/terms.ts"), ...args], {
		cwd: root,
		encoding: "utf8",
		env: { ...process.env, PROGRAM_DATE: today, PROGRAM_TIME_ZONE: "" },
	});
	return { said: `${stdout}${stderr}`, status };
}
const read = (file: string) => readFileSync(join(root, factsFolder, file), "utf8");
const tree = () =>
	readdirSync(root, { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".yaml"))
		.sort()
		.map((file) => [file, readFileSync(join(root, file), "utf8")]);

function announce(version: string, effective: string, low: string): void {
	takeStep(root, startVersion(root, version, effective, today));
	writeFileSync(
		join(root, factsFolder, "tiers.yaml"),
		read("tiers.yaml").replace(/low: [\d.]+, high: 30/, `low: ${low}, high: 30`),
	);
}

test("publishing says since when terms are announced, and every file that it wrote", () => {
	announce("1.1", "2027-03-01", "22");
	expect(terms("publish").said).toBe(
		[
			"The figures of terms 1.1 are recorded, and the addresses of the tier finder. From now on they stay.",
			"Files written:",
			"  content/program/published.yaml",
			"  content/find-your-tier-addresses.yaml",
			"  content/program/terms.yaml",
			"",
		].join("\n"),
	);
	expect(readAllTerms(root)[0].terms).toEqual({ version: "1.1", effective: "2027-03-01", announced: "2026-11-29" });
});

test("the list has each version with its state, its day and its commits, the newest first", () => {
	const git = (...args: string[]) =>
		execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@t.example", ...args], {
			cwd: root,
			encoding: "utf8",
			env: { ...process.env, GIT_COMMITTER_DATE: "2026-11-01T12:00:00Z", GIT_AUTHOR_DATE: "2026-11-01T12:00:00Z" },
		});
	expect(terms("list").said).toBe("1.0   in force    from December 21, 2024    not committed yet\n");
	git("init", "-q");
	git("add", ".");
	git("commit", "-qm", "Terms 1.0");
	const first = git("log", "-1", "--format=%h").trim();
	announce("1.1", "2027-03-01", "22");
	expect(terms("list").said).toMatch(
		new RegExp(
			`^1\\.1 .*not published, not committed yet\n1\\.0 .* first commit ${first} .*, and files that are not committed\n$`,
		),
	);
	git("add", ".");
	git("commit", "-qm", "Terms 1.1");
	const second = git("log", "-1", "--format=%h").trim();
	expect(terms("list").said).toBe(
		[
			`1.1   announced   from March 1, 2027        not published, first commit ${second} (2026-11-01), last ${second} (2026-11-01)`,
			`1.0   in force    from December 21, 2024    first commit ${first} (2026-11-01), last ${second} (2026-11-01)`,
			"",
		].join("\n"),
	);
});

test("two versions are compared in words", () => {
	announce("1.1", "2027-03-01", "22");
	expect(terms("diff", "1.0", "1.1").said).toBe("Technology Partner: revenue share from 20–30% to 22–30%.\n");
	expect(terms("diff", "1.0", "1.0").said).toBe("Terms 1.0 differ from terms 1.0 in no fact.\n");
	expect(terms("diff", "1.0", "2.0")).toEqual({
		said: "There are no terms 2.0. Known versions: 1.1, 1.0.\n",
		status: 1,
	});
});

describe("a new version is started", () => {
	test("today at the earliest, under a higher number than every other", () => {
		const refused = (version: string, effective: string) =>
			refusal(() => startVersion(root, version, effective, today));
		expect(refused("1.1", "2026-11-28")).toBe(
			"Terms begin today, November 29, 2026, at the earliest: what was promised until now stays. It is 2026-11-28.",
		);
		expect(refused("1.1", "")).toMatch(/^The first day of the version is missing\./);
		expect(refused("0.9", "2027-03-01")).toBe('The next version has a higher number than 1.0. It is "0.9".');
		announce("1.10", today, "22");
		expect(refused("1.9", "2027-03-01")).toBe('The next version has a higher number than 1.10. It is "1.9".');
	});

	test("and says when it recorded figures that nobody had published", () => {
		expect(doneInWords(startVersion(root, "1.1", "2027-03-01", today).done)).toMatch(
			/^Terms 1\.0 are kept in content\/program\/1\.0\. Change/,
		);
		announce("1.1", "2027-03-01", "22");
		expect(doneInWords(startVersion(root, "1.2", "2027-06-01", today).done)).toMatch(
			/^Terms 1\.1 are kept in content\/program\/1\.1, and their figures are recorded\. Change/,
		);
	});
});

describe("announced terms are postponed", () => {
	test("to another day, in one line of one file", () => {
		announce("1.1", "2027-03-01", "22");
		const before = read("terms.yaml");
		expect(terms("postpone", "1.1", "--effective", "2027-05-01").said).toBe(
			"Terms 1.1 begin on May 1, 2027 in place of March 1, 2027. Build the site again, so that it says so.\nFiles written:\n  content/program/terms.yaml\n",
		);
		expect(read("terms.yaml")).toBe(before.replace("2027-03-01", "2027-05-01"));
	});

	test("not to a day that is none, is past or breaks the order of versions; and not once they hold", () => {
		announce("1.1", "2027-03-01", "22");
		announce("1.2", "2027-06-01", "24");
		const before = tree();
		const refused = (version: string, effective: string) =>
			refusal(() => postponeVersion(root, version, effective, today));
		expect(refused("1.1", "2027-02-30")).toMatch(/^Write the first day/);
		expect(refused("1.1", "2026-11-29")).toBe(
			"Announced terms begin after today, November 29, 2026. It is 2026-11-29.",
		);
		expect(refused("1.1", "2027-06-01")).toMatch(/^Terms 1\.2 begin on June 1, 2027, so these begin earlier/);
		expect(refused("1.2", "2027-03-01")).toMatch(/^Terms 1\.1 hold from March 1, 2027, so the next begin later/);
		expect(refused("1.0", "2027-01-01")).toMatch(/^Terms 1\.0 hold since December 21, 2024, so their day stays/);
		expect(tree()).toEqual(before);
	});
});

describe("announced terms are withdrawn", () => {
	test("without a trace while they are not published: the facts are again what they were", () => {
		const before = tree();
		announce("1.1", "2027-03-01", "22");
		const { said } = terms("withdraw", "1.1");
		expect(said).toMatch(
			/^Terms 1\.1 are withdrawn\. They were not published, so no link names them\.\nFiles written:\n/,
		);
		expect(said).toContain("  content/program/1.0/tiers.yaml (taken away)");
		expect(tree()).toEqual(before);
		expect(existsSync(join(root, factsFolder, "1.0"))).toBe(false);
	});

	test("only with a stand-in once they are published: links that name them stay", () => {
		announce("1.1", "2027-03-01", "22");
		terms("publish");
		expect(terms("withdraw", "1.1")).toEqual({
			said: "Terms 1.1 were published, and links may name them. Say which terms take their place: --stand-in <version>.\n",
			status: 1,
		});
		expect(terms("withdraw", "1.1", "--stand-in", "1.1").said).toBe(
			"Terms 1.1 cannot take their place. These can: 1.0.\n",
		);
		const kept = read("1.0/tiers.yaml");
		expect(terms("withdraw", "1.1", "--stand-in", "1.0").said).toMatch(
			/^Terms 1\.1 are withdrawn and never come into force\. Terms 1\.0 take their place\.\n/,
		);
		// The next edit of a figure goes where it always goes.
		expect(read("tiers.yaml")).toBe(kept);
		const [now, withdrawn, ...others] = readAllTerms(root);
		expect(others).toEqual([]);
		expect(now.terms.version).toBe("1.0");
		expect(withdrawn?.terms).toMatchObject({ version: "1.1", standIn: "1.0" });
		expect(withdrawn?.tiers[0]?.share).toEqual({ low: 22, high: 30 });
		expect(read("published.yaml")).toContain("technology share: 22–30%");
		expect(terms("list").said).toMatch(/^1\.1 {3}withdrawn {3}terms 1\.0 take its place/);
		expect(refusal(() => withdrawVersion(root, "1.1", "1.0", today))).toBe("Terms 1.1 are withdrawn already.");
		takeStep(root, startVersion(root, "1.2", "2027-07-01", today));
	});

	test("also between two others, and not once they hold or take the place of others", () => {
		announce("1.1", "2027-03-01", "22");
		announce("1.2", "2027-06-01", "24");
		takeStep(root, withdrawVersion(root, "1.1", "1.0", today));
		expect(readAllTerms(root).map(({ terms: { version, standIn } }) => [version, standIn])).toEqual([
			["1.2", undefined],
			["1.1", "1.0"],
			["1.0", undefined],
		]);
		expect(refusal(() => withdrawVersion(root, "1.0", null, today))).toMatch(
			/^Terms 1\.0 hold since December 21, 2024/,
		);
		expect(refusal(() => withdrawVersion(root, "3.0", null, today))).toMatch(/^There are no terms 3\.0/);
	});
});
