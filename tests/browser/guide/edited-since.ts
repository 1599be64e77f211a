import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { diffPatch } from "node-diff3";
import type { Node } from "prosemirror-model";
import { readProgram } from "#authoring/read-program.ts";
import { openPage } from "#edit/document/open-page.ts";
import { pageParts, readHead } from "#edit/files/page-parts.ts";
import { addressOf } from "#edit/files/pages.ts";
import { differencesOf } from "#program/facts/differences.ts";
import { comparable } from "./source-statements.ts";

/** Lines of a page, or a fact, that marketing has written otherwise since the guide's text was taken over. */
export interface Edit {
	/** The page whose text it is; null for a fact, which any page may show. */
	address: string | null;
	/** As it was; components in it are holes. Empty for what is new. */
	was: string;
	/** As it is now; empty for what was taken out. */
	is: string;
	/** Whether it is a figure or a name within sentences; else it is whole lines. */
	isPart: boolean;
}

/** What a component shows is not in the text of the page. */
const hole = "\ufffc";
/** Begins a line that is nothing but a component. */
const component = "\0";

/**
 * Everything that is written otherwise in `content` than in the pages and facts that the guide's text was taken over with,
 * `tests/fixtures/guide-1.0` and `tests/fixtures/terms-1.0`: the record of what was edited.
 */
export function editsSince(root: string): Edit[] {
	const [then, now] = [pagesIn(join(root, "tests/fixtures/guide-1.0")), pagesIn(join(root, "content/guide"))];
	const pages = [...then].flatMap(([address, was]) =>
		diffPatch(was, now.get(address) ?? []).map(
			({ buffer1, buffer2 }): Edit => ({
				address,
				was: buffer1.chunk.join("\n"),
				is: buffer2.chunk.join("\n"),
				isPart: false,
			}),
		),
	);
	const facts = differencesOf(readProgram(root, "tests/fixtures/terms-1.0"), readProgram(root, "content/program")).map(
		({ was, is, isLine }): Edit => ({ address: null, was: was ?? "", is: is ?? "", isPart: !isLine }),
	);
	return [...pages, ...facts];
}

/** The lines of each page of a folder by its address, its title first. */
function pagesIn(folder: string): Map<string, string[]> {
	if (!existsSync(folder)) return new Map();
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".mdx"));
	return new Map(
		files.map((file) => {
			const parts = pageParts(readFileSync(join(folder, file), "utf8"));
			return [addressOf(`guide/${file}`), [readHead(parts).title, ...linesOf(openPage(parts.body))]];
		}),
	);
}

function linesOf(node: Node): string[] {
	if (node.isTextblock) return [node.textBetween(0, node.content.size, "", hole)];
	return node.isLeaf ? [component + JSON.stringify(node.attrs)] : node.children.flatMap(linesOf);
}

/**
 * Whether a statement of the source that its page does not make was edited, and the page says what it was edited to: then it is no
 * omission. A page whose component was taken out or changed may lack anything that it showed.
 */
export function isEdited(statement: { address: string; text: string }, shown: string, edits: readonly Edit[]): boolean {
	const text = comparable(statement.text);
	return edits.some(({ address, was, is, isPart }) => {
		if (address !== null && address !== statement.address) return false;
		const isShown = (piece: string) => shown.includes(piece);
		if (isPart && was !== "" && text.includes(comparable(was))) {
			return isShown(text.replaceAll(comparable(was), comparable(is)));
		}
		return was.split("\n").some((line) => restOf(text, line)?.every(isShown)) && piecesOf(is).every(isShown);
	});
}

/** What a statement has besides a line that made it, or a part of it; null where the line did not. */
function restOf(statement: string, line: string): string[] | null {
	if (line === "") return null;
	if (line.startsWith(component) || piecesOf(line).some((piece) => piece.includes(statement))) return [];
	const pieces = piecesOf(line).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	const [made] = new RegExp(pieces.join(".*")).exec(statement) ?? [];
	return made ? statement.split(made) : null;
}

/** What stands between the components of lines. */
function piecesOf(lines: string): string[] {
	return lines.split("\n").flatMap((line) => (line.startsWith(component) ? [] : line.split(hole).map(comparable)));
}
