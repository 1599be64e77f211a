import fc from "fast-check";

/** Raw bytes for one connection, and how its client behaves. */
export type Conversation = {
	text: string;
	/** Reads to the end, reads nothing, goes away at once, or goes away amid the answer. */
	reader: "whole" | "never" | "gone" | "half";
};

const method = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom("GET", "HEAD", "POST") },
	fc.constantFrom("PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "", "GET GET"),
);

const target = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.constantFrom(
			"/",
			"/apply/",
			"/apply",
			"/long/",
			"/robots.txt",
			"/nothing/",
			"/_astro/page.AbCd1234.js",
			"/apply/index.html",
			"/apply/index.html.br",
			"/api/applications",
			"/api/health",
			"/api/live",
			"/apply/received/?reference=MP-7K3F-9QX2",
		),
	},
	fc.constantFrom(
		"*",
		"/..%2f..%2fetc/passwd",
		"/../../etc/passwd",
		"//host/",
		"/%",
		"/%00",
		"http://localhost/",
		"http://",
		"a:1",
	),
	fc.string({ unit: "binary-ascii", maxLength: 40 }).map((text) => `/${text}`),
	fc.integer({ min: 1_000, max: 20_000 }).map((length) => `/${"a".repeat(length)}`),
);

const header = fc.oneof(
	fc.tuple(
		fc.constant("Range"),
		fc.constantFrom("bytes=100-50", "bytes=0-0", "bytes=-5", "bytes=5-2, x", "bytes=0-,0-", "x"),
	),
	fc.tuple(fc.constant("Accept-Encoding"), fc.constantFrom("br", "gzip", "br;q=0", "*;q=0", "br;q=x,,;")),
	fc.tuple(fc.constantFrom("If-None-Match", "If-Match", "If-Range"), fc.constantFrom("*", '"', 'W/"x"', '"x", "y"')),
	fc.tuple(fc.constant("Accept"), fc.constantFrom("text/html", "application/json", "*/*;q=", "")),
	fc.tuple(
		fc.constant("Content-Type"),
		fc.constantFrom("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x"),
	),
	fc.tuple(fc.constant("Content-Length"), fc.constantFrom("0", "5", "70000", "-1", "5, 6", "99999999999")),
	fc.tuple(fc.constant("Transfer-Encoding"), fc.constantFrom("chunked", "gzip, chunked", "identity")),
	fc.tuple(fc.constant("Expect"), fc.constantFrom("100-continue", "200-ok")),
	fc.tuple(fc.constant("Connection"), fc.constantFrom("close", "keep-alive", "Upgrade")),
	fc.tuple(fc.constant("Upgrade"), fc.constantFrom("websocket", "h2c")),
	fc.tuple(
		fc.constantFrom("Origin", "X-Forwarded-For", "Host", "Cookie"),
		fc.string({ unit: "binary-ascii", maxLength: 30 }),
	),
);

const body = fc.oneof(
	fc.constantFrom(
		"",
		"hello",
		'{"company_name":"Fuzz"}',
		"company_name=Fuzz&contact_email=%FF",
		"5\r\nhello\r\n0\r\n\r\n",
		"zz\r\n",
	),
	fc.string({ unit: "binary-ascii", maxLength: 60 }),
	fc.integer({ min: 60_000, max: 80_000 }).map((length) => "b".repeat(length)),
);

const request = fc
	.tuple(
		method,
		target,
		fc.constantFrom("HTTP/1.1", "HTTP/1.0", "HTTP/2.0", ""),
		fc.array(header, { maxLength: 5 }),
		body,
	)
	.map(([verb, path, version, headers, content]) => {
		const lines = ["Host: localhost", ...headers.map(([name, value]) => `${name}: ${value}`)];
		return `${verb} ${path} ${version}\r\n${lines.join("\r\n")}\r\n\r\n${content}`;
	});

/** Conversations of up to four requests on one connection, some of them cut off. */
export const conversations: fc.Arbitrary<Conversation> = fc.record({
	text: fc.oneof(
		fc.array(request, { minLength: 1, maxLength: 4 }).map((requests) => requests.join("")),
		fc.tuple(request, fc.nat(200)).map(([text, length]) => text.slice(0, length)),
	),
	reader: fc.constantFrom("whole", "whole", "never", "gone", "half"),
});
