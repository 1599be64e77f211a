import { join, posix } from "node:path";
import type { ContentFiles } from "#authoring/content-files.ts";
import { faultsOfReading } from "#authoring/faults/content-error.ts";
import type { Fault } from "#authoring/faults/fault.ts";
import type { LinkMeant } from "#authoring/faults/problems.ts";
import { linksOfPage, type PageLink } from "#authoring/pages/links-of-page.ts";
import { type PictureState, stateAsServed, stateOfPicture } from "#authoring/pages/picture/picture-file.ts";
import { readDrafts } from "#authoring/read-navigation.ts";
import { readRedirects, redirectsFile, redirectsSchema } from "#authoring/read-redirects.ts";
import { readYaml } from "#authoring/yaml/read-yaml.ts";
import type { Check } from "./check.ts";

/**
 * Links and pictures of pages, and redirects, lead to something that exists. Sections are judged when the site is built, since components make some of
 * them.
 */
export const links: Check = {
	name: "Links",
	find: (files) => {
		const isKnown = knownAddresses(files);
		const drafts = readDrafts(files.root, files.overrides);
		const isDraftAt = (path: string) => drafts.has(path.replace(/^\/|\/$/g, ""));
		const ofPages = files
			.list("content")
			.filter((file) => file.endsWith(".mdx"))
			.flatMap((file) =>
				linksOfPage(files.read(file) ?? "").flatMap((link): Fault[] => {
					const problem =
						link.kind === "link"
							? (linkProblem(link, file, isKnown, isDraftAt) ?? linkedPictureProblem(link, file, files))
							: link.kind === "film"
								? filmProblem(link, files)
								: pictureProblem(link, file, files);
					return problem ? [{ file, line: link.line, column: link.column, problem }] : [];
				}),
			);
		const { data, place } = readYaml(files.read(redirectsFile) ?? "", redirectsFile, redirectsSchema);
		// Redirects that cannot be read are another finding.
		const ofRedirects = (data ?? []).flatMap(({ to }, at): Fault[] => {
			const problem = linkProblem({ address: to }, redirectsFile, isKnown, isDraftAt);
			return problem ? [{ file: redirectsFile, ...place([at, "to"]), problem }] : [];
		});
		return [...ofPages, ...ofRedirects];
	},
};

/** The address of a page's file below content/, such as /guide/support/. */
export function addressOfPage(file: string): string {
	return `/${file
		.replace(/^content\//, "")
		.replace(/\.mdx?$/, "")
		.replace(/(^|\/)index$/, "")}/`.replace(/\/+/g, "/");
}

function linkProblem(
	{ address }: Pick<PageLink, "address">,
	file: string,
	isKnown: (path: string) => boolean,
	isDraftAt: (path: string) => boolean,
): Fault["problem"] | null {
	const own = addressOfPage(file);
	const isDisk = /^(?:[a-z]:[\\/]|file:|\\)/i.test(address);
	const target = URL.parse(address, `http://site.invalid${own}`);
	if (isDisk || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(target?.hostname ?? "")) {
		return { kind: "link to a machine", link: address, isDisk };
	}
	if (target && leadsNowhere(target)) return { kind: "link of no kind", link: address };
	if (address === "" || target?.host !== "site.invalid") return null;
	// A draft may lead to another one, and to its own sections.
	if (isDraftAt(target.pathname) && !isDraftAt(own)) return { kind: "link to a draft", link: address };
	if (isKnown(target.pathname)) return null;
	// An author may think of the page's file, from which a page beside it is seen without the page's own name.
	const beside = URL.parse(address, `http://site.invalid${own.replace(/[^/]+\/$/, "")}`);
	const meant = meantBy(address, target, isKnown) ?? (beside && meantBy(address, beside, isKnown));
	return { kind: "link to no page", link: address, meant };
}

/** Whether an address is of no kind that readers can follow. No public site has a name without a point: two slashes were written for one. */
function leadsNowhere({ protocol, hostname }: URL): boolean {
	return /^https?:$/.test(protocol) ? !hostname.includes(".") : !/^(?:mailto|tel|sms):$/.test(protocol);
}

/** What an author meant with a link that leads nowhere, where its form shows it. */
export function meantBy(
	link: string,
	{ pathname, hash }: Pick<URL, "pathname" | "hash">,
	isKnown: (path: string) => boolean,
): LinkMeant | null {
	if (/^www\./.test(link)) return { kind: "site", address: `https://${link}` };
	if (/^[^/]+@[^/]+$/.test(link)) return { kind: "mail", address: `mailto:${link}` };
	const page = `${pathname.replace(/\.mdx?$/, "").replace(/(\/index)?\/?$/, "")}/`;
	return isKnown(page) ? { kind: "page", address: page + hash } : null;
}

