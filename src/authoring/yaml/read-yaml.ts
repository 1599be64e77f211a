import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import type { Fault, Path, Place } from "#authoring/faults/fault.ts";
import { misreadTexts } from "./misread.ts";
import { problemsOf } from "./schema-problems.ts";
import { syntaxProblem } from "./syntax.ts";

/** The value of a YAML file, or what is wrong with it; never both. */
interface ReadYaml<Data> {
	data: Data | undefined;
	faults: readonly Fault[];
	/** Where the value at a path is written, or the nearest that it would be in. */
	place: (path: Path) => Place;
}

/** Where the value at a path of a YAML text is written, or the nearest that it would be in. */
export function placeIn(text: string, path: Path): Place {
	return parsed(text).place(path);
}

/** Reads the text of a YAML file against its schema; each fault has its place from the parse. */
export function readYaml<Schema extends z.ZodType>(
	text: string,
	file: string,
	schema: Schema,
): ReadYaml<z.infer<Schema>> {
	const { document, read, placeAt, place } = parsed(text);
	const refused = (faults: readonly Fault[]) => ({ data: undefined, faults, place });
	const [syntax] = document.errors;
	if (syntax) {
		const { problem, offset } = syntaxProblem(syntax, document, read);
		return refused([{ file, ...placeAt(offset), problem }]);
	}
	const misread = misreadTexts(document, read);
	if (misread.length > 0) {
		return refused(misread.map(({ problem, offset }) => ({ file, ...placeAt(offset), problem })));
	}
	const result = schema.safeParse(document.toJS());
	if (result.success) return { data: result.data, faults: [], place };
	return refused(
		result.error.issues.flatMap((issue) =>
			problemsOf(issue, document, schema).map(({ path, key, problem }): Fault => {
				const offset = key === undefined ? undefined : offsetOfKey(document.getIn(path, true), key);
				return { file, ...place(path), ...(offset === undefined ? {} : placeAt(offset)), problem };
			}),
		),
	);
}

function parsed(text: string) {
	const lines = new LineCounter();
	// Windows' Notepad begins a file with a byte order mark, and the parser would count it as indentation.
	const read = text.replace(/^\ufeff/, "");
	// Without its places in words, which are data here.
	const document = parseDocument(read, { lineCounter: lines, prettyErrors: false });
	const placeAt = (offset: number): Place => {
		const { line, col } = lines.linePos(offset);
		// An empty file has no line, and its fault is on the first.
		return { line: Math.max(1, line), column: Math.max(1, col) };
	};
	const place = (path: Path): Place => ({ ...placeAt(offsetOf(document, path)), path });
	return { document, read, placeAt, place };
}

function offsetOf(document: Document, path: Path): number {
	for (let length = path.length; length >= 0; length--) {
		const node = document.getIn(path.slice(0, length), true);
		if (isNode(node) && node.range) return node.range[0];
	}
	return 0;
}

function offsetOfKey(map: unknown, name: string): number | undefined {
	if (!isMap(map)) return undefined;
	const key = map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === name)?.key;
	return isNode(key) ? key.range?.[0] : undefined;
}
