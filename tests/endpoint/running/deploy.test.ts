// The files under deploy/: what they name exists, and nginx and systemd take them as they are.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readSettings } from "#endpoint/settings.ts";
import { browser, newForm, urlEncoded } from "#tests/endpoint/http/contract-server.ts";
import { startServer, until } from "#tests/endpoint/setup/running-server.ts";
import { freePort } from "#tests/tooling/free-port.ts";
import { findOrInstallNginx } from "#tests/tooling/nginx.ts";

const root = new URL("../../../", import.meta.url).pathname;
const read = (name: string) => readFileSync(join(root, "deploy", name), "utf8");
const folder = mkdtempSync(join(tmpdir(), "deploy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Settings from lines such as "PORT=4321". */
function settingsIn(lines: readonly string[]): Record<string, string> {
	return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]));
}

const packageFile: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

test("the settings of the example are settings, and can be used", () => {
	const lines = read("partner-guide.env")
		.split("\n")
		.filter((line) => /^\w/.test(line));
	const given = settingsIn(lines);
	expect(readSettings(given)).toMatchObject({ trustedProxies: 1, database: { kind: "sqlite" }, email: {} });
	const readme = readFileSync(join(root, "README.md"), "utf8");
	expect(Object.keys(given).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

describe("the systemd unit", () => {
	const unit = read("partner-guide.service");

	test("starts a file that exists, with the Node of the project, and waits for what was accepted", () => {
		const [, program = "", script = ""] = /^ExecStart=\/srv\/partner-guide\/(\S+) (\S+)$/m.exec(unit) ?? [];
		expect(existsSync(join(root, program))).toBe(true);
		expect(existsSync(join(root, script))).toBe(true);
		expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(readSettings({}).stopSeconds);
	});

	test.skipIf(spawnSync("systemd-analyze", ["--version"]).status !== 0)("is one that systemd reads", () => {
		const file = join(folder, "partner-guide.service");
		writeFileSync(file, unit.replaceAll("/srv/partner-guide", root.replace(/\/$/, "")));
		const { stderr } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
		// It also looks at every other unit of the machine; only its findings on ours count.
		expect(stderr.split("\n").filter((line) => line.includes("partner-guide.service"))).toEqual([]);
	});
});

describe("the Dockerfile", () => {
	const instructions = read("Dockerfile").replaceAll("\\\n", " ").split("\n");
	const of = (name: string) =>
		instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

	test("copies files that exist, and runs scripts of the project", () => {
		const copied = of("COPY")
			.filter((line) => !line.startsWith("--from"))
			.flatMap((line) => line.split(" ").slice(0, -1));
		expect(copied.filter((name) => !existsSync(join(root, name)))).toEqual([]);
		const scripts = of("RUN").flatMap((line) => /^npm run (\S+)/.exec(line)?.[1] ?? []);
		expect(scripts).toEqual(["build"]);
		expect(packageFile).toMatchObject({ scripts: { build: expect.any(String) } });
	});

	test("starts as npm run serve does, on a Node of the pinned version, as nobody special", () => {
		const command: unknown = JSON.parse(of("CMD")[0] ?? "");
		expect(command).toEqual(["node_modules/.bin/node", "src/commands/serve.ts"]);
		expect(packageFile).toMatchObject({
			scripts: { serve: "exec node src/commands/serve.ts" },
			dependencies: { node: expect.stringMatching(/^24\./) },
		});
		expect(of("FROM").every((image) => image.startsWith("node:24-"))).toBe(true);
		expect(of("USER")).toEqual(["node"]);
	});

	test("its settings are settings, and listen where the container is reached", () => {
		const given = settingsIn(of("ENV").flatMap((line) => line.split(" ")));
		expect(readSettings({ ...given, SITE_URL: "https://partners.example.com" })).toMatchObject({
			host: "0.0.0.0",
			port: Number(of("EXPOSE")[0]),
			database: { kind: "sqlite", path: `${of("VOLUME")[0]}/applications.db` },
		});
	});

	test("its build takes the settings that a build reads", () => {
		const build = instructions.slice(0, instructions.indexOf("RUN npm run build"));
		const taken = build.flatMap((line) => /^ARG (\w+)$/.exec(line)?.[1] ?? []);
		expect(taken).toEqual(["SITE_URL", "OFFLINE", "ANALYTICS_SCRIPT", "ANALYTICS_HOST", "PROGRAM_TIME_ZONE"]);
	});

	test("nothing secret or built elsewhere goes into the image", () => {
		const ignored = read("Dockerfile.dockerignore").trim().split("\n");
		for (const name of [".git", "node_modules", "dist", "data", "**/*.env", "**/*.db"]) expect(ignored).toContain(name);
	});
});

const program = findOrInstallNginx();

describe.skipIf(program === undefined)("nginx with the configuration (an nginx is needed)", () => {
	/** nginx with the configuration as it is, but for ports, certificate and the folders of this machine. */
	async function startNginx(upstream: string) {
		const [http, https] = [await freePort(), await freePort()];
		const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
		execFileSync(
			"openssl",
			[
				"req",
				"-x509",
				"-newkey",
				"rsa:2048",
				"-nodes",
				"-days",
				"2",
				"-subj",
				"/CN=partners.example.com",
				"-addext",
				"subjectAltName=DNS:partners.example.com",
				"-keyout",
				key,
				"-out",
				certificate,
			],
			{ stdio: "ignore" },
		);
		const site = read("nginx.conf")
			.replace("127.0.0.1:4321", new URL(upstream).host)
			.replace(/listen 80;/, `listen 127.0.0.1:${http};`)
			.replace(/listen 443 ssl;/, `listen 127.0.0.1:${https} ssl;`)
			.replace(/^\s*listen \[::\].*$/gm, "")
			.replace(/ssl_certificate \S+;/, `ssl_certificate ${certificate};`)
			.replace(/ssl_certificate_key \S+;/, `ssl_certificate_key ${key};`);
		const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
			(name) => `${name}_temp_path ${folder}/${name};`,
		);
		const file = join(folder, "nginx.conf");
		writeFileSync(
			file,
			`pid ${folder}/nginx.pid; error_log ${folder}/error.log; daemon off; master_process off; events {}\nhttp { access_log off; ${paths.join(" ")}\n${site}\n}`,
		);
		const child: ChildProcess = spawn(program ?? "", ["-p", folder, "-c", file], { stdio: "ignore" });
		const ca = readFileSync(certificate);
		const send = (method: string, path: string, headers: Record<string, string> = {}, body = "") =>
			new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
				const outgoing = request(
					{
						host: "127.0.0.1",
						port: https,
						servername: "partners.example.com",
						ca,
						method,
						path,
						headers: { host: "partners.example.com", ...headers },
					},
					async (incoming) => {
						let text = "";
						for await (const part of incoming.setEncoding("utf8")) text += part;
						resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text });
					},
				);
				outgoing.on("error", reject);
				outgoing.end(body);
			});
		await until("nginx answers", async () => (await send("GET", "/api/health").catch(() => null)) !== null);
		return {
			send,
			http,
			stop: async () => {
				child.kill();
				await new Promise((resolve) => child.once("exit", resolve));
			},
		};
	}

	test("asks for https once, also where the server does so by itself (RFC 6797, section 7.1)", async () => {
		const server = createServer((_, response) => {
			response.setHeader("Strict-Transport-Security", "max-age=1; includeSubDomains").end("a page");
		}).listen(0, "127.0.0.1");
		await once(server, "listening");
		const address = server.address();
		const port = typeof address === "object" ? address?.port : undefined;
		const { send, stop } = await startNginx(`http://127.0.0.1:${port}`);
		try {
			const page = await send("GET", "/");
			expect([page.body, page.headers["strict-transport-security"]]).toEqual(["a page", "max-age=31536000"]);
		} finally {
			await stop();
			server.closeAllConnections();
			server.close();
		}
	});

	test("passes pages, forms and the applicant's own address on, over TLS alone", async () => {
		const server = await startServer({
			SITE_URL: "https://partners.example.com",
			DATABASE_URL: `sqlite:${folder}/applications.db`,
			TRUSTED_PROXIES: "1",
			RATE_LIMIT: "2/600",
		});
		const { send, http, stop } = await startNginx(server.address);
		try {
			const health = await send("GET", "/api/health");
			expect([health.status, health.body]).toEqual([200, '{"status":"ok"}']);
			expect(health.headers["strict-transport-security"]).toBe("max-age=31536000");

			const moved = await fetch(`http://127.0.0.1:${http}/apply/?tier=reseller`, {
				redirect: "manual",
				headers: { host: "partners.example.com" },
			});
			expect(moved.status).toBe(308);
			expect(moved.headers.get("location")).toMatch(/^https:\/\/[^/]+\/apply\/\?tier=reseller$/);

			// As a browser without script posts the form.
			const form = {
				...browser,
				"content-type": "application/x-www-form-urlencoded",
				origin: "https://partners.example.com",
			};
			const received = await send("POST", "/api/applications", form, urlEncoded(newForm()).toString());
			expect([received.status, String(received.headers.location)]).toEqual([
				303,
				expect.stringMatching(/^\/apply\/received\/\?reference=MP-/),
			]);

			// Another address that somebody claims counts for nothing: the limit is the client's own.
			const json = { "content-type": "application/json", origin: "https://partners.example.com" };
			const post = (claimed: string) =>
				send("POST", "/api/applications", { ...json, "x-forwarded-for": claimed }, JSON.stringify(newForm()));
			expect((await post("198.51.100.2")).status).toBe(201);
			expect((await post("198.51.100.3")).status).toBe(429);

			// More than the endpoint takes comes back from the endpoint, and not as nginx's own page.
			const large = await send("POST", "/api/applications", json, "x".repeat(100_000));
			expect([413, 429]).toContain(large.status);
			expect(String(large.headers["content-type"])).toContain("json");
		} finally {
			await stop();
			await server.end("SIGTERM");
		}
	});
});
