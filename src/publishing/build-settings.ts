import { basePath, siteAddress } from "#program/site-address.ts";

// What a build takes from the environment (contracts, "Settings"). A variable that is empty counts as not set.

/** The public address of the site, without a slash at its end. Throws a sentence for what is no address. */
export function readSiteUrl(given: string | undefined): string {
	const address = given?.trim() || "http://localhost:4321";
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
		throw new Error("SITE_URL must be an http or https address, such as https://partners.example.com.");
	}
	const { origin, pathname, search, hash } = new URL(address);
	if (search !== "" || hash !== "") {
		throw new Error(`SITE_URL must end with its path, without ${search || hash}: ${origin}${pathname}`);
	}
	return `${origin}${pathname}`.replace(/\/+$/, "");
}

/** Whether pages that were read are kept on their reader's device. Throws a sentence for what is neither `on` nor `off`. */
export function readOffline(given: string | undefined): boolean {
	const said = given?.trim().toLowerCase() || "off";
	if (said !== "on" && said !== "off") throw new Error(`OFFLINE must be on or off. It is "${given}".`);
	return said === "on";
}

/** The address of our own endpoint within the site. */
const ownEndpoint = "/api/applications";

/**
 * Where the form posts, and whether this build serves that endpoint itself. Throws a
 * sentence for what is no address: a form that posts nowhere would lose applications.
 */
export function readFormEndpoint(given: string | undefined, siteUrl: string): { address: string; served: boolean } {
	const address = given?.trim() || ownEndpoint;
	const own = basePath(siteUrl) + ownEndpoint;
	if ([ownEndpoint, own, siteAddress(ownEndpoint, siteUrl)].includes(address)) return { address: own, served: true };
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
		throw new Error(
			`FORM_ENDPOINT must be the http(s) address of another server's form endpoint, such as https://forms.example.com/f/1, or be left out for our own, ${ownEndpoint}.`,
		);
	}
	return { address, served: false };
}
