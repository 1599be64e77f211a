import type { AstroIntegration } from "astro";

/** Files that no page of this site uses, by their end, and what is bundled in place of each. */
export const unused = [
	// The theme's words in 33 languages, each of which would be judged as often as pages are rendered or the server starts.
	{
		file: "/node_modules/@astrojs/starlight/dist/translations/index.js",
		code: 'import en from "./en.js"; export default { en };',
	},
	// Its pictures of kinds of files, as long as all else that pages are rendered with of the theme.
	{
		file: "/node_modules/@astrojs/starlight/dist/user-components/file-tree-icons.js",
		code: "export const FileIcons = {}; export const definitions = { files: {}, extensions: {}, partials: {} };",
	},
	// How collections are read, with all our readers of content: they are read before. The theme would judge by it what our own pages of
	// tools say of themselves, and does so by its own schema without.
	{
		file: "/src/content.config.ts",
		code: "export const collections = {};",
	},
] as const;

/** Leaves what this site does not use out of what pages are rendered with, at build and on the server. */
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
								// A build reads the collections by a server of Vite's, which needs their description.
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
