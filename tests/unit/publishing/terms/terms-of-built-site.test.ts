// The site built twice at the same moment, with two versions announced: where it is still the day before the first of them, and where
// that day has come. Every fact differs between the versions, so that whatever is shown names the version that it is of.

import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAllTerms } from "#authoring/read-program.ts";
import { buildSite, termsOfSite } from "#commands/build-site.ts";
import { readLink } from "#program/estimate/link/scenario-link.ts";
import { scheduleOf } from "#program/estimate/schedule.ts";
import { scheduleCsv } from "#program/estimate/schedule-csv.ts";
import { findTerms, type ScheduleTerms, scheduleTerms } from "#program/estimate/terms.ts";
import type { BuildProgress } from "#publishing/build-progress.ts";
import { copyProject } from "#tests/project-copy.ts";
import { type AlteredTerms, announceAltered, announcedOn } from "./altered-terms.ts";
import { type BuiltPage, type BuiltSite, readBuiltSite } from "./built-site.ts";

const root = new URL("../../../..", import.meta.url).pathname;
const moment = new Date("2027-02-28T23:30:00Z");

const copy = { path: "", remove: () => {} };
const versions: Record<"next" | "afterNext", AlteredTerms> = { next: none(), afterNext: none() };
const sites: { dayBefore?: BuiltSite; onTheDay?: BuiltSite } = {};
const said: string[] = [];
const told: BuildProgress[] = [];

async function build(timeZone: string): Promise<BuiltSite> {
	const env = { ...process.env, SITE_URL: "https://partners.example", PROGRAM_DATE: "", PROGRAM_TIME_ZONE: timeZone };
	await buildSite(copy.path, env, moment, (progress) => told.push(progress));
	said.push(termsOfSite(copy.path));
	return readBuiltSite(join(copy.path, "dist/client"));
}

beforeAll(async () => {
	Object.assign(copy, copyProject("terms"));
	// What the project's own build drew need not be drawn again.
	const cache = "node_modules/.cache";
	if (existsSync(join(root, cache))) cpSync(join(root, cache), join(copy.path, cache), { recursive: true });
	versions.next = announceAltered(copy.path, "1.1", "2027-03-01", { word: 7001, span: 61, percent: 11 });
	versions.afterNext = announceAltered(copy.path, "1.2", "2028-01-01", { word: 8501, span: 161, percent: 41 });
	sites.dayBefore = await build("-08:00");
});
afterAll(() => copy.remove());

const dayBefore = () => sites.dayBefore ?? expect.unreachable();
const onTheDay = () => sites.onTheDay ?? expect.unreachable();

