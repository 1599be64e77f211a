import { buildSite } from "./build-site.ts";

try {
	await buildSite(process.cwd());
	console.log("The site is built: dist/client");
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
