// The server as a process, spoken to by hand: what no well-behaved client sends is what matters here.
import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { completeForm } from "#tests/endpoint/setup/forms.ts";
import { until } from "#tests/endpoint/setup/running-server.ts";
import { ask, longPage, type SmallSite, speak, startSite, writeSite } from "./small-site.ts";

let site: SmallSite;
beforeAll(async () => {
	site = await startSite();
});
afterAll(() => site.remove());

const status = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
const header = (answer: string, name: string) => new RegExp(`^${name}: (.*?)\r$`, "im").exec(answer)?.[1];
const body = (answer: string) => answer.slice(answer.indexOf("\r\n\r\n") + 4);

test("a range that is none is answered with the whole file, and the server lives", async () => {
	for (const range of ["bytes=100-50", "bytes=5-2, x"]) {
		const answer = await ask(site.port, "GET /robots.txt", [`Range: ${range}`]);
		expect([status(answer), body(answer)]).toEqual([200, "User-agent: *\nAllow: /\n"]);
	}
	expect(status(await ask(site.port, "GET /"))).toBe(200);
});

test("a part of a file is sent, also of its end, and what lies behind its end is refused", async () => {
	const last = await ask(site.port, "GET /robots.txt", ["Range: bytes=-3"]);
	expect([status(last), header(last, "Content-Range"), body(last)]).toEqual([206, "bytes 20-22/23", " /\n"]);
	const behind = await ask(site.port, "GET /robots.txt", ["Range: bytes=23-"]);
	expect([status(behind), header(behind, "Content-Range")]).toEqual([416, "bytes */23"]);
});

test("a part goes on only from the same content", async () => {
	const etag = header(await ask(site.port, "GET /robots.txt"), "ETag") ?? "";
	expect(status(await ask(site.port, "GET /robots.txt", ["Range: bytes=0-0", `If-Range: ${etag}`]))).toBe(206);
	expect(status(await ask(site.port, "GET /robots.txt", ["Range: bytes=0-0", 'If-Range: "other"']))).toBe(200);
	expect(status(await ask(site.port, "GET /robots.txt", [`If-None-Match: ${etag}`]))).toBe(304);
	expect(status(await ask(site.port, "GET /robots.txt", ['If-Match: "other"']))).toBe(412);
});

test("a file is sent in the coding that the client likes, and HEAD says the same without it", async () => {
	for (const [accepted, coding] of [
		["br, gzip", "br"],
		["br;q=0, gzip", "gzip"],
		["br;q=0, gzip;q=0", undefined],
	] as const) {
		const got = await ask(site.port, "GET /long/", [`Accept-Encoding: ${accepted}`]);
		const head = await ask(site.port, "HEAD /long/", [`Accept-Encoding: ${accepted}`]);
		expect(header(got, "Content-Encoding")).toBe(coding);
		expect(header(got, "Content-Length")).toBe(String(body(got).length));
		expect(header(head, "Content-Length")).toBe(header(got, "Content-Length"));
		expect(body(head)).toBe("");
	}
});

test("compressed copies, hidden files and files for hosts have no address", async () => {
	const paths = [
		"/apply/index.html.br",
		"/apply/index.html.gz",
		"/.hidden",
		"/_headers",
		"/404.html",
		"/..%2f..%2ftmp",
	];
	for (const path of paths) expect([path, status(await ask(site.port, `GET ${path}`))]).toEqual([path, 404]);
});

test("every kind of answer has the headers that are meant for it", async () => {
	const pages = ["GET /", "GET /apply/", "GET /nothing/", "GET /nothing.txt", "GET /apply/index.html.br"];
	for (const line of pages) {
		const answer = await ask(site.port, line);
		expect(header(answer, "Content-Security-Policy")).toContain("frame-ancestors 'none'");
		expect(header(answer, "X-Frame-Options")).toBe("DENY");
	}
	expect(header(await ask(site.port, "GET /embed/estimate/"), "Content-Security-Policy")).toContain(
		"frame-ancestors *",
	);
	const others = [
		"GET /robots.txt",
		"GET /apply",
		"POST /",
		"TRACE /",
		"GET /%",
		"GET /api/live",
		"GET /api/health",
		"BREW /",
	];
	for (const line of others) {
		const answer = await ask(site.port, line);
		expect([line, header(answer, "X-Content-Type-Options")]).toEqual([line, "nosniff"]);
	}
});

test("an address that is nearly a page's leads to it, its query kept", async () => {
	expect(header(await ask(site.port, "GET /apply?tier=reseller"), "Location")).toBe("/apply/?tier=reseller");
	expect(header(await ask(site.port, "GET /apply/index.html"), "Location")).toBe("/apply/");
	expect(status(await ask(site.port, "GET //apply"))).toBe(404);
});

test("an absolute target is read, and a host that is none is refused (RFC 9112, 3.2)", async () => {
	expect(status(await ask(site.port, "GET http://localhost/apply/"))).toBe(200);
	for (const host of ["a:b@x", "a b", ""]) {
		const answer = await speak(site.port, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
		expect([host, status(answer)]).toEqual([host, 400]);
		expect(answer).not.toMatch(/ at .*\.(ts|js)/);
	}
	const twice = "GET / HTTP/1.1\r\nHost: localhost\r\nHost: other\r\nConnection: close\r\n\r\n";
	expect(status(await speak(site.port, twice))).toBe(400);
});

test("an application is posted to an absolute target as well", async () => {
	const application = JSON.stringify({ ...completeForm, company_name: "Absolute" });
	const headers = ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(application)}`];
	expect(status(await ask(site.port, "POST http://localhost/api/applications", headers, application))).toBe(201);
});

test("a body over the limit is refused, and the connection closes before a next request hangs", async () => {
	const chunk = `8000\r\n${"a".repeat(0x8000)}\r\n`;
	const head = "POST /api/applications HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
	const chunked = await speak(site.port, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}`);
	expect([status(chunked), header(chunked, "Connection")]).toEqual([413, "close"]);
	const announced = await speak(site.port, `${head}Content-Length: 9999999\r\n\r\n`);
	expect([status(announced), header(announced, "Connection")]).toEqual([413, "close"]);
});

