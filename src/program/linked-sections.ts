/** The section that describes a step of the process: the flowchart of the process leads there. */
export const stepSection = ({ number, key }: { number: number; key: string }): string =>
	`/guide/process/#step-${number}-${key}`;

/** The section that compares the tiers: the tier finder leads there. */
export const comparisonSection = "/guide/tiers/#side-by-side";
