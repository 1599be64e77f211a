import type { IncomingHttpHeaders } from "node:http";
import type { Body } from "./body.ts";

/**
 * A request whose body has arrived. A plain record: to make the Fetch standard's Request and Response of every post, and to read them again,
 * took longer than all else that the endpoint does with it.
 */
export type EndpointRequest = {
	method: string;
	/** Host and port that the request names. */
	host: string;
	/** The decoded path, with the one that the site lies under. */
	path: string;
	headers: IncomingHttpHeaders;
	body: Body;
	/** The address at the other end of the socket. */
	socketAddress: string;
};
