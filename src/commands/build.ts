import { buildSiteShown, termsOfSite } from "./build-site.ts";

try {
	await buildSiteShown(process.cwd());
	console.log("The site is built: dist/client");
	console.log(termsOfSite(process.cwd()));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
