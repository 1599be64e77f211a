/** Letters that others stand for where there are only twenty-six. */
const spelled: Readonly<Record<string, string>> = {
	ä: "ae",
	ö: "oe",
	ü: "ue",
	ß: "ss",
	æ: "ae",
	œ: "oe",
	ø: "oe",
	ł: "l",
	đ: "d",
	ð: "d",
	þ: "th",
	ı: "i",
};

/** A name as a part of an address: small letters, digits and hyphens; "" where it has no letter of ours. */
export function addressPart(name: string): string {
	return name
		.normalize("NFC")
		.toLowerCase()
		.replace(/[^a-z0-9]/g, (letter) => spelled[letter] ?? letter)
		.normalize("NFKD")
		.replace(/\p{Mark}/gu, "")
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "");
}
