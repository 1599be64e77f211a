import { serveUntilStopped } from "#server/serve.ts";
import { buildSiteShown, termsOfSite } from "./build-site.ts";

try {
	await buildSiteShown(process.cwd());
	console.log(termsOfSite(process.cwd()));
	await serveUntilStopped(process.cwd(), process.env);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