test("a client that is still sending when its body is refused is not cut off before it has the answer", async () => {
	const head = "POST /api/applications HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
	const large = "a".repeat(8_000_000);
	const answers = [];
	for (let time = 0; time < 5; time++)
		answers.push(await speak(site.port, `${head}Content-Length: ${large.length}\r\n\r\n${large}`));
	expect(answers.map(status)).toEqual(Array(5).fill(413));
});

test("a form with errors comes back as a page, and one that cannot be rendered does no harm", async () => {
	const post = (company: string) => {
		const form = new URLSearchParams({ company_name: company }).toString();
		const type = ["Content-Type: application/x-www-form-urlencoded", "Accept: text/html"];
		return ask(site.port, "POST /api/applications", [...type, `Content-Length: ${form.length}`], form);
	};
	const again = await post("Acme");
	expect(status(again)).toBe(422);
	expect(body(again)).toContain('"company_name":"Acme"');
	expect(header(again, "Content-Security-Policy")).toContain("frame-ancestors 'none'");
	for (const fault of ["throws", "ends"]) expect(status(await post(fault))).toBeGreaterThanOrEqual(400);
	expect(status(await post("Acme"))).toBe(422);
});

test("a new build is served without a restart, and one that cannot be read leaves the former", async () => {
	const own = await startSite();
	try {
		writeSite(own.root, { page: "Second" });
		await until("the new build is served", async () => (await ask(own.port, "GET /")).includes("Second"));
		rmSync(join(own.root, "dist/client"), { recursive: true });
		expect(status(await ask(own.port, "GET /long/"))).toBe(200);
		writeSite(own.root, { page: "Third" });
		rmSync(join(own.root, "dist/client/404.html"));
		await until("the fault is said", () => own.output().includes("The new build cannot be served"));
		expect(status(await ask(own.port, "GET /"))).toBe(200);
	} finally {
		await own.remove();
	}
});

test("stopping ends what is accepted, and cuts off whoever never reads within its bound", async () => {
	const own = await startSite({ STOP_SECONDS: "2" });
	try {
		const readers = Array.from({ length: 150 }, () => connect(own.port, "127.0.0.1").pause());
		for (const reader of readers)
			reader.on("error", () => undefined).write("GET /long/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
		await Promise.all(readers.map((reader) => once(reader, "connect")));
		const begin = performance.now();
		expect(await own.stop()).toBe(0);
		expect(performance.now() - begin).toBeLessThan(10_000);
	} finally {
		await own.remove();
	}
});

test("a log whose reader is gone ends nothing", async () => {
	const own = await startSite();
	try {
		own.child.stdout?.destroy();
		own.child.stderr?.destroy();
		for (let count = 0; count < 5; count++) expect(status(await ask(own.port, "DELETE /api/applications"))).toBe(405);
		expect(status(await ask(own.port, "GET /"))).toBe(200);
	} finally {
		await own.remove();
	}
});

test("a log whose reader hangs blocks nothing", async () => {
	const own = await startSite();
	try {
		own.child.stdout?.pause();
		for (let count = 0; count < 40; count++) {
			const many = Array.from({ length: 100 }, () => ask(own.port, "DELETE /api/applications"));
			for (const answer of await Promise.all(many)) expect(status(answer)).toBe(405);
		}
		expect(status(await ask(own.port, "GET /"))).toBe(200);
	} finally {
		await own.remove();
	}
});

test("served under a path, everything lies there and nothing beside it", async () => {
	const own = await startSite({}, { siteUrl: "https://example.com/partners" });
	try {
		expect(status(await ask(own.port, "GET /partners/apply/"))).toBe(200);
		expect(header(await ask(own.port, "GET /partners/apply"), "Location")).toBe("/partners/apply/");
		expect(header(await ask(own.port, "GET /partners"), "Location")).toBe("/partners/");
		expect(status(await ask(own.port, "GET /partners/api/health"))).toBe(200);
		expect(status(await ask(own.port, "GET /apply/"))).toBe(404);
	} finally {
		await own.remove();
	}
});

test("served with another SITE_URL than it was built for, or none, its own pages may post, and the difference is said", async () => {
	const siteUrl = "https://partners.example";
	const post = (port: number, origin: string, name: string) => {
		const application = JSON.stringify({ ...completeForm, company_name: name });
		const headers = [`Content-Length: ${Buffer.byteLength(application)}`, "Content-Type: application/json"];
		return ask(port, "POST /api/applications", [...headers, `Origin: ${origin}`], application);
	};
	for (const settings of [{}, { SITE_URL: "https://other.example" }]) {
		const own = await startSite(settings, { siteUrl });
		try {
			expect(status(await post(own.port, siteUrl, "Own"))).toBe(201);
			expect(status(await post(own.port, "https://foreign.example", "Foreign"))).toBe(403);
			expect(own.output().includes("the site was built for https://partners.example")).toBe("SITE_URL" in settings);
		} finally {
			await own.remove();
		}
	}
});

test("a long page arrives whole", async () => {
	expect(body(await ask(site.port, "GET /long/"))).toBe(longPage);
});

test("a page that is rendered on demand says its encoding, as the files do", async () => {
	for (const path of ["/", "/apply/received/"]) {
		expect(header(await ask(site.port, `GET ${path}`), "Content-Type")).toBe("text/html; charset=utf-8");
	}
});
