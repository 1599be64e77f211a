import { randomUUID } from "node:crypto";
import { type Added, type Channel, repeatWindow, type Submission } from "#endpoint/store/store.ts";
import type { Connection } from "./connection.ts";

/** Stores an application with its notifications, or finds the earlier one, within a transaction. */
export function insert(open: Connection, submission: Submission): Added {
	const { reference, receivedAt, submissionId, digest, held, answers } = submission;
	const at = receivedAt.getTime();
	const earlier =
		submissionId === null
			? open.findByDigest.get(digest, Number(held), at - repeatWindow)
			: open.findBySubmission.get(submissionId);
	if (earlier) {
		if (earlier.digest !== digest) return { outcome: "reused" };
		return {
			outcome: "repeated",
			reference: String(earlier.reference),
			receivedAt: new Date(Number(earlier.received_at)),
		};
	}
	const { changes } = open.insert.run(reference, at, submissionId, digest, Number(held), JSON.stringify(answers));
	if (changes === 0) return { outcome: "taken" };
	if (!held) enqueue(open, reference, submission.announce, receivedAt);
	return { outcome: "stored", reference, receivedAt };
}

/** Makes a notification for each channel. */
export function enqueue(open: Connection, reference: string, announce: readonly Channel[], now: Date) {
	for (const channel of announce) open.enqueue.run(randomUUID(), reference, channel, now.getTime(), now.getTime());
}
