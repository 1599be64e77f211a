// Apart from the schemas of the facts, because islands need the keys and should not carry Zod for them.

/** Keys of the tiers, as addresses, links and the form endpoint use them. */
export const tierKeys = ["technology", "integrator", "reseller", "strategic"] as const;
export type TierKey = (typeof tierKeys)[number];

/** Something for each tier. */
export function ofEachTier<Value>(of: (tier: TierKey) => Value): Record<TierKey, Value> {
	return {
		technology: of("technology"),
		integrator: of("integrator"),
		reseller: of("reseller"),
		strategic: of("strategic"),
	};
}
