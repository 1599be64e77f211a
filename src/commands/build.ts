import { buildSiteShown, termsOfSite } from "./build-site.ts";

try {
	const isNew = await buildSiteShown(process.cwd());
	console.log(`${isNew ? "The site is built" : "Nothing has changed since the site was built"}: dist/client`);
	console.log(termsOfSite(process.cwd()));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
