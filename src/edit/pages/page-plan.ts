import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { addressPart } from "#authoring/address-part.ts";
import { type Navigation, navigationSchema } from "#authoring/read-navigation.ts";
import { type ContentFile, contentFile, ForbiddenFile, readContent } from "#edit/files/content-file.ts";
import { addressOf } from "#edit/files/pages.ts";
import { editYaml } from "#edit/yaml/edit-yaml.ts";

/** A file as a plan would leave it, and what the plan does there, in words. */
export interface PlannedFile {
	file: ContentFile;
	text: string | null;
	hash: string | null;
	does: string;
}

/** Where a page is read: under which heading of the navigation, and after which page; "" for first. */
export interface PlaceInGuide {
	group: string;
	after: string;
}

/** A new page with its place in the navigation. */
export function planNewPage(root: string, page: { title: string; description: string } & PlaceInGuide): PlannedFile[] {
	const slug = addressPart(page.title);
	if (!slug) throw new ForbiddenFile("A page needs a title with letters or digits, since its address is made of them.");
	const file = contentFile(root, `guide/${slug}.mdx`);
	if (existsSync(join(root, "content", file)) || existsSync(join(root, `content/guide/${slug}`))) {
		throw new ForbiddenFile(
			`There is a page at /guide/${slug}/ already. Choose another title; it can be changed afterwards.`,
		);
	}
	const head = editYaml("title: x\n", {
		title: page.title,
		description: page.description,
	});
	return [
		{ file, text: `---\n${head}---\n`, hash: null, does: `The page /guide/${slug}/ is made.` },
		withNavigation(root, (groups) => putIn(groups, `guide/${slug}`, page), "It is put in its place in the navigation."),
	];
}

/** A page moved to another place in the navigation. */
export function planMove(root: string, file: string, place: PlaceInGuide): PlannedFile[] {
	const page = nameOf(file);
	return [
		withNavigation(
			root,
			(groups) => putIn(takenOut(groups, page), page, place),
			"The page is moved in the navigation.",
		),
	];
}

/** A page under another address: navigation, words of search, links and a redirect follow. */
export function planRename(root: string, file: string, title: string): PlannedFile[] {
	const slug = addressPart(title);
	const target = file.replace(/[^/]+\.mdx$/, `${slug}.mdx`);
	if (!slug || target === file)
		throw new ForbiddenFile("Write another last part of the address: small letters, digits and hyphens.");
	if (existsSync(join(root, "content", target)))
		throw new ForbiddenFile(`There is a page at ${addressOf(target)} already.`);
	const { text, hash } = existing(root, renamable(root, file));
	const [from, to] = [addressOf(file), addressOf(target)];
	const own = withLinks(text, from, to);
	return [
		{ file: contentFile(root, file), text: null, hash, does: `The page ${from} becomes ${to}.` },
		{ file: contentFile(root, target), text: own, hash: null, does: `The page is written at ${to}.` },
		withNavigation(
			root,
			(groups) =>
				groups.map((group) => ({
					...group,
					pages: group.pages.map((page) => (page === nameOf(file) ? nameOf(target) : page)),
				})),
			"The navigation names the new address.",
		),
		...followers(root, from, to, [file]),
	];
}

/** A page taken away; its address leads to another page from then on, and so do the links to it. */
export function planRemoval(root: string, file: string, to: string): PlannedFile[] {
	const { hash } = existing(root, renamable(root, file));
	const from = addressOf(file);
	return [
		{ file: contentFile(root, file), text: null, hash, does: `The page ${from} is taken away.` },
		withNavigation(root, (groups) => takenOut(groups, nameOf(file)), "The navigation has it no more."),
		...followers(root, from, to, [file], true),
	];
}

/** A page that other pages lie under, and the home page, keep their addresses. */
function renamable(root: string, file: string): ContentFile {
	if (!/^guide\/.+\.mdx$/.test(file) || /(^|\/)index\.mdx$/.test(file)) {
		throw new ForbiddenFile("This page keeps its address: others lie under it, or the site begins with it.");
	}
	return contentFile(root, file);
}

