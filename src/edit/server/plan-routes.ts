import * as z from "zod";
import { type PlannedFile, planMove, planNewPage, planRemoval, planRename } from "#edit/pages/page-plan.ts";
import { save } from "./save.ts";

const place = { group: z.string(), after: z.string() };
const planSchema = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("new"), title: z.string(), description: z.string(), ...place }),
	z.object({ kind: z.literal("move"), file: z.string(), ...place }),
	z.object({ kind: z.literal("rename"), file: z.string(), slug: z.string() }),
	z.object({ kind: z.literal("remove"), file: z.string(), to: z.string() }),
]);
export type PagePlan = z.infer<typeof planSchema>;

function planned(root: string, body: unknown): PlannedFile[] {
	const plan = planSchema.parse(body);
	switch (plan.kind) {
		case "new":
			return planNewPage(root, plan);
		case "move":
			return planMove(root, plan.file, plan);
		case "rename":
			return planRename(root, plan.file, plan.slug);
		case "remove":
			return planRemoval(root, plan.file, plan.to);
	}
}

/** What a plan would write, file by file. */
export function shownPlan(root: string, body: unknown) {
	return planned(root, body).map(({ file, does }) => ({ file, does }));
}

/** Carries a plan out, after every check has seen what it leaves. `opens` is the page that it made. */
export async function donePlan(root: string, body: unknown) {
	const files = planned(root, body);
	const { findings } = await save(root, files);
	const opens =
		files.find(({ file, hash, text }) => hash === null && text !== null && file.endsWith(".mdx"))?.file ?? null;
	return { findings, opens };
}
