import { expect, test } from "vitest";
import { readRefused } from "#endpoint/http/body.ts";
import { multipart, urlEncoded } from "#tests/endpoint/http/contract-server.ts";

const form = { company_name: "Müller & Söhne", customer_base: "a長🥭=%\r\n--b", revenue_goals: "目標" };

test.each([
	["without script", urlEncoded(form)],
	["of several parts", multipart(form)],
])("a form %s that was cut anywhere is read up to there, and no character is made up", async (_, sent) => {
	const request = new Request("https://example.com/", { method: "POST", body: sent });
	const headers = Object.fromEntries(request.headers);
	const whole = new Uint8Array(await request.arrayBuffer());
	const expected: [string, string][] = Object.entries(form);
	let [before, most] = [0, 0];
	for (let cut = 0; cut <= whole.length; cut++) {
		const read = (await readRefused(headers, { why: "too large", beginning: whole.subarray(0, cut) })) ?? [];
		for (const [at, [name, value]] of read.entries()) {
			const [fullName = "", text = ""] = expected[at] ?? [];
			expect(fullName.startsWith(name) && (name === fullName || value === "")).toBe(true);
			// A line end that belongs to what separates parts may follow.
			expect(text.startsWith(String(value)) || String(value).trimEnd().startsWith(text)).toBe(true);
		}
		before = read.length;
		most = Math.max(most, before);
	}
	expect([before, most]).toEqual([3, 3]);
});
