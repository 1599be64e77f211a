// When pages of the guide are painted, beside plain Starlight with the same text in the same run: Lighthouse as a phone, the median of
// three runs each, in turns, both sites compressed beforehand. Build first: `npm run build`. `node tests/bench/paint.ts`
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import { compressFolder } from "#publishing/compress.ts";
import { serveBuiltSite } from "#tests/tooling/served-site.ts";
import { launchBrowser, type Measured, measure, median } from "./parts/lighthouse-run.ts";
import { installPeers, peerSite } from "./parts/peers.ts";

/** A page of ours and the page of the same text of the peer; of the home page, which the peer has not, its first page. */
const pairs = [
	["/", "/"],
	["/guide/", "/"],
	["/guide/process/", "/partnership-process/"],
	["/guide/tiers/", "/partnership-tiers/"],
	["/guide/revenue-sharing/", "/revenue-sharing-models/"],
] as const;
const runs = 3;

installPeers();
const peer = peerSite("starlight");
await peer.build({ cold: true });
await compressFolder(peer.dist, new URL("../../.cache/bench-peers/compressed", import.meta.url).pathname);
const server = createServer(sirv(peer.dist, { brotli: true, gzip: true })).listen(0, "127.0.0.1");
await once(server, "listening");
const theirs = `http://127.0.0.1:${portOf(server.address())}`;
const { address: ours, stop } = await serveBuiltSite();
const browser = await launchBrowser();
let reached = true;
try {
	console.log(
		"Milliseconds                    first paint: ours, Starlight     largest paint: ours, Starlight    ours : Starlight",
	);
	for (const [own, other] of pairs) {
		const mine: Measured[] = [];
		const others: Measured[] = [];
		for (let run = 0; run < runs; run++) {
			mine.push(await measure(`${ours}${own}`, browser.port));
			others.push(await measure(`${theirs}${other}`, browser.port));
		}
		const times = [mine, others].map((measured) => ({
			first: median(measured.map(({ firstPaint }) => firstPaint)),
			largest: median(measured.map(({ largestPaint }) => largestPaint)),
		}));
		const [us, them] = times;
		if (!us || !them) continue;
		reached &&= us.largest <= them.largest && us.first <= them.first;
		const cells = [us.first, them.first, us.largest, them.largest].map((time, at) =>
			time.toFixed(0).padStart([21, 11, 24, 11][at] ?? 12),
		);
		console.log(`${own.padEnd(26)}${cells.join("")}${(us.largest / them.largest).toFixed(2).padStart(19)}`);
	}
	console.log(`Aim: no later than Starlight. ${reached ? "Reached." : "Not reached."}`);
} finally {
	browser.kill();
	await stop();
	server.close();
}
process.exitCode = reached ? 0 : 1;

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === "string") throw new Error("The peer is not served on a port.");
	return address.port;
}
