/** The number that a text is; null for an empty one that may be empty, undefined for what is none. */
export function readNumber(
	text: string,
	{ whole, nullable }: { whole: boolean; nullable: boolean },
): number | null | undefined {
	const plain = text
		.trim()
		.replace(/(?<=\d)[,\s](?=\d{3}\b)/g, "")
		.replace(/\s*%$/, "")
		.replace(/^\$\s*/, "");
	if (plain === "") return nullable ? null : undefined;
	if (!(whole ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/).test(plain)) return undefined;
	// A point between thousands, as some languages have it: it would be taken for the one before decimals.
	if (/^-?[1-9]\d{0,2}\.\d\d0$/.test(plain)) return undefined;
	return Number(plain);
}
