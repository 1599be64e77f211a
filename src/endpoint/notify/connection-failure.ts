// Why a receiver could not be reached, in words for the log and for `npm run applications -- status`.

/** Codes of Node (https://nodejs.org/api/errors.html#common-system-errors), of undici and of nodemailer. */
const words: Readonly<Record<string, string>> = {
	ECONNREFUSED: "connection refused: nothing listens at that address and port",
	ECONNRESET: "the other side broke the connection off",
	EPIPE: "the other side broke the connection off",
	UND_ERR_SOCKET: "the other side broke the connection off",
	ENOTFOUND: "no server of that name is known: is it spelled right?",
	EAI_AGAIN: "the name could not be looked up: does this machine reach its DNS server?",
	EDNS: "the server’s name could not be looked up: is it spelled right?",
	EHOSTUNREACH: "the network leads nowhere: is a firewall in the way?",
	ENETUNREACH: "the network leads nowhere: is a firewall in the way?",
	ETIMEDOUT: "no answer in time: is a firewall in the way?",
	UND_ERR_CONNECT_TIMEOUT: "no answer in time: is a firewall in the way?",
	ESOCKET: "no connection: are server, port and smtp or smtps right?",
	ECONNECTION: "no connection: are server, port and smtp or smtps right?",
	ETLS: "no encrypted connection, so no password was sent: does the server offer STARTTLS with a valid certificate, or want smtps?",
	EAUTH: "the user name or the password is refused",
	CERT_HAS_EXPIRED: "the server’s certificate has expired",
	DEPTH_ZERO_SELF_SIGNED_CERT: "the server’s certificate is its own: NODE_EXTRA_CA_CERTS can name it",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server’s certificate cannot be verified",
	ERR_TLS_CERT_ALTNAME_INVALID: "the server’s certificate is for another name",
};

/**
 * What hindered a connection, from the code of the error or of its causes, with the setting to look at. Codes quote nothing;
 * messages could, so none is used.
 */
export function connectionFailure(error: unknown, setting: string): string {
	const code = codesOf(error).find((one) => one in words) ?? codesOf(error)[0];
	if (code === undefined) return `no connection: is ${setting} an address that can be reached?`;
	const sentence = words[code];
	return sentence ? `${sentence} (${code}, ${setting})` : `no connection (${code}, ${setting})`;
}

/** The codes of an error and of what caused it, the innermost first: `fetch` wraps the reason, and it may be several. */
function codesOf(error: unknown): string[] {
	if (!(error instanceof Error)) return [];
	const within = error instanceof AggregateError ? error.errors.flatMap(codesOf) : codesOf(error.cause);
	return [...within, ...("code" in error && typeof error.code === "string" ? [error.code] : [])];
}
