import { defineCollection } from "astro:content";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { docsSchema, i18nSchema } from "@astrojs/starlight/schema";
import { glob, type Loader } from "astro/loaders";
import { z } from "astro/zod";
import { lastUpdates } from "#authoring/last-updated.ts";
import { readShownNavigation } from "#authoring/navigation.ts";
import { withDaysAsWritten } from "#authoring/pages/head/head-days.ts";
import { headInFull } from "#authoring/pages/head/head-facts.ts";
import { headTextsSchema } from "#authoring/pages/head/head-schema.ts";
import { readPublishedAddresses } from "#authoring/published-addresses.ts";
import { navigationSchema } from "#authoring/read-navigation.ts";
import { factsFolder, readAllTerms, readTermsInForce } from "#authoring/read-program.ts";
import { programSchema, tierKeys } from "#program/facts/facts.ts";
import { programDay, programsOn } from "#program/facts/versions.ts";
import { publishedAddressesSchema } from "#program/selection/published-addresses.ts";

/** Entries of the facts: `current`, the terms in force on the day of the build, and one under the name of each version. */
const programLoader: Loader = {
	name: "program",
	async load({ store, parseData, config, watcher, logger }) {
		const root = fileURLToPath(config.root);
		const read = async () => {
			const versions = readAllTerms(root);
			store.clear();
			for (const [id, data] of [
				["current", programsOn(versions, programDay(process.env, new Date())).inForce] as const,
				...versions.map((version) => [version.terms.version, version] as const),
			]) {
				store.set({ id, data: await parseData({ id, data }) });
			}
		};
		await read();
		watcher?.on("change", (path) => {
			if (path.includes(factsFolder)) read().catch((error: Error) => logger.error(error.message));
		});
	},
};

/** Addresses of the tier finder that were ever published, as one entry. */
const wizardAddressesLoader: Loader = {
	name: "wizard-addresses",
	async load({ store, parseData, config }) {
		const data = readPublishedAddresses(fileURLToPath(config.root));
		store.set({ id: "all", data: await parseData({ id: "all", data }) });
	},
};

/** The guide's pages by group, as one entry. */
const navigationLoader: Loader = {
	name: "navigation",
	async load({ store, parseData, config }) {
		const groups = readShownNavigation(fileURLToPath(config.root));
		store.set({ id: "guide", data: await parseData({ id: "guide", data: { groups } }) });
	},
};

/**
 * Pages with the date of their last commit, their titles with the facts in force; read anew after each commit and with other facts,
 * which change neither file.
 */
function dated(pages: Loader): Loader {
	return {
		...pages,
		load(context) {
			const root = fileURLToPath(context.config.root);
			const { commit, dates } = lastUpdates(root, "content");
			const program = readTermsInForce(root);
			const known = context.generateDigest(`${commit} ${JSON.stringify(program.tiers)}`);
			return pages.load({
				...context,
				generateDigest: (data) => `${context.generateDigest(data)} ${known}`,
				parseData: (entry) => {
					const lastUpdated = entry.filePath && dates.get(relative(root, entry.filePath));
					const own = withDaysAsWritten(entry.data);
					const head = headTextsSchema.safeParse(own);
					const inFull = head.success ? headInFull(head.data, program) : {};
					return context.parseData({
						...entry,
						data: { ...(lastUpdated ? { lastUpdated } : {}), ...entry.data, ...own, ...inFull },
					});
				},
			});
		},
	};
}

export const collections = {
	docs: defineCollection({
		// A page is rendered from its file: its text would only make the store, and what the server loads, as large as all pages.
		loader: dated(
			glob({ base: "./content", pattern: ["**/*.{md,mdx}", "!README.md", "!program/**"], retainBody: false }),
		),
		// Strict, so that a misspelled line at the top of a page is named and not passed over.
		schema: (context) =>
			docsSchema({
				extend: z.object({
					description: z.string().describe("What the page says, in one sentence; search engines and previews show it"),
					tier: z.enum(tierKeys).optional().describe("The tier that the page is about"),
				}),
			})(context).strict(),
	}),
	program: defineCollection({ loader: programLoader, schema: programSchema }),
	navigation: defineCollection({ loader: navigationLoader, schema: z.object({ groups: navigationSchema }) }),
	// Words of ours in place of the theme's; without an entry the server warns at each page made on demand.
	i18n: defineCollection({
		loader: () => [{ id: "en", "page.draft": "A draft: it is seen while the guide is edited, and is not published." }],
		schema: i18nSchema(),
	}),
	wizardAddresses: defineCollection({ loader: wizardAddressesLoader, schema: publishedAddressesSchema }),
};
