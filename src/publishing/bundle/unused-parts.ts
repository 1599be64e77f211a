import type { AstroIntegration } from "astro";

/** Parts of the theme that no page of this site uses, by the end of their file, and what is bundled in their place. */
export const unused = [
	// The words of 33 languages, each of which would be judged as often as pages are rendered or the server starts.
	{
		file: "/@astrojs/starlight/dist/translations/index.js",
		code: 'import en from "./en.js"; export default { en };',
	},
	// The pictures of kinds of files, as long as all else that pages are rendered with of the theme.
	{
		file: "/@astrojs/starlight/dist/user-components/file-tree-icons.js",
		code: "export const FileIcons = {}; export const definitions = { files: {}, extensions: {}, partials: {} };",
	},
] as const;

/** Leaves parts of the theme that this site does not use out of what pages are rendered with. */
export function unusedParts(): AstroIntegration {
	return {
		name: "unused-parts",
		hooks: {
			"astro:config:setup": ({ command, updateConfig }) => {
				if (command !== "build") return;
				updateConfig({
					vite: {
						plugins: [
							{
								name: "unused-parts",
								enforce: "pre",
								applyToEnvironment: ({ name, config }) => config.command === "build" && name !== "client",
								load: {
									filter: { id: unused.map(({ file }) => new RegExp(`${file.replaceAll(".", "\\.")}$`)) },
									handler: (id) => unused.find(({ file }) => id.endsWith(file))?.code,
								},
							},
						],
					},
				});
			},
		},
	};
}
