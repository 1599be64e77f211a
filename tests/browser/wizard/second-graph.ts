import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseDocument, stringify } from "yaml";
import { addressesFile } from "#authoring/published-addresses.ts";
import { buildSite } from "#commands/build-site.ts";
import { selectionSchema } from "#program/facts/facts.ts";
import { unrecordedAddresses } from "#program/selection/published-addresses.ts";
import { copyProject } from "#tests/project-copy.ts";

const project = new URL("../../..", import.meta.url).pathname;

/** A site of other questions: a question more, one less, and not a line of code changed. */
export interface SecondSite {
	/** Project folder, with facts of its own. */
	root: string;
	/** The built pages. */
	client: string;
	remove: () => void;
}

/**
 * Builds the project from a copy in which the questions of terms 1.0 were published. Its selection.yaml now asks whether a
 * partner sells today before it asks about resellers, and no longer about strategic partners: a partner who does not sell is one.
 */
export async function buildSecondSite(): Promise<SecondSite> {
	const { path: root, remove } = copyProject("second-graph");
	const published = readFileSync(join(project, "tests/fixtures/terms-1.0/selection.yaml"), "utf8");
	writeFileSync(join(root, "content/program/selection.yaml"), otherQuestions(published));
	writeFileSync(join(root, addressesFile), stringify(unrecordedAddresses(selectionSchema.parse(parse(published)), {})));
	await buildSite(root, { ...process.env, SITE_URL: "https://partners.example" });
	return { root, client: join(root, "dist/client"), remove };
}

function otherQuestions(text: string): string {
	const selection = parseDocument(text);
	const at = (key: string) => {
		const { questions } = selection.toJS();
		return questions.findIndex((question: { key: string }) => question.key === key);
	};
	selection.setIn(["questions", at("system-integrator"), "no", "to"], { question: "sells-today" });
	selection.setIn(["questions", at("reseller"), "no", "to"], { tier: "strategic" });
	selection.deleteIn(["questions", at("strategic-partner")]);
	selection.addIn(
		["questions"],
		selection.createNode({
			key: "sells-today",
			node: "SELLS",
			label: ["Selling", "today?"],
			text: "Do you sell to our markets today?",
			help: "A partner who sells today has customers in financial services, government or healthcare.",
			yes: { to: { question: "reseller" }, said: "sell to our markets today" },
			no: { to: { tier: "strategic" }, said: "do not sell to our markets today" },
		}),
	);
	return selection.toString();
}
