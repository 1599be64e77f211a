import type { ListedLink } from "#program/estimate/audit/listed.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";

/** A text in which links are looked for: pasted or typed, or a file. */
export interface AuditSource {
	/** The name of the file; "" for a text. */
	file: string;
	content: string | File;
}

/** What the page asks of its worker: every version of the terms, the one in force first. */
export interface AuditRequest {
	sources: readonly AuditSource[];
	terms: readonly [ScheduleTerms, ...ScheduleTerms[]];
}

/** What the worker tells its page: links as they are found, files that cannot be read, last that it is done or met an error. */
export type AuditReport =
	/** `passed` is how much of all texts was looked through, from 0 to 1. */
	| { kind: "found"; links: readonly ListedLink[]; passed: number }
	| { kind: "unread"; sentence: string }
	| { kind: "done" | "failed" };
