import { type Body, bytesToRead } from "#endpoint/http/body.ts";
import { type Dependencies, handleApplication } from "#endpoint/http/handle.ts";
import type { RenderForm } from "#endpoint/http/responses.ts";
import { storeOfLists } from "./store-of-lists.ts";

const site = "https://partners.example.com";
export const newYear = new Date("2027-01-01T00:00:00Z");

/** Posts as a server hands it on: with a body that has arrived, in the encoding that fetch gives it. */
async function post(
	address: string,
	headers: Record<string, string>,
	content: BodyInit,
	deps: Dependencies,
	renderForm?: RenderForm,
	slowAfter?: number,
) {
	const request = new Request(address, { method: "POST", headers, body: content });
	const { host, pathname: path } = new URL(address);
	const bytes = new Uint8Array(await request.arrayBuffer());
	const all = Object.fromEntries(request.headers);
	const most = slowAfter ?? bytesToRead(all);
	const why = slowAfter === undefined ? "too large" : "too slow";
	const body: Body = bytes.length > most ? { why, beginning: bytes.subarray(0, most) } : bytes;
	const received = { method: "POST", host, path, headers: all, body, socketAddress: "203.0.113.7" } as const;
	const answer = await handleApplication(received, deps, renderForm);
	return new Response(answer.body, answer);
}

/** An endpoint with a store of lists at a given moment; what it logs and how often it announces is kept. */
export function endpoint(
	changes: Partial<Dependencies> = {},
	renderForm: RenderForm = async (form) => JSON.stringify(form),
) {
	const store = storeOfLists();
	const logged: Parameters<Dependencies["log"]>[0][] = [];
	const counted = { announced: 0 };
	let byte = 0;
	const deps: Dependencies = {
		store,
		siteUrl: site,
		allowedOrigins: [],
		programVersions: () => null,
		trustedProxies: 0,
		rateLimit: null,
		announce: [],
		now: () => newYear,
		randomBytes: (size) => new Uint8Array(size).fill(++byte),
		announced: () => {
			counted.announced++;
		},
		log: (line) => logged.push(line),
		...changes,
	};
	return {
		store,
		logged,
		counted,
		/** `slowAfter`: how many bytes arrive before the sender takes too long. */
		send: (headers: Record<string, string>, content: BodyInit, slowAfter?: number) =>
			post(`${deps.siteUrl}/api/applications`, headers, content, deps, renderForm, slowAfter),
	};
}