describe("a site with two announced versions", () => {
	// A hook of its own: each may take as long as a hook may.
	beforeAll(async () => {
		sites.onTheDay = await build("+13:00");
	});

	test("the build says which terms it took, by the calendar of its time zone", () => {
		expect(said).toEqual([
			"Program terms 1.0, in force on February 28, 2027; announced: 1.1 from March 1, 2027, 1.2 from January 1, 2028.",
			"Program terms 1.1, in force on March 1, 2027; announced: 1.2 from January 1, 2028.",
		]);
	});

	test("each build tells how far it is: every page that it reads and writes, and the rest of its work", () => {
		const builds = 2;
		const pages = readdirSync(join(copy.path, "content"), { recursive: true, encoding: "utf8" }).filter((file) =>
			file.endsWith(".mdx"),
		);
		for (const stage of ["reading", "writing"] as const) {
			const of = told.filter((progress) => progress.stage === stage);
			expect(of.filter(({ done, total }) => done === total).length, stage).toBe(builds);
			expect(of.every(({ done, total }) => done <= total)).toBe(true);
		}
		const read = told.filter(({ stage, done }) => stage === "reading" && done > 0);
		expect(read).toHaveLength(builds * pages.length);
		const stages = told.map(({ stage }) => stage).filter((stage, at, all) => stage !== all[at - 1]);
		const each = ["checking", "reading", "writing", "finishing"];
		expect(stages).toEqual([...each, ...each]);
	});

	describe("pages", () => {
		test("say nothing of announced terms as if they held", () => {
			const { next, afterNext } = versions;
			const faults = [
				...shownIn(dayBefore(), ({ whole }) => whole.inForce, [...next.marks, ...afterNext.marks]),
				...shownIn(onTheDay(), ({ whole }) => whole.inForce, afterNext.marks),
			];
			expect(faults).toEqual([]);
		});

		test("say what is announced beside each place that shows it", () => {
			const faults = [...onTheDay().pages].flatMap(([file, later]) => {
				const now = dayBefore().pages.get(file);
				if (!now) return [`${file} is not there before`];
				// An estimate is made under one version, and a list of pages names them as they are called today.
				if (isOfVersions(file) || /^404|^estimate\/presets/.test(file)) return [];
				const told = versions.next.marks.filter((mark) => holds(later.content.inForce, mark));
				return told
					.filter((mark) => !holds(now.content.announced, mark))
					.map((mark) => `${file} does not announce ${mark}`);
			});
			expect(faults).toEqual([]);
		});

		test("say nothing of superseded terms as if they still held", () => {
			const faults = [...onTheDay().pages].flatMap(([file, { whole }]) => {
				if (isOfVersions(file)) return [];
				const amended = versions.next.former.filter((text) => isLeftAsItWas(whole.inForce, text));
				const figures = ["20–30%", "30–40%", "40–50%", "50–60%", "24,356", "110+", "1–2 weeks", "30–90"];
				return [...amended, ...figures.filter((figure) => holds(whole.inForce, figure))].map(
					(text) => `${file}: ${text}`,
				);
			});
			expect(faults).toEqual([]);
		});

		test("have a line above them that leads to the changes, where something will be another", () => {
			const unannounced = [...dayBefore().pages].filter(
				([file, { content }]) =>
					file.startsWith("guide/") &&
					content.announced !== "" &&
					!content.announced.includes("New program terms hold from March 1, 2027"),
			);
			expect(unannounced.map(([file]) => file)).toEqual([]);
			expect(dayBefore().pages.get("index.html")?.content.announced).toContain(
				"New program terms hold from March 1, 2027",
			);
		});

		test("name version, date and the next ones at the foot", () => {
			expect(dayBefore().pages.get("guide/index.html")?.whole.inForce).toMatch(/terms 1\.0.*December 21, 2024/i);
			expect(onTheDay().pages.get("guide/index.html")?.whole.inForce).toMatch(/terms 1\.1.*March 1, 2027/i);
		});
	});

	describe("each altered fact", () => {
		test("is told among the changes, on the page, in its Markdown and in the feed, whichever day it is", () => {
			const marks = [...versions.next.marks, ...versions.afterNext.marks];
			for (const site of [dayBefore(), onTheDay()]) {
				const told = {
					page: site.pages.get("guide/changes/index.html")?.content.inForce ?? "",
					markdown: site.copies.get("guide/changes.md") ?? "",
					feed: site.feed.flatMap(({ items }) => items).join("\n"),
				};
				const untold = Object.entries(told).flatMap(([where, text]) =>
					marks.filter((mark) => !holds(text, mark)).map((mark) => `${where}: ${mark}`),
				);
				expect(untold).toEqual([]);
			}
		});

		test("is on the page and in the data of its version, which stay the same on every day", () => {
			for (const { version, marks } of [versions.next, versions.afterNext]) {
				const file = `program/${version}.json`;
				expect(onTheDay().data.get(file)).toBe(dayBefore().data.get(file));
				const words = marks.filter((mark) => mark.startsWith("amended"));
				expect(words.filter((mark) => !dayBefore().data.get(file)?.includes(mark))).toEqual([]);
				const shown = ({ pages }: BuiltSite) =>
					marks.filter((mark) => holds(pages.get(`program/${version}/index.html`)?.content.inForce ?? "", mark));
				expect(shown(onTheDay()).length).toBeGreaterThan(marks.length / 2);
				expect(shown(dayBefore())).toEqual(expect.arrayContaining(shown(onTheDay())));
			}
			expect(onTheDay().data.get("program/1.0.json")).toBe(dayBefore().data.get("program/1.0.json"));
		});

		test("is told on the page of the next version as what that changes, in the direction of the changes page", () => {
			const textOf = (file: string) => dayBefore().pages.get(file)?.content.inForce ?? "";
			const shares = textOf("program/1.1/index.html").match(/from [\d.–]+% to [\d.–]+%/g) ?? [];
			expect(shares.length).toBeGreaterThan(1);
			expect(shares.filter((share) => !textOf("guide/changes/index.html").includes(share))).toEqual([]);
		});
	});

	test("copies for machines name the day before each announced figure", () => {
		const faults = [...dayBefore().copies].flatMap(([file, text]) => (isOfVersions(file) ? [] : undatedIn(text, file)));
		expect(faults).toEqual([]);
	});

	test("search finds announced figures with their day, and superseded ones under their version alone", () => {
		const faults = dayBefore().found.flatMap(({ url, text, section }) => undatedIn(`${section}\n${text}`, url));
		expect(faults).toEqual([]);
		const superseded = onTheDay().found.flatMap(({ url, text }) =>
			versions.next.former.filter((former) => isLeftAsItWas(text, former)).map((former) => `${url}: ${former}`),
		);
		expect(superseded).toEqual([]);
	});

	test("the feed has each version with its state", () => {
		expect(dayBefore().feed.map(({ title, updated }) => [title, updated])).toEqual([
			["Program terms 1.2, announced for January 1, 2028", `${announcedOn}T00:00:00Z`],
			["Program terms 1.1, announced for March 1, 2027", `${announcedOn}T00:00:00Z`],
			["Program terms 1.0, from December 21, 2024", "2024-12-21T00:00:00Z"],
		]);
		expect(onTheDay().feed.map(({ title }) => title)).toEqual([
			"Program terms 1.2, announced for January 1, 2028",
			"Program terms 1.1, from March 1, 2027",
			"Program terms 1.0, from December 21, 2024",
		]);
	});

	test("search engines are led to the terms in force, never to others", () => {
		const ofVersions = ({ sitemap }: BuiltSite) => sitemap.filter((path) => path.startsWith("/program/"));
		expect(ofVersions(dayBefore())).toEqual(["/program/1.0/"]);
		expect(ofVersions(onTheDay())).toEqual(["/program/1.1/"]);
		const rest = ({ sitemap }: BuiltSite) => sitemap.filter((path) => !path.startsWith("/program/"));
		expect(rest(onTheDay())).toEqual(rest(dayBefore()));
		const indexed = ({ pages }: BuiltSite) =>
			[...pages].filter(([file, page]) => file.startsWith("program/") && page.isIndexed).map(([file]) => file);
		expect(indexed(dayBefore())).toEqual(["program/1.0/index.html"]);
		expect(indexed(onTheDay())).toEqual(["program/1.1/index.html"]);
	});

	describe("a link to an estimate", () => {
		const sent = readFileSync(new URL("../../../fixtures/sent-links.txt", import.meta.url), "utf8")
			.split("\n")
			.filter((line) => line.startsWith("1.0 | "))
			.map((line) => line.split(" | ")[1] ?? "")
			.filter((query) => !/\bk=|terms=/.test(query));

		const csvOf = (query: string, all: readonly ScheduleTerms[], current: string) => {
			const { scenarios } = readLink(query, [findTerms(all, current) ?? expect.unreachable(), ...all]);
			return scheduleCsv(
				scenarios.map((scenario) => scheduleOf(scenario, findTerms(all, scenario.terms) ?? expect.unreachable())),
			);
		};
		const opened = (query: string, { estimator: { terms } }: BuiltSite) => csvOf(query, terms, terms[0].version);

		test.each(["1.0", "1.1", "1.2"])("that names terms %s keeps its file to the byte, whatever holds", (version) => {
			const facts = readAllTerms(copy.path).map(scheduleTerms);
			expect(sent.length).toBeGreaterThan(1);
			for (const query of sent) {
				const link = `terms=${version}&${query}`;
				const file = csvOf(link, facts, "1.0");
				expect(opened(link, dayBefore())).toBe(file);
				expect(opened(link, onTheDay())).toBe(file);
			}
		});

		test("that names none has those in force", () => {
			const all = (site: BuiltSite, terms = "") => sent.map((query) => opened(`${terms}${query}`, site)).join("\n");
			expect(all(dayBefore())).toBe(all(dayBefore(), "terms=1.0&"));
			expect(all(onTheDay())).toBe(all(onTheDay(), "terms=1.1&"));
			expect(all(onTheDay()) === all(dayBefore())).toBe(false);
		});
	});
});

