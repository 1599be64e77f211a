import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Fault, Place } from "#authoring/faults/fault.ts";

/** Takes a fault of a page: to stop with it, or to collect it with the page's others. */
export type Report = (fault: Fault) => void;

/** A node of a page, as far as its place is concerned. */
export interface PlacedNode {
	position?: { start: { line: number; column: number } } | undefined;
}

/** Where a node begins. */
export function placeOfNode({ position }: PlacedNode): Place {
	return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}

/** The name of a page's file as authors know it: from the project's root. */
export function fileOfPage(page: URL | undefined, root: URL): string {
	return page ? relative(fileURLToPath(root), fileURLToPath(page)).replaceAll("\\", "/") : "this page";
}
