import { supersededInWords } from "#program/facts/versions.ts";
import { longDate } from "#program/format.ts";
import type { FactsProblems, FileMeant, GuideProblems } from "./problems.ts";
import type { Words } from "./words.ts";

const instead: Readonly<Record<FileMeant, string>> = {
	page: "A page is a text file whose name ends in .mdx: copy the words into a new page, as the editor makes one.",
	facts: "Facts stand in the files of content/program/, whose names end in .yaml: write them there.",
	picture: "Save the picture as PNG, JPEG or WebP.",
	copy: "Take the copy out of content/: Git keeps what was.",
	download: "Put it into the folder public where readers are to get it, else take it out of content/.",
};

/** Sentences about faults of facts that belong together, and of what leads to pages. */
export const factsWords: Words<keyof FactsProblems | keyof GuideProblems> = {
	"file missing": () => "This file is missing. Restore it from the repository's history.",
	"published figure": ({ name, version, was, is }) =>
		`${name} is ${is ?? "missing"}, but terms ${version} were published with ${was ?? "no such figure"}. ` +
		`Links that were sent must keep their numbers: put the figure back, or start a new version with "npm run terms -- new".`,
	"terms out of order": ({ version, effective, earlier }) =>
		`Terms ${version} begin on ${longDate(effective)}, and terms ${earlier.version} on ${longDate(earlier.effective)}. A later version begins on a later day: correct one of the two.`,
	"folder of other terms": ({ folder, version }) =>
		`The folder is named ${folder} and holds terms ${version}. Give both the same version.`,
	"published terms gone": ({ version }) =>
		`Terms ${version} were published, and links name them, but no folder holds them any more. Put version "${version}" back here; a new version begins with "npm run terms -- new".`,
	"terms not published": ({ version, effective }) =>
		`Terms ${version} begin on ${longDate(effective)}, and their figures are not recorded yet.`,
	"no terms in force": ({ version, effective, day }) =>
		`Terms ${version}, the first, begin on ${longDate(effective)}, and none are in force on ${longDate(day)}. Write the day on which they began.`,
	"build out of date": supersededInWords,
	"unknown placeholder": ({ text, written, known }) =>
		`"${text}" ${written === null ? "has a single brace" : `names ${written}`}, but only ${known.join(", ") || "no value"} can be named here.`,
	"unknown parameter": ({ parameter, known }) =>
		`${parameter} is no parameter of the estimator. These are: ${known.join(", ")}.`,
	"parameter refused": ({ parameter, preset, says, value }) =>
		`${parameter} of the preset ${preset} must be ${says}. It is ${value}.`,
	"parameter of other terms": ({ parameter, preset, version }) =>
		`${parameter} of the preset ${preset} is an input of a revenue model that terms ${version} do not have. Take it out, or list the model in revenue.yaml.`,
	"model not in terms": ({ model, version, line, tier, known }) =>
		`"${line}" of ${tier} is paid by the revenue model ${model}, which terms ${version} do not have. Take it out, write one of ${known.join(", ")}, or list ${model} in revenue.yaml.`,
	"value not known": ({ key, of }) => `${key}${of ? ` of ${of}` : ""} is not filled in yet.`,
	"addresses not recorded": ({ addresses }) => `Not recorded with what they show: ${addresses.join(", ")}.`,

	"file not read": ({ meant }) => `Nothing of this file is published. ${instead[meant]}`,
	"no such page": ({ page }) => `There is no page content/${page}.mdx. Correct the name, or take the line out.`,
	"page twice": ({ page }) => `${page} is listed twice. Take one out.`,
	"page not in navigation": ({ page }) =>
		`Nothing leads to this page yet. Write "- ${page}" in content/navigation.yaml, in the place where it is to be read.`,
	"name of a page's file": ({ wanted }) =>
		`Name the file ${wanted}: small letters, digits and hyphens, since the name becomes the address, and .mdx, in which components work.`,
	"one page in two files": ({ other }) => `${other} has the same address. Put both into one file.`,
	"address taken": ({ address }) => `${address} is a page of the site already. Give the file another name.`,
	"redirect hides a page": ({ from }) =>
		`${from} has a page of its own, which could not be reached. Take the line out, or rename the page.`,
	"redirect hides a page of the site": ({ from }) =>
		`${from} is a page of the site, which could not be reached. Take the line out.`,
	"redirect twice": ({ from }) => `${from} is listed twice. Take one out.`,
	"page gone": ({ address }) =>
		`${address} was a page, and links to it lead nowhere now. Write where it leads: - { from: ${address}, to: /guide/… }`,
	"redirect leads on": ({ to }) => `${to} leads on to another address. Write that one.`,
	"section twice": ({ section }) => `${section} is listed twice. Write all of its words into one entry.`,
	"no such section": ({ section }) => `There is no section ${section}. Correct the address, or remove the entry.`,
};
