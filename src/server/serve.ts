import type { Server } from "node:http";
import { readSettings } from "#endpoint/settings.ts";
import { type Endpoint, startEndpoint } from "#endpoint/start.ts";
import { type Build, loadBuild } from "#server/builds/load-build.ts";
import { concernOf, logConcerns } from "#server/builds/terms-in-time.ts";
import { watchBuild } from "#server/builds/watch-build.ts";
import { stopListening } from "#server/http/stop-listening.ts";
import { type Log, openLog } from "./log.ts";
import { createSiteServer } from "./site-server.ts";

export type Running = { address: string; stop: () => Promise<void> };

/**
 * Serves the built site of `root` with the settings of `env`. The endpoint starts with it, so that notifications left from before are sent
 * without a first request. Resolves once it listens; throws a sentence when the site is not built, a setting cannot be used or the
 * port is taken.
 */
export async function serve(root: string, env: NodeJS.ProcessEnv, log: (line: string) => void): Promise<Running> {
	const settings = readSettings(env);
	let build = await loadBuild(root);
	let endpoint: Endpoint | null = null;
	try {
		const concern = () => concernOf(build.terms, env, new Date());
		const programVersions = () => build.programVersions;
		if (build.renderer)
			endpoint = await startEndpoint(withSiteOf(build, settings, env, log), log, { concern, programVersions });
		const concerns = logConcerns(concern, log);
		const server = createSiteServer({ current: () => build, endpoint, log });
		const port = await listen(server, settings.host, settings.port);
		const watching = watchBuild(root, log, (next) => {
			if (next.renderer && !endpoint) throw new Error(unreceivable);
			const former = build;
			build = next;
			return former;
		});
		const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
		return {
			address: `http://${host}:${port}${build.base}`,
			stop: async () => {
				watching.stop();
				concerns.stop();
				await stopListening(server, settings.stopSeconds * 1_000);
				await build.close();
				await endpoint?.stop();
			},
		};
	} catch (error) {
		await build.close();
		await endpoint?.stop();
		throw error;
	}
}

/** Why a build that posts to this server is not taken where it was started for one that does not. */
const unreceivable =
	"Its form posts to this server, which was started for a build whose form posts elsewhere. Restart the server.";

/** The pages know one address of the site, the build's: links in mails lead there, and its posts are our own. */
function withSiteOf(
	{ facts: { siteUrl } }: Build,
	settings: ReturnType<typeof readSettings>,
	env: NodeJS.ProcessEnv,
	log: (line: string) => void,
): ReturnType<typeof readSettings> {
	const given = env.SITE_URL?.trim() ? settings.siteUrl : siteUrl;
	if (given === siteUrl) return { ...settings, siteUrl };
	log(
		`SITE_URL is ${given}, but the site was built for ${siteUrl}. The build's counts: build again with the right one.`,
	);
	return { ...settings, siteUrl, allowedOrigins: [...settings.allowedOrigins, new URL(given).origin] };
}

/** Listens, on a free port where `port` is 0; resolves to the port. */
function listen(server: Server, host: string, port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once("error", (error: NodeJS.ErrnoException) => {
			const reason =
				error.code === "EADDRINUSE"
					? `Port ${port} is in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`
					: `The server cannot listen on ${host}:${port}: ${error.message}`;
			reject(new Error(reason));
		});
		server.listen(port, host, () => {
			const bound = server.address();
			resolve(typeof bound === "object" && bound ? bound.port : port);
		});
	});
}

/** Serves until the process gets a signal to stop, and prints one line with the address. Throws as `serve` does. */
export async function serveUntilStopped(root: string, env: NodeJS.ProcessEnv): Promise<void> {
	const log = openLog();
	surviveFaults(log);
	const { stopSeconds } = readSettings(env);
	const { address, stop } = await serve(root, env, log.line);
	let isStopping = false;
	for (const signal of ["SIGINT", "SIGTERM"] as const) {
		process.on(signal, () => {
			// Who asks twice does not want to wait.
			if (isStopping) process.exit(1);
			isStopping = true;
			const end = (code: number) => {
				log.close();
				process.exit(code);
			};
			setTimeout(() => {
				log.line(`Not everything was finished within STOP_SECONDS=${stopSeconds}.`);
				end(1);
			}, stopSeconds * 1_000).unref();
			stop().then(
				() => end(0),
				(error: unknown) => {
					console.error(error instanceof Error ? error.message : error);
					end(1);
				},
			);
		});
	}
	log.line(`The Mamey partner guide is at ${address}/`);
}

/**
 * A fault that nobody caught is written to the log with its place. After a rejected promise everything is as it was but for one
 * request. After an exception that is not sure: new requests are refused no further, for a page is better than none, but once too
 * many came the process ends, so that whatever watches over it starts it anew.
 */
function surviveFaults({ line, close }: Log): void {
	let exceptions = 0;
	process.on("unhandledRejection", (reason) => line(`Unhandled rejection: ${stackOf(reason)}`));
	process.on("uncaughtException", (error) => {
		line(`Uncaught exception: ${stackOf(error)}`);
		exceptions++;
		if (exceptions < 100) return;
		close();
		process.exit(1);
	});
}

function stackOf(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message).replace(/\s*\n\s*/g, " ") : String(error);
}
