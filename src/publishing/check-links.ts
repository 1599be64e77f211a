import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { decoded, meantBy } from "#authoring/checks/links.ts";
import { ContentError } from "#authoring/faults/content-error.ts";
import type { Fault } from "#authoring/faults/fault.ts";
import type { Problem } from "#authoring/faults/problems.ts";
import { linksOfPage } from "#authoring/pages/links-of-page.ts";
import { redirectsFile, redirectsSchema } from "#authoring/read-redirects.ts";
import { readYaml } from "#authoring/yaml/read-yaml.ts";

/** Addresses that a server answers on demand. */
const withoutFile = ["/api/"];

/** Stops the build when a page links to a page, file or section of this site that does not exist, or shows a picture that does not. */
export function checkLinks(base: string): AstroIntegration {
	let content = "";
	return {
		name: "check-links",
		hooks: {
			"astro:config:done": ({ config }) => {
				content = fileURLToPath(new URL("content/", config.root));
			},
			"astro:build:done": ({ dir }) => {
				const broken = brokenLinks(fileURLToPath(dir), content, base);
				if (broken.length > 0) throw new ContentError(broken);
			},
		},
	};
}

/**
 * Each link of a built site that leads nowhere, at the place of the page's source in `content` that has it, else at the address of the
 * page. `base` is the path under which the site lies, without a slash at its end: a link out of it leads nowhere, too.
 */
export function brokenLinks(folder: string, content: string, base = ""): Fault[] {
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
	// Of each page only what is asked for below: the pages themselves would be all of the site in memory.
	const pages = new Map(
		files.map((file) => {
			const html = readFileSync(join(folder, file), "utf8");
			return [`/${file.replace(/index\.html$/, "")}`, { ids: ids(html), links: links(html), pictures: pictures(html) }];
		}),
	);
	const notBuilt = withoutFile.filter((address) => !pages.has(address));
	const problemOf = (page: string, link: string): Problem | null => {
		const target = URL.parse(link, `http://site.invalid${base}${page}`);
		if (target?.host !== "site.invalid") return null;
		if (!target.pathname.startsWith(`${base}/`)) return { kind: "link out of the site", link, base };
		target.pathname = target.pathname.slice(base.length);
		if (notBuilt.some((address) => target.pathname.startsWith(address))) return null;
		const anchors = pages.get(decoded(target.pathname))?.ids;
		if (!anchors) {
			const file = join(folder, decoded(target.pathname));
			if (existsSync(file) && !target.pathname.endsWith("/") && /\.\w+$/.test(target.pathname)) return null;
			return { kind: "link to no page", link, meant: meantBy(link, target, (path) => pages.has(path)) };
		}
		const anchor = decoded(target.hash.slice(1));
		if (anchor === "" || anchor === "top" || anchors.has(anchor)) return null;
		return { kind: "link to no section", link, page: target.pathname };
	};
	const isMissing = (picture: string) => {
		const path = decoded(picture.replace(/[?#].*$/, ""));
		return !path.startsWith(`${base}/`) || !existsSync(join(folder, path.slice(base.length)));
	};
	// What every page links to is looked up once.
	const ofRoot = new Map<string, Problem | null>();
	const problemFrom = (page: string, link: string) => {
		if (!link.startsWith("/")) return problemOf(page, link);
		const known = ofRoot.get(link);
		if (known !== undefined) return known;
		const problem = problemOf(page, link);
		ofRoot.set(link, problem);
		return problem;
	};
	const found = [...pages].flatMap(([page, shown]) => {
		const broken = shown.links.flatMap((link) => {
			const problem = problemFrom(page, link);
			return problem ? [{ address: link, problem }] : [];
		});
		const missing = shown.pictures
			.filter(isMissing)
			.map((picture) => ({ address: picture, problem: { kind: "no such picture", picture } as const }));
		if (broken.length + missing.length === 0) return [];
		const places = placesIn(content, page);
		return [...broken, ...missing].map(({ address, problem }): Fault => {
			// An author writes addresses within the site.
			const written = address.startsWith(`${base}/`) ? address.slice(base.length) : address;
			return { ...(places.get(written) ?? { file: page, line: 1, column: 1 }), problem };
		});
	});
	// The printed guide repeats what its pages say, and so their faults.
	const own = found.filter(({ file }) => !file.startsWith("/guide/print/"));
	return own.length > 0 ? own : found;
}

/** Where the sources of a page name each address: its own file, and the redirects, whose pages link to where they lead. */
function placesIn(content: string, page: string): Map<string, Omit<Fault, "problem">> {
	const name = page.replace(/^\/|\/$/g, "") || "index";
	const read = (file: string) => (existsSync(join(content, file)) ? readFileSync(join(content, file), "utf8") : null);
	const places = new Map<string, Omit<Fault, "problem">>();
	const redirects = read("redirects.yaml");
	if (redirects !== null) {
		const { data, place } = readYaml(redirects, redirectsFile, redirectsSchema);
		for (const [at, { from, to }] of (data ?? []).entries()) {
			if (from === page) places.set(to, { file: redirectsFile, ...place([at, "to"]) });
		}
	}
	for (const file of [`${name}/index.mdx`, `${name}.mdx`]) {
		for (const { address, line, column } of linksOfPage(read(file) ?? "").toReversed()) {
			places.set(address, { file: `content/${file}`, line, column });
		}
	}
	return places;
}

function links(html: string): string[] {
	return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
}

/** Pictures of this site by their address from its root. */
function pictures(html: string): string[] {
	return [...html.matchAll(/<img\b[^>]*?\ssrc="(\/[^"]*)"/g)].map(([, src = ""]) => src.replaceAll("&amp;", "&"));
}

function ids(html: string): Set<string> {
	return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = ""]) => id));
}
