import { completeForm, postJson, referenceIn } from "#tests/endpoint/setup/forms.ts";

/** An application that a server acknowledged: what was sent, and which reference came back. */
export type Acknowledged = { submissionId: string; reference: string };

export type Load = {
	acknowledged: Acknowledged[];
	/** What was sent without an answer, because the server was gone. Whether it is stored is not known. */
	unanswered: string[];
	/** Stops sending; resolves when nothing is under way any more. */
	stop: () => Promise<void>;
};

/** Sends new applications over so many connections at once, until it is stopped or the server is gone. */
export function startLoad(address: string, connections: number): Load {
	const acknowledged: Acknowledged[] = [];
	const unanswered: string[] = [];
	let stopped = false;

	async function send(): Promise<void> {
		while (!stopped) {
			const submissionId = crypto.randomUUID();
			const form = { ...completeForm, company_name: `Load ${submissionId}`, submission_id: submissionId };
			try {
				const response = await postJson(address, form);
				const reference = await referenceIn(response);
				acknowledged.push({ submissionId, reference });
			} catch {
				unanswered.push(submissionId);
				return;
			}
		}
	}

	const sending = Array.from({ length: connections }, send);
	return {
		acknowledged,
		unanswered,
		stop: async () => {
			stopped = true;
			await Promise.all(sending);
		},
	};
}
