import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** Addresses that a server answers on demand. */
const withoutFile = ["/api/"];

/** Stops the build when a page links to a page, file or section of this site that does not exist, or shows a picture that does not. */
export function checkLinks(): AstroIntegration {
	let content = "";
	return {
		name: "check-links",
		hooks: {
			"astro:config:done": ({ config }) => {
				content = fileURLToPath(new URL("content/", config.root));
			},
			"astro:build:done": ({ dir }) => {
				const broken = brokenLinks(fileURLToPath(dir), content);
				if (broken.length > 0) {
					throw new Error(
						`${broken.length === 1 ? "A link inside the site leads" : `${broken.length} links inside the site lead`} nowhere. Correct each, or add the page, heading or picture it names.\n${broken.join("\n")}`,
					);
				}
			},
		},
	};
}

/** A sentence for each link of a built site that leads nowhere, with the line of the page's source in `content` that has it. */
export function brokenLinks(folder: string, content: string): string[] {
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
	const pages = new Map(
		files.map((file) => [`/${file.replace(/index\.html$/, "")}`, readFileSync(join(folder, file), "utf8")]),
	);
	const notBuilt = withoutFile.filter((address) => !pages.has(address));
	const idsOfPage = new Map([...pages].map(([address, html]) => [address, ids(html)]));
	const found = [...pages].flatMap(([page, html]) =>
		links(html).flatMap((link) => {
			const target = URL.parse(link, `http://site.invalid${page}`);
			if (target?.host !== "site.invalid") return [];
			if (notBuilt.some((address) => target.pathname.startsWith(address))) return [];
			const anchors = idsOfPage.get(target.pathname);
			if (!anchors) {
				const file = join(folder, decodeURIComponent(target.pathname));
				return existsSync(file) && !target.pathname.endsWith("/") && /\.\w+$/.test(target.pathname)
					? []
					: [
							`${sourceOf(page, link, content)}: the link to ${link} leads to a page that does not exist.${meant(link, target, pages)}`,
						];
			}
			const anchor = decodeURIComponent(target.hash.slice(1));
			if (anchor === "" || anchor === "top" || anchors.has(anchor)) return [];
			return [
				`${sourceOf(page, link, content)}: the link to ${link} leads to a section that does not exist on ${target.pathname}.`,
			];
		}),
	);
	const withoutPicture = [...pages].flatMap(([page, html]) =>
		pictures(html)
			.filter((picture) => !existsSync(join(folder, decodeURIComponent(picture.replace(/[?#].*$/, "")))))
			.map(
				(picture) =>
					`${sourceOf(page, picture, content)}: the picture ${picture} does not exist. Put it into the folder public, or beside the page and write ./ before its name.`,
			),
	);
	found.push(...withoutPicture);
	// The printed guide repeats what stands on its pages, and so their faults.
	const own = found.filter((sentence) => !sentence.startsWith("/guide/print/: "));
	return own.length > 0 ? own : found;
}

/** What an author meant with a link that leads nowhere, where its form says so. */
function meant(link: string, { pathname, hash }: URL, pages: ReadonlyMap<string, string>): string {
	if (/^www\./.test(link)) return ` Write https://${link} for another site.`;
	if (/^[^/]+@[^/]+$/.test(link)) return ` Write mailto:${link} for an e-mail.`;
	const address = `${pathname.replace(/\.mdx?$/, "").replace(/(\/index)?\/?$/, "")}/`;
	return pages.has(address) ? ` Write ${address}${hash}, with a slash at its end.` : "";
}

/** File and line at which an author wrote a link; the page's address when no author did. */
function sourceOf(page: string, link: string, content: string): string {
	const name = page.replace(/^\/|\/$/g, "") || "index";
	for (const file of [`${name}.mdx`, `${name}/index.mdx`, `${name}.md`, "redirects.yaml"]) {
		if (!existsSync(join(content, file))) continue;
		const at = readFileSync(join(content, file), "utf8")
			.split("\n")
			.findIndex((line) => line.includes(link));
		if (at >= 0) return `content/${file}:${at + 1}`;
	}
	return page;
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
