import { expect, test } from "vitest";
import { clientAddress } from "#endpoint/http/client-address.ts";

test.each([
	["nobody in front: the socket's address, whatever the client says", "192.0.2.1", "203.0.113.7", 0, "192.0.2.1"],
	["one proxy: what it saw", "192.0.2.1", "203.0.113.7", 1, "203.0.113.7"],
	["one proxy and a client that lies", "192.0.2.1", "198.51.100.9, 203.0.113.7", 1, "203.0.113.7"],
	["two proxies", "192.0.2.1", "203.0.113.7, 192.0.2.2", 2, "203.0.113.7"],
	["more proxies trusted than there are", "192.0.2.1", "203.0.113.7", 5, "203.0.113.7"],
	["a proxy that wrote no address", "192.0.2.1", "unknown", 1, "192.0.2.1"],
	["a proxy that wrote the port, too", "192.0.2.1", "203.0.113.7:5000", 1, "203.0.113.7"],
	["a port behind an IPv6 address", "192.0.2.1", "[2001:db8::1]:5000", 1, "2001:db8:0:0::/64"],
	["an IPv6 address in brackets", "192.0.2.1", "[2001:db8::1]", 1, "2001:db8:0:0::/64"],
	["no header", "192.0.2.1", null, 1, "192.0.2.1"],
	["IPv4 within IPv6", "::ffff:192.0.2.1", null, 0, "192.0.2.1"],
	["an IPv6 network counts as one client", "2001:db8:1:2:3:4:5:6", null, 0, "2001:db8:1:2::/64"],
	["a short IPv6 address", "2001:db8::1", null, 0, "2001:db8:0:0::/64"],
	["the loopback", "::1", null, 0, "0:0:0:0::/64"],
	["IPv4 within IPv6, in hexadecimal", "::ffff:cb00:7107", null, 0, "203.0.113.7"],
	["two clients behind such addresses are two", "::ffff:cb00:7108", null, 0, "203.0.113.8"],
	["what is no address at all", "", null, 0, ""],
	["an IPv6 address with its zone", "fe80::1%eth0", null, 0, "fe80:0:0:0::/64"],
])("%s", (_, socket, forwarded, proxies, client) => {
	expect(clientAddress(socket, forwarded, proxies)).toBe(client);
});
