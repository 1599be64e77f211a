/** The last part of the address of a preset's page, made of its name: "National reseller" → "national-reseller". */
export function presetSlug(name: string): string {
	return name
		.toLowerCase()
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.replace(/[^\p{L}\p{N}]+/gu, "-")
		.replace(/^-|-$/g, "");
}
