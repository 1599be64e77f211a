import { faultOfFile } from "#authoring/faults/fault.ts";
import type { FileMeant } from "#authoring/faults/problems.ts";
import type { Check } from "./check.ts";

/** What the site reads: pages, facts, and pictures as browsers show them. README.md is for those who write. */
const read = /\.(?:mdx?|yaml|png|jpe?g|webp|avif|gif|svg)$/i;

/** What systems and programs put beside files for themselves, also while one is open or being written. */
const ofPrograms =
	/(?:^|\/)(?:\.|~\$|#[^/]*#$|(?:Thumbs\.db|desktop\.ini|Icon\r?)$)|(?:~|\.(?:tmp|temp|part|crdownload|lock|swp))$/i;

const kinds: readonly (readonly [RegExp, FileMeant])[] = [
	[/\.(?:bak|old|orig|rej|backup|copy)$/i, "copy"],
	[/\.(?:docx?|odt|rtf|pages|txt|text|html?|markdown|mdown|tex|gdoc)$/i, "page"],
	[/\.(?:yml|json|toml|csv|xlsx?|ods|numbers|gsheet)$/i, "facts"],
	[/\.(?:heic|heif|tiff?|bmp|psd|ai|eps|raw|dng|ico|jfif)$/i, "picture"],
];

/** Files under content/ that nothing reads, and that somebody may take for published. */
export const otherFiles: Check = {
	name: "Files of other programs",
	find: ({ list }) =>
		list("content")
			.filter((file) => !read.test(file) && !ofPrograms.test(file))
			.map((file) =>
				faultOfFile(file, {
					kind: "file not read",
					meant: kinds.find(([name]) => name.test(file))?.[1] ?? "download",
				}),
			),
};