function none(): AlteredTerms {
	return { version: "", effective: "", marks: [], former: [] };
}

/** Pages that are of versions by what they are: the terms of each, the changes, and the print, which has the changes within it. */
function isOfVersions(file: string): boolean {
	return /^program\/|^guide\/(changes|print)\b/.test(file);
}

function shownIn({ pages }: BuiltSite, read: (page: BuiltPage) => string, marks: readonly string[]): string[] {
	return [...pages].flatMap(([file, page]) =>
		isOfVersions(file) ? [] : marks.filter((mark) => holds(read(page), mark)).map((mark) => `${file} shows ${mark}`),
	);
}

/** Whether a text has a figure or word as one of its own, and not within a longer number. */
function holds(text: string, mark: string): boolean {
	return new RegExp(`(?<![\\d.,–])${mark.replace(/[.+]/g, "\\$&")}(?!\\d)`).test(text);
}

/** Whether a text of former terms is there as they had it: an altered one goes on with its word. */
function isLeftAsItWas(text: string, former: string): boolean {
	return text.replaceAll(`${former} (amended`, "").includes(former);
}

/** Marks that neither the day of their version comes before nor that of later terms, which may say what they replace. */
function undatedIn(text: string, where: string): string[] {
	const days = Object.entries({ "March 1, 2027": versions.next, "January 1, 2028": versions.afterNext });
	return days.flatMap(([, { marks }], at) => {
		const later = days.slice(at).map(([day]) => day);
		const isUndated = (mark: string) => {
			const named = [...text.slice(0, text.indexOf(mark)).matchAll(/[Ff]rom (\w+ \d+, \d{4}):/g)];
			return holds(text, mark) && !later.includes(named.at(-1)?.[1] ?? "");
		};
		return marks.filter(isUndated).map((mark) => `${where} has ${mark} without its day`);
	});
}
