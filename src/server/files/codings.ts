/** How a file may be compressed, the smallest first. */
export const codings = ["br", "gzip"] as const;
export type Coding = (typeof codings)[number];

/**
 * The coding that a client likes best of those that there are; null when it is to be sent as it is (RFC 9110, 12.5.3). A client
 * that refuses even that is sent the plain file all the same, for it is better than nothing.
 */
export function chooseCoding(header: string | undefined, available: readonly Coding[]): Coding | null {
	if (!header) return null;
	const weights = readWeights(header);
	const plain = weights.get("identity") ?? 0;
	let best: Coding | null = null;
	let bestWeight = 0;
	for (const coding of available) {
		const weight = weights.get(coding) ?? weights.get("*") ?? 0;
		if (weight > bestWeight && weight >= plain) [best, bestWeight] = [coding, weight];
	}
	return best;
}

/** The weight of each coding that an Accept-Encoding header names. A weight that is no number is none. */
function readWeights(header: string): Map<string, number> {
	const weights = new Map<string, number>();
	for (const item of header.toLowerCase().split(",")) {
		const [name = "", ...parameters] = item.split(";").map((part) => part.trim());
		const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
		const value = weight === undefined ? 1 : Number(/^q\s*=\s*([01](?:\.\d{0,3})?)$/.exec(weight)?.[1] ?? 0);
		weights.set(name === "x-gzip" ? "gzip" : name, Math.min(value, 1));
	}
	return weights;
}