function pictureProblem({ address }: PageLink, file: string, files: ContentFiles): Fault["problem"] | null {
	if (/^(?:https?:)?\/\//i.test(address)) return { kind: "picture elsewhere", picture: address };
	if (/^data:/i.test(address)) return null;
	const path = decoded(address.replace(/[?#].*$/, ""));
	const isOnDisk = /^[a-z]+:|\\/i.test(path);
	const folder = file.slice(0, file.lastIndexOf("/"));
	const stored = path.startsWith("/") ? posix.join("public", path) : posix.join(folder, path);
	if (isOnDisk || !files.exists(stored)) return { kind: "no such picture", picture: address };
	if (!shownPicture.test(path)) return { kind: "picture of another kind", picture: address };
	if (path.startsWith("/")) return brokenPicture(address, stateAsServed(join(files.root, stored)));
	// One that is only about to be written is not on disk yet.
	return files.overrides.has(stored) ? null : brokenPicture(address, stateOfPicture(join(files.root, stored)));
}

/** A link may lead to a picture of public/; others are made by the build. */
function linkedPictureProblem({ address }: PageLink, file: string, files: ContentFiles): Fault["problem"] | null {
	const target = URL.parse(address, `http://site.invalid${addressOfPage(file)}`);
	if (target?.host !== "site.invalid" || !shownPicture.test(target.pathname)) return null;
	const stored = posix.join("public", decoded(target.pathname));
	return files.exists(stored) ? brokenPicture(address, stateAsServed(join(files.root, stored))) : null;
}

function brokenPicture(picture: string, state: PictureState): Fault["problem"] | null {
	if (state === "whole") return null;
	return { kind: state === "cut off" ? "picture cut off" : "picture not of its name", picture };
}

/** Films and sounds lie in public/ alone: the build takes none from beside a page. Those of other sites are another finding. */
function filmProblem({ address }: PageLink, files: ContentFiles): Fault["problem"] | null {
	if (/^(?:https?:)?\/\//i.test(address)) return null;
	const isThere =
		address.startsWith("/") && files.exists(posix.join("public", decoded(address.replace(/[?#].*$/, ""))));
	return isThere ? null : { kind: "no such film", film: address };
}

/** What browsers show, as the build can make it smaller. */
const shownPicture = /\.(?:png|jpe?g|webp|avif|gif|svg)$/i;

/** An address as people read it; one with a percent sign that begins nothing is as it is written. */
export function decoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}

/** A file that the build makes, or that lies in public/: it is judged when it is there. */
const madeFile = /\.(csv|ics|jpe?g|json|pdf|png|svg|txt|webp|xlsx|xml|zip)$/i;

/**
 * Whether an address of the site leads somewhere: to a page of content/ or of src/pages/, or on to one.
 */
function knownAddresses(files: ContentFiles): (path: string) => boolean {
	const pages = files
		.list("content")
		.filter((file) => file.endsWith(".mdx"))
		.map(addressOfPage);
	const moved: Record<string, string> = {};
	// Redirects that cannot be read are another finding.
	faultsOfReading(() => Object.assign(moved, readRedirects(files.root, files.overrides)));
	const known = new Set([...pages, ...Object.keys(moved)]);
	const isRoute = routesOfSite(files);
	return (path) =>
		known.has(path) ||
		path.startsWith("/api/") ||
		(path.endsWith(".md") && known.has(`${path.slice(0, -".md".length)}/`)) ||
		madeFile.test(path) ||
		isRoute(path);
}

/** Whether an address is one of the pages of src/pages/. */
export function routesOfSite(files: ContentFiles): (path: string) => boolean {
	const routes = files
		.list("src/pages")
		.filter((file) => file.endsWith(".astro") && !file.includes("/_"))
		.map(routeOf);
	return (path) => routes.some((route) => route.test(path));
}

/** The addresses of a page of src/pages/: `[name]` takes any part, `[...name]` any number of them. */
function routeOf(file: string): RegExp {
	const parts = file
		.slice("src/pages/".length, -".astro".length)
		.split("/")
		.filter((part) => part !== "index")
		.map((part) => (part.startsWith("[...") ? "(?:[^/]+/)*" : part.startsWith("[") ? "[^/]+/" : `${part}/`));
	return new RegExp(`^/${parts.join("")}$`);
}
