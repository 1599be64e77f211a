const encoder = new TextEncoder();

/**
 * The checksum of a link's parameters, decoded: CRC-32 (IEEE 802.3) in 8 lower-case hexadecimal digits over the UTF-8 text of
 * `name=value`, sorted by name, joined by `&` (contracts, "Inputs and their parameters", `k`). Those that are there twice keep
 * their order.
 */
export function checksumOf(pairs: readonly (readonly [string, string])[]): string {
	const text = [...pairs]
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
		.map(([name, value]) => `${name}=${value}`)
		.join("&");
	return crc32(encoder.encode(text)).toString(16).padStart(8, "0");
}

/** The remainder of each byte by the reversed polynomial: a link that is mended has its checksum computed for many readings. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
	let remainder = byte;
	for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
	return remainder;
});

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = (crc >>> 8) ^ (remainders[(crc ^ byte) & 0xff] ?? 0);
	return (crc ^ 0xffffffff) >>> 0;
}
