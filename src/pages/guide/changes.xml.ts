import type { APIRoute } from "astro";
import { withBase } from "#browser/base.ts";
import { builtDay, currentProgram, programsByState } from "#components/program.ts";
import { escapeHtml } from "#program/escape-html.ts";
import { differenceInWords } from "#program/facts/differences.ts";
import { termsHistory } from "#program/facts/history.ts";
import { longDate } from "#program/format.ts";

/** Every version of the terms as an Atom feed (RFC 4287), the newest first. */
export const GET: APIRoute = async ({ site }) => {
	const { organisation } = await currentProgram();
	const address = (path: string) => new URL(withBase(path), site).href;
	const page = address("/guide/changes/");
	const history = termsHistory(await programsByState());
	// A version that was announced without its day is as new as the build, never as its own day to come.
	const dayOf = ({ announced, effective }: (typeof history)[number]["terms"]) =>
		announced ?? (effective > builtDay ? builtDay : effective);
	const updated = (day: string) => `${day}T00:00:00Z`;
	const entries = history.map(({ terms, state, differences }) => {
		const lines = (differences ?? []).map((difference) => `<li>${escapeHtml(differenceInWords(difference))}</li>`);
		const says = differences === null ? "<p>The first terms of the program.</p>" : `<ul>${lines.join("")}</ul>`;
		return `	<entry>
		<title>Program terms ${terms.version}, ${state === "announced" ? "announced for" : "from"} ${longDate(terms.effective)}</title>
		<id>${page}#version-${terms.version}</id>
		<link href="${page}#version-${terms.version}"/>
		<updated>${updated(dayOf(terms))}</updated>
		<content type="html">${escapeHtml(says)}</content>
	</entry>
`;
	});
	const days = history.map(({ terms }) => dayOf(terms)).sort();
	return new Response(
		`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
	<title>Changes to the partner program terms of ${escapeHtml(organisation.name)}</title>
	<id>${page}</id>
	<link href="${page}"/>
	<link rel="self" href="${address("/guide/changes.xml")}"/>
	<author><name>${escapeHtml(organisation.name)}</name></author>
	<updated>${updated(days.at(-1) ?? "")}</updated>
${entries.join("")}</feed>
`,
		{ headers: { "Content-Type": "application/atom+xml" } },
	);
};
