// Apart from the schemas of the facts, because islands need the keys and should not carry Zod for them.

/** Keys of the tiers, as addresses, links and the form endpoint use them. */
export const tierKeys = ["technology", "integrator", "reseller", "strategic"] as const;
export type TierKey = (typeof tierKeys)[number];

/** Keys of the revenue models, as links and the schedule use them. */
export const modelKeys = ["platform", "implementation", "referral", "joint"] as const;
export type ModelKey = (typeof modelKeys)[number];
