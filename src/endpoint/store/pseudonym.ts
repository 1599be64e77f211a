import { createHash } from "node:crypto";

/** What the store keeps instead of an address: it distinguishes clients and cannot be read back without the database's salt. */
export function pseudonym(client: string, salt: string): string {
	return createHash("sha256").update(`${salt} ${client}`).digest("base64url").slice(0, 22);
}
