import { buildSite } from "./build-site.ts";
import { serveUntilStopped } from "./site-server.ts";

try {
	await buildSite(process.cwd());
	await serveUntilStopped(process.cwd(), process.env);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
