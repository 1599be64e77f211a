import ipaddr from "ipaddr.js";

/**
 * Which client a request comes from: the address that the nearest trusted proxy saw. Each trusted proxy appends the address it
 * saw to X-Forwarded-For, so what is written further left came from the client itself and is not believed.
 */
export function clientAddress(socketAddress: string, forwardedFor: string | null, trustedProxies: number): string {
	const forwarded = (forwardedFor ?? "")
		.split(",")
		.map(withoutPort)
		.filter((part) => part !== "");
	const hops = [...forwarded, socketAddress];
	const seen = hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? socketAddress;
	return network(ipaddr.isValid(seen) ? seen : socketAddress);
}

/** Some proxies write the port, too: "203.0.113.7:5000", "[2001:db8::1]:5000" (RFC 7239, 6). */
function withoutPort(hop: string): string {
	const [, bracketed, dotted] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(hop.trim()) ?? [];
	return bracketed ?? dotted ?? hop.trim();
}

/** One household or office has one IPv4 address, or one IPv6 network of 64 bits (RFC 6177) in which it can pick any address. */
function network(address: string): string {
	if (!ipaddr.isValid(address)) return address;
	const parsed = ipaddr.process(address);
	return parsed.kind() === "ipv4" ? parsed.toString() : `${parsed.toNormalizedString().split(":", 4).join(":")}::/64`;
}
