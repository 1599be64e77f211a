import { createHash } from "node:crypto";
import { isIP } from "node:net";
import type { Allowance } from "./store.ts";

/**
 * Which client a request comes from: the address that the nearest trusted proxy saw. Each trusted proxy appends the address it
 * saw to X-Forwarded-For, so what stands further left was written by the client itself and is not believed.
 */
export function clientAddress(socketAddress: string, forwardedFor: string | null, trustedProxies: number): string {
	const forwarded = (forwardedFor ?? "")
		.split(",")
		.map(withoutPort)
		.filter((part) => part !== "");
	const hops = [...forwarded, socketAddress];
	const seen = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? socketAddress;
	return network(isIP(seen) === 0 ? socketAddress : seen);
}

/** Some proxies write the port, too: "203.0.113.7:5000", "[2001:db8::1]:5000" (RFC 7239, 6). */
function withoutPort(hop: string): string {
	const [, bracketed, dotted] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(hop.trim()) ?? [];
	return bracketed ?? dotted ?? hop.trim();
}

/** One household or office has one IPv4 address, or one IPv6 network of 64 bits (RFC 6177) in which it can pick any address. */
function network(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return mapped;
	if (isIP(address) !== 6) return address;
	const [head = "", tail = ""] = (address.split("%")[0] ?? "").split("::");
	const left = head.split(":").filter((group) => group !== "");
	const right = tail.split(":").filter((group) => group !== "");
	const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
	const groups = [...left, ...zeros, ...right].slice(0, 4);
	return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

/** What the store keeps instead of an address: it tells clients apart and cannot be read back without the database's salt. */
export function pseudonym(client: string, salt: string): string {
	return createHash("sha256").update(`${salt} ${client}`).digest("base64url").slice(0, 22);
}

/** Seconds until an allowance is whole again, at least 1, for a client that has used it up; else 0. */
export function secondsToWait(used: number, count: number, resetsAt: number, now: Date): number {
	return used <= count ? 0 : Math.max(1, Math.ceil((resetsAt - now.getTime()) / 1_000));
}

/** The day (UTC) of a moment, under which refusals are counted: "2026-03-01". */
export function dayOf(moment: Date): string {
	return moment.toISOString().slice(0, 10);
}

/** Counts the requests of clients in this process. */
export function countInMemory() {
	const known = new Map<string, { used: number; resetsAt: number }>();
	const smallestSweep = 10_000;
	let sweepAt = smallestSweep;
	const forget = (now: Date) => {
		for (const [client, { resetsAt }] of known) if (resetsAt <= now.getTime()) known.delete(client);
	};
	return {
		/** Counts one; how many seconds the client has to wait, 0 when it is within its allowance. */
		allow: (client: string, { count, seconds }: Allowance, now: Date): number => {
			// So that clients that never come back do not fill the memory between two days.
			if (known.size >= sweepAt) {
				forget(now);
				sweepAt = Math.max(smallestSweep, 2 * known.size);
			}
			const before = known.get(client);
			const isOver = before === undefined || before.resetsAt <= now.getTime();
			const after = isOver
				? { used: 1, resetsAt: now.getTime() + seconds * 1_000 }
				: { used: before.used + 1, resetsAt: before.resetsAt };
			known.set(client, after);
			return secondsToWait(after.used, count, after.resetsAt, now);
		},
		/** Forgets clients whose allowance is whole again. */
		forget,
		size: () => known.size,
	};
}
