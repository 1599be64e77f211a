import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { onDemand } from "#program/on-demand.ts";
import { headerFactsFile } from "#publishing/headers.ts";

const serveCommand = new URL("../../../src/commands/serve.ts", import.meta.url).pathname;

/** The content of a page that is long enough to be in many packets. */
export const longPage = `<!doctype html><title>Long</title>${"<p>A paragraph of a long page.</p>".repeat(20_000)}`;

/** What the form's page and the confirmation have, so that a server can write into them. */
const metas = [
	"description",
	"og:title",
	"og:description",
	"og:url",
	"og:image",
	"og:image:alt",
	"twitter:image",
	"robots",
];
const head = (title: string) =>
	`<!doctype html><title>${title}</title>${metas.map((name) => `<meta name="${name}" content="">`).join("")}`;
const properties = "{&quot;facts&quot;:[0,{}],&quot;query&quot;:[0,&quot;&quot;],&quot;attached&quot;:[0,null]}";
const receipt =
	'<application-receipt><p class="reference unread"></p><div class="reference" hidden>Your reference is <strong></strong></div></application-receipt>';

/** Its public address, and the host of the endpoint where that is not its own. */
type SiteSettings = { siteUrl?: string; formOrigin?: string | null };

/**
 * Writes a small site as a build leaves it, whose server's module shows what was posted to it. `page` is the text of the home page.
 */
export function writeSite(
	root: string,
	{ page = "Home", siteUrl = "http://localhost:4321", formOrigin = null }: SiteSettings & { page?: string } = {},
): void {
	const files: Record<string, string> = {
		"index.html": `<!doctype html><title>${page}</title>`,
		"404.html": "<!doctype html><title>Not found</title>",
		"apply/index.html": `${head("Apply")}<astro-island x props="${properties}" ssr><form></form></astro-island>`,
		"apply/received/index.html": `${head("Received")}<h1 id="_top">Received</h1><div class="missing" hidden></div>${receipt}`,
		"embed/estimate/index.html": "<!doctype html><title>Embed</title>",
		"long/index.html": longPage,
		"robots.txt": "User-agent: *\nAllow: /\n",
		"_astro/page.AbCd1234.js": `console.log(${JSON.stringify(page)})`,
		_headers: "/*\n  X-Test: 1\n",
		".hidden": "secret",
	};
	for (const [path, text] of Object.entries(files)) {
		const file = join(root, "dist/client", path);
		mkdirSync(join(file, ".."), { recursive: true });
		writeFileSync(file, text);
		if (!path.endsWith(".html")) continue;
		writeFileSync(`${file}.br`, brotliCompressSync(text));
		writeFileSync(`${file}.gz`, gzipSync(text));
	}
	mkdirSync(join(root, "dist/server"), { recursive: true });
	writeFileSync(
		join(root, "dist/server/entry.mjs"),
		`export async function render(request) {
			const posted = request.method === "POST" ? await request.text() : "";
			if (posted.includes("throws")) throw new Error("the page threw");
			if (posted.includes("ends")) process.exit(1);
			const isForm = new URL(request.url).pathname === ${JSON.stringify(onDemand.form)};
			return new Response(isForm ? posted : "null");
		}`,
	);
	// Written last, as a build does.
	writeFileSync(
		join(root, "dist", headerFactsFile),
		JSON.stringify({ scriptHashes: ["sha256-abc="], formOrigin, siteUrl, counter: null, base: "" }),
	);
}

export type SmallSite = {
	root: string;
	port: number;
	child: ChildProcess;
	/** What it wrote so far. */
	output: () => string;
	/** Sends it the signal to stop; its exit code, or the signal that ended it. */
	stop: (signal?: NodeJS.Signals) => Promise<number | NodeJS.Signals | null>;
	remove: () => Promise<void>;
};

/** A small site in a process of its own, as `npm run serve` starts it. */
export async function startSite(settings: Record<string, string> = {}, site: SiteSettings = {}): Promise<SmallSite> {
	const root = mkdtempSync(join(tmpdir(), "small-site-"));
	writeSite(root, site);
	const child = spawn(process.execPath, [serveCommand], {
		cwd: root,
		env: { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: "0", RATE_LIMIT: "off", ...settings },
		stdio: ["ignore", "pipe", "pipe"],
	});
	let output = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding("utf8").on("data", (text: string) => {
			output += text;
		});
	}
	const exited = once(child, "exit");
	const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
		child.kill(signal);
		await exited;
		return child.exitCode ?? child.signalCode;
	};
	const port = await new Promise<number>((resolve, reject) => {
		const look = () => {
			const found = /guide is at http:\/\/\S+:(\d+)/.exec(output)?.[1];
			if (found) resolve(Number(found));
		};
		child.stdout.on("data", look);
		exited.then(() => reject(new Error(`The site did not start.\n${output}`)));
	});
	return {
		root,
		port,
		child,
		output: () => output,
		stop,
		remove: async () => {
			if (child.exitCode === null && child.signalCode === null) await stop("SIGKILL");
			rmSync(root, { recursive: true });
		},
	};
}

/** Sends bytes over a connection of their own and gives all that comes back until it is closed. */
export function speak(port: number, text: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const socket = connect(port, "127.0.0.1");
		let received = "";
		socket.setEncoding("latin1").on("data", (part: string) => {
			received += part;
		});
		socket.on("error", reject).on("close", () => resolve(received));
		socket.write(text, "latin1");
	});
}

/** One request with these headers, and the whole answer. */
export function ask(port: number, line: string, headers: readonly string[] = [], body = ""): Promise<string> {
	const head = [`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers];
	return speak(port, `${head.join("\r\n")}\r\n\r\n${body}`);
}

/** How many files and connections a process has open, and its memory in bytes (Linux). */
export function resourcesOf({ pid }: ChildProcess): { descriptors: number; memory: number } {
	const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
	return { descriptors: readdirSync(`/proc/${pid}/fd`).length, memory: Number(rss) * 1_024 };
}
