import { countInMemory } from "#endpoint/store/allowances.ts";
import type { Store, Submission } from "#endpoint/store/store.ts";

/** A store in memory, for tests of what is around it; `stored` has what was added. */
export function storeOfLists(): Pick<Store, "add" | "allow"> & { stored: Submission[] } {
	const stored: Submission[] = [];
	const clients = countInMemory();
	return {
		stored,
		allow: async (client, allowance, now) => clients.allow(client, allowance, now),
		add: async (submission) => {
			const { reference, receivedAt, submissionId, digest } = submission;
			const earlier = stored.find((one) => one.submissionId !== null && one.submissionId === submissionId);
			if (earlier && earlier.digest !== digest) return { outcome: "reused" };
			if (earlier) return { outcome: "repeated", reference: earlier.reference, receivedAt: earlier.receivedAt };
			if (stored.some((one) => one.reference === reference)) return { outcome: "taken" };
			stored.push(submission);
			return { outcome: "stored", reference, receivedAt };
		},
	};
}
