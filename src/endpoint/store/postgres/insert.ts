import { createHash, randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import { type Added, repeatWindow, type Submission } from "#endpoint/store/store.ts";

/** Classes of advisory locks: any fixed numbers that other programs in the same database are unlikely to use. */
const digestLock = 0x6d616d02;
const submissionLock = 0x6d616d03;

/**
 * Of several servers that get the same content or the same submission ID at once, one stores and the others find it. Every
 * transaction takes its locks in this order, so none waits for another in a circle.
 */
export function locksOf({ digest, submissionId }: Submission): string {
	const submission = submissionId === null ? "" : lock(submissionLock, submissionId);
	return lock(digestLock, digest) + submission;
}

function lock(kind: number, text: string): string {
	return `SELECT pg_advisory_xact_lock(${kind}, ${createHash("sha256").update(text).digest().readInt32BE()});`;
}

/** Stores an application with its notifications in one statement, or finds the earlier one. */
export async function insert(client: PoolClient, submission: Submission): Promise<Added> {
	const { reference, receivedAt, submissionId, digest, held, answers } = submission;
	const announce = held ? [] : submission.announce;
	const { rows } = await client.query(
		`WITH earlier AS (
			SELECT reference, received_at, digest FROM applications
			WHERE submission_id = $3 OR ($3::text IS NULL AND digest = $4 AND held = $5 AND received_at > $7)
			ORDER BY received_at LIMIT 1
		), stored AS (
			INSERT INTO applications (reference, received_at, submission_id, digest, held, answers)
			SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT FROM earlier)
			ON CONFLICT (reference) DO NOTHING RETURNING reference, received_at, digest
		), announced AS (
			INSERT INTO outbox (id, reference, channel, created_at, next_attempt_at)
			SELECT id, reference, channel, received_at, received_at
			FROM stored, unnest($8::text[], $9::text[]) AS announcement (id, channel)
		)
		SELECT 'repeated' AS outcome, * FROM earlier UNION ALL SELECT 'stored', * FROM stored`,
		[
			reference,
			receivedAt.getTime(),
			submissionId,
			digest,
			held,
			JSON.stringify(answers),
			receivedAt.getTime() - repeatWindow,
			announce.map(() => randomUUID()),
			announce,
		],
	);
	const [row] = rows;
	if (row === undefined) return { outcome: "taken" };
	if (row.digest !== digest) return { outcome: "reused" };
	return {
		outcome: row.outcome === "stored" ? "stored" : "repeated",
		reference: String(row.reference),
		receivedAt: new Date(Number(row.received_at)),
	};
}
