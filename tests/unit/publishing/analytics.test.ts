import { describe, expect, test } from "vitest";
import { readAnalytics } from "#publishing/analytics.ts";

describe("a counter of visits", () => {
	test("is off unless it is set", () => {
		expect(readAnalytics(undefined, undefined)).toBeNull();
		expect(readAnalytics(" ", "")).toBeNull();
	});

	// The tags as the three services' own pages give them.
	test.each([
		[
			"Plausible",
			'<script defer data-domain="partners.example" src="https://plausible.io/js/script.js"></script>',
			"",
			{
				src: "https://plausible.io/js/script.js",
				data: { "data-domain": "partners.example" },
				host: "https://plausible.io",
			},
		],
		[
			"Umami",
			'<script defer src="https://cloud.umami.is/script.js" data-website-id="94db1cb1-74f4-4a40-ad6c-962362670409"></script>',
			"https://api-gateway.umami.dev",
			{
				src: "https://cloud.umami.is/script.js",
				data: { "data-website-id": "94db1cb1-74f4-4a40-ad6c-962362670409" },
				host: "https://api-gateway.umami.dev",
			},
		],
		[
			"GoatCounter",
			'<script data-goatcounter="https://mamey.goatcounter.example/count" async src="https://gc.zgo.example/count.js"></script>',
			"https://mamey.goatcounter.example",
			{
				src: "https://gc.zgo.example/count.js",
				data: { "data-goatcounter": "https://mamey.goatcounter.example/count" },
				host: "https://mamey.goatcounter.example",
			},
		],
		[
			"an address alone",
			"https://count.example/a.js",
			undefined,
			{ src: "https://count.example/a.js", data: {}, host: "https://count.example" },
		],
	])("is read from the tag of %s", (_, script, host, analytics) => {
		expect(readAnalytics(script, host)).toEqual(analytics);
	});

	test.each([
		["http://count.example/a.js", undefined, /ANALYTICS_SCRIPT must be the https address/],
		["<script>alert(1)</script>", undefined, /ANALYTICS_SCRIPT must be the https address/],
		["https://count.example/a.js", "count.example", /ANALYTICS_HOST must be an https address/],
		["", "https://count.example", /without ANALYTICS_SCRIPT/],
	])("%s with host %s is refused with what to write", (script, host, sentence) => {
		expect(() => readAnalytics(script, host)).toThrow(sentence);
	});
});
