// The endpoint over real HTTP, as the tests of its contract speak to it.
import { request as httpRequest } from "node:http";
import { readSettings } from "#endpoint/settings.ts";
import { startEndpoint } from "#endpoint/start.ts";
import { completeForm, type Form } from "#tests/endpoint/setup/forms.ts";
import { serveEndpoint } from "#tests/endpoint/setup/server.ts";

/** Starts an endpoint of its own, by default of a site with one other origin allowed, and without a rate limit. */
export async function startContract(settings: Record<string, string>, log: (line: string) => void = () => undefined) {
	const defaults = {
		SITE_URL: "https://partners.example.com",
		ALLOWED_ORIGINS: "https://www.example.com",
		RATE_LIMIT: "off",
	};
	const started = await startEndpoint(readSettings({ ...defaults, ...settings }), log);
	const { address, server } = await serveEndpoint(started);
	return {
		endpoint: started,
		address,
		/** Posts a body, with no redirect followed. */
		post: (headers: Record<string, string>, body: BodyInit) =>
			fetch(`${address}/api/applications`, { method: "POST", redirect: "manual", headers, body }),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await started.stop();
		},
	};
}

let count = 0;
/** A form that nobody sent before. */
export const newForm = (changes: Form = {}): Form => ({ ...completeForm, company_name: `Acme ${++count}`, ...changes });

/** A form as a browser without files encodes it. */
export const urlEncoded = (form: Form) =>
	new URLSearchParams(Object.entries(form).map(([name, value]): [string, string] => [name, String(value)]));

/** A form as a script's FormData encodes it. */
export const multipart = (form: Form) => {
	const data = new FormData();
	for (const [name, value] of Object.entries(form)) data.append(name, String(value));
	return data;
};

/** The `Accept` header of a browser that posts a form. */
export const browser = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

/** A JSON body whose size nobody announces. */
export function postChunked(address: string, body: string): Promise<Response> {
	return new Promise((resolve, reject) => {
		const request = httpRequest(
			`${address}/api/applications`,
			{ method: "POST", headers: { "content-type": "application/json", "transfer-encoding": "chunked" } },
			(incoming) => {
				let text = "";
				incoming.setEncoding("utf8").on("data", (part: string) => {
					text += part;
				});
				incoming.on("end", () => {
					const headers = { "content-type": incoming.headers["content-type"] ?? "" };
					resolve(new Response(text, { status: incoming.statusCode ?? 0, headers }));
				});
			},
		);
		request.on("error", reject);
		for (let start = 0; start < body.length; start += 8_192) request.write(body.slice(start, start + 8_192));
		request.end();
	});
}