function nameOf(file: string): string {
	return addressOf(file).slice(1, -1);
}

function existing(root: string, file: ContentFile): { text: string; hash: string } {
	const found = readContent(root, file);
	if (!found) throw new ForbiddenFile(`There is no file content/${file} any more.`);
	return found;
}

function withNavigation(root: string, change: (groups: Navigation) => Navigation, does: string): PlannedFile {
	const file = contentFile(root, "navigation.yaml");
	const { text, hash } = existing(root, file);
	const groups = change(navigationSchema.parse(parse(text))).filter(({ pages }) => pages.length > 0);
	return { file, text: editYaml(text, groups), hash, does };
}

function takenOut(groups: Navigation, page: string): Navigation {
	return groups.map((group) => ({ ...group, pages: group.pages.filter((each) => each !== page) }));
}

function putIn(groups: Navigation, page: string, { group: name, after }: PlaceInGuide): Navigation {
	if (!groups.some(({ group }) => group === name))
		throw new ForbiddenFile(`There is no heading “${name}” in the navigation.`);
	return groups.map((group) =>
		group.group === name ? { ...group, pages: group.pages.toSpliced(group.pages.indexOf(after) + 1, 0, page) } : group,
	);
}

/** Everything besides the navigation that names an address: links of pages, words of search, redirects. */
function followers(root: string, from: string, to: string, without: readonly string[], isGone = false): PlannedFile[] {
	const pages = readdirSync(join(root, "content"), { recursive: true, encoding: "utf8" })
		.map((name) => name.replaceAll("\\", "/"))
		.filter((name) => name.endsWith(".mdx") && !without.includes(name));
	const links = pages.flatMap((name): PlannedFile[] => {
		const file = contentFile(root, name);
		const { text, hash } = existing(root, file);
		const changed = withLinks(text, from, to, isGone);
		return changed === text ? [] : [{ file, text: changed, hash, does: `Links to ${from} lead to ${to}.` }];
	});
	return [...links, ...searchWords(root, from, to, isGone), redirect(root, from, to)];
}

/** A text in which links to an address lead to another; of a page that is gone, links to its sections lead to the page. */
function withLinks(text: string, from: string, to: string, isGone = false): string {
	const address = from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	return text.replace(
		new RegExp(`(?<=[(\\s"'<])${address}(#[\\w-]+)?(?=[)\\s"'>},])`, "g"),
		(_, section: string = "") => (isGone ? to : to + section),
	);
}

function searchWords(root: string, from: string, to: string, isGone: boolean): PlannedFile[] {
	const file = contentFile(root, "search.yaml");
	const found = readContent(root, file);
	const data: unknown = found ? parse(found.text) : null;
	if (!found || !Array.isArray(data)) return [];
	const entries: { section?: unknown }[] = data;
	const isOurs = ({ section }: { section?: unknown }) =>
		typeof section === "string" && (section === from || section.startsWith(`${from}#`));
	if (!entries.some(isOurs)) return [];
	const changed = isGone
		? entries.filter((entry) => !isOurs(entry))
		: entries.map((entry) => (isOurs(entry) ? { ...entry, section: String(entry.section).replace(from, to) } : entry));
	const does = isGone ? "Its words of search are taken out." : "Its words of search lead to the new address.";
	return [{ file, text: editYaml(found.text, changed), hash: found.hash, does }];
}

/** The old address leads on; addresses that led to it lead to the new one at once. */
function redirect(root: string, from: string, to: string): PlannedFile {
	const file = contentFile(root, "redirects.yaml");
	const found = readContent(root, file);
	const text = found?.text ?? "";
	const data: unknown = parse(text);
	const entries: { from: string; to: string }[] = Array.isArray(data) ? data : [];
	const does = `${from} leads to ${to} from now on, so that links elsewhere still arrive.`;
	const followed = entries
		.filter((entry) => entry.from !== to && entry.from !== from)
		.map((entry) => (entry.to === from ? { ...entry, to } : entry));
	const all = [...followed, { from, to }];
	return { file, text: editYaml(text, all), hash: found?.hash ?? null, does };
}
