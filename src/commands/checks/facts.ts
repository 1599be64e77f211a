import { FactsError, readAllTerms } from "#build/read-program.ts";
import type { Check } from "./finding.ts";

/** The facts obey their schemas, and published figures have not changed. */
export const facts: Check = {
	name: "Facts",
	find: (root) => {
		try {
			readAllTerms(root);
			return [];
		} catch (error) {
			if (!(error instanceof FactsError)) throw error;
			return error.faults.map((fault) => ({
				...fault,
				remedy: "content/README.md says what each file holds.",
				level: "error" as const,
			}));
		}
	},
};
