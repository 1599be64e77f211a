import type { IncomingMessage, ServerResponse } from "node:http";
import { chooseCoding } from "./codings.ts";
import { judgeConditions, mayContinue } from "./conditions.ts";
import { selectRange } from "./ranges.ts";
import type { Representation, SiteFile } from "./site-files.ts";

/** Answers a request for a file as RFC 9110 has it: its best coding, conditions, one range, and the headers alone for HEAD. */
export function sendFile({ method, headers }: IncomingMessage, response: ServerResponse, file: SiteFile): void {
	const sent = representationFor(headers["accept-encoding"], file);
	const condition = judgeConditions(headers, sent.etag);
	if (condition === "failed") {
		response.writeHead(412, [...file.headers, "Content-Length", "0"]).end();
		return;
	}
	if (condition === "unchanged") {
		response.writeHead(304, [...file.headers, "ETag", sent.etag]).end();
		return;
	}
	const size = sent.body.length;
	// A range is asked for with GET (RFC 9110, 14.2).
	const isPart =
		method === "GET" && headers.range !== undefined && mayContinue(headers["if-range"]?.toString(), sent.etag);
	const range = isPart ? selectRange(headers.range, size) : "whole";
	if (range === "unsatisfiable") {
		const about = ["Content-Range", `bytes */${size}`, "Content-Length", "0"];
		response.writeHead(416, [...file.headers, ...about]).end();
	} else if (range === "whole") sendWhole(response, 200, sent, method === "HEAD");
	else {
		const { first, last } = range;
		const about = ["Content-Range", `bytes ${first}-${last}/${size}`, "Content-Length", String(last - first + 1)];
		response.writeHead(206, [...sent.headers, ...about]).end(sent.body.subarray(first, last + 1));
	}
}

/** The page for an address that has none. */
export function sendNotFound(request: IncomingMessage, response: ServerResponse, page: SiteFile): void {
	const sent = representationFor(request.headers["accept-encoding"], page);
	sendWhole(response, 404, sent, request.method === "HEAD");
}

function representationFor(acceptEncoding: string | undefined, file: SiteFile): Representation {
	const coding = chooseCoding(acceptEncoding, file.codings);
	return (coding && file.coded[coding]) ?? file.plain;
}

function sendWhole(
	response: ServerResponse,
	status: number,
	{ wholeHeaders, body }: Representation,
	isHead: boolean,
): void {
	response.writeHead(status, wholeHeaders);
	if (isHead) response.end();
	else response.end(body);
}
