import { parse } from "yaml";
import { isDictionary } from "#edit/yaml/differences.ts";
import { editYaml } from "#edit/yaml/edit-yaml.ts";

/** A page's file in its three parts, which together are the file: the lines of `---` with a byte order mark, the head, the text. */
export interface PageParts {
	opening: string;
	head: string;
	closing: string;
	body: string;
}

const pattern = /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?)((?:^|(?<=\n))---[ \t]*(?:\r?\n|$))([\s\S]*)$/;

/** The parts of a page; one without a head is all text. */
export function pageParts(text: string): PageParts {
	const [, opening = "", head = "", closing = "", body = ""] = pattern.exec(text) ?? [];
	return opening ? { opening, head, closing, body } : { opening: "", head: "", closing: "", body: text };
}

/** The data at the top of a page, above its text, as far as the editor has fields for it. */
export interface PageHead {
	title: string;
	description: string;
	draft: boolean;
	/** A line above the page; "" for none. */
	banner: string;
}

/** The fields of a page's head; empty ones where it cannot be read. */
export function readHead({ head }: PageParts): PageHead {
	const data = headData(head);
	const text = (value: unknown) => (typeof value === "string" ? value : "");
	return {
		title: text(data.title),
		description: text(data.description),
		draft: data.draft === true,
		banner: isDictionary(data.banner) ? text(data.banner.content) : "",
	};
}

function headData(head: string): Record<string, unknown> {
	try {
		const data: unknown = parse(head);
		return isDictionary(data) ? { ...data } : {};
	} catch {
		// A head that is no YAML has no fields; the checks report what is wrong with it.
		return {};
	}
}

/** The head with some fields changed and every other line as it was. Throws `UnwritableYaml`. */
export function writeHead(parts: PageParts, wished: PageHead): PageParts {
	const now = readHead(parts);
	const data = headData(parts.head);
	const { banner, ...others } = data;
	const changed: Record<string, unknown> = { ...others, title: wished.title, description: wished.description };
	if (!("title" in data) && !wished.title) delete changed.title;
	if (!("description" in data) && !wished.description) delete changed.description;
	if (wished.draft !== now.draft) {
		if (wished.draft) changed.draft = true;
		else delete changed.draft;
	}
	const oldBanner = isDictionary(banner) ? banner : {};
	if (wished.banner) changed.banner = { ...oldBanner, content: wished.banner };
	else if (banner !== undefined && !now.banner) changed.banner = banner;
	// Keys keep their order, so that only what was changed differs.
	const ordered = Object.fromEntries([
		...Object.keys(data).flatMap((key) => (key in changed ? [[key, changed[key]] as const] : [])),
		...Object.entries(changed).filter(([key]) => !(key in data)),
	]);
	if (parts.opening) return { ...parts, head: editYaml(parts.head, ordered) };
	const head = editYaml("title: x\n", ordered);
	return { opening: "---\n", head, closing: "---\n\n", body: parts.body };
}

/** The file that the parts are of. */
export function joinParts({ opening, head, closing, body }: PageParts): string {
	return opening + head + closing + body;
}
