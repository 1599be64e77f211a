import { addresses } from "./checks/addresses.ts";
import { blanks } from "./checks/blanks.ts";
import type { Check } from "./checks/check.ts";
import { encoding } from "./checks/encoding.ts";
import { facts } from "./checks/facts.ts";
import { gonePages } from "./checks/gone-pages.ts";
import { links } from "./checks/links.ts";
import { navigation } from "./checks/navigation.ts";
import { otherFiles } from "./checks/other-files.ts";
import { pages } from "./checks/pages.ts";
import { sections } from "./checks/sections.ts";
import { termsInTime } from "./checks/terms-in-time.ts";
import { typedFigures } from "./checks/typed-figures.ts";
import { contentFiles, type Overrides } from "./content-files.ts";
import type { Fault } from "./faults/fault.ts";

/** The checks of what people write. */
export const contentChecks: readonly Check[] = [
	encoding,
	facts,
	pages,
	links,
	sections,
	navigation,
	gonePages,
	typedFigures,
	otherFiles,
	blanks,
	addresses,
	termsInTime,
];

/**
 * Every fault of what people wrote in the project of `root`, as it is on disk, or as it would be with the files of `overrides` written
 * otherwise. The same for the command, the development server, the editor and the build; words.ts puts each into a sentence.
 */
export async function findFaults(root: string, { overrides }: { overrides?: Overrides } = {}): Promise<Fault[]> {
	const files = contentFiles(root, overrides);
	const found = await Promise.all(contentChecks.map((check) => check.find(files)));
	return found.flat();
}
