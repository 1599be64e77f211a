import { expect, test } from "vitest";
import { readFormEndpoint, readSiteUrl } from "#publishing/build-settings.ts";

const siteUrl = "https://partners.example.com";
const own = { address: "/api/applications", served: true };

test("the public address is the contract's default, or what is given", () => {
	expect(readSiteUrl(undefined)).toBe("http://localhost:4321");
	expect(readSiteUrl("https://partners.example.com/")).toBe(siteUrl);
	expect(() => readSiteUrl("partners.example.com")).toThrow(/^SITE_URL must be an http or https address/);
});

test.each([
	["nothing", undefined, own],
	["an empty variable", " ", own],
	["our own path", "/api/applications", own],
	["our own endpoint in full", "https://partners.example.com/api/applications", own],
	["another server's", "https://forms.example/f/1", { address: "https://forms.example/f/1", served: false }],
	["one on the loopback", "http://localhost:8025/f", { address: "http://localhost:8025/f", served: false }],
])("%s", (_, given, endpoint) => {
	expect(readFormEndpoint(given, siteUrl)).toEqual(endpoint);
});

test.each(["forms.example/f/1", "/elsewhere", "javascript:alert(1)", "https://"])(
	"%j is refused with a sentence, because the form would post nowhere",
	(given) => {
		expect(() => readFormEndpoint(given, siteUrl)).toThrow(/^FORM_ENDPOINT must be the http\(s\) address/);
	},
);

test("a public address may have a path, under which our own endpoint then lies; more than a path is refused", () => {
	const underPath = "https://example.com/partners";
	expect(readSiteUrl(`${underPath}/`)).toBe(underPath);
	const served = { address: "/partners/api/applications", served: true };
	for (const given of [undefined, "/api/applications", "/partners/api/applications", `${underPath}/api/applications`]) {
		expect(readFormEndpoint(given, underPath)).toEqual(served);
	}
	expect(readFormEndpoint("https://example.com/api/applications", underPath).served).toBe(false);
	expect(() => readSiteUrl(`${underPath}?a=b`)).toThrow(
		"SITE_URL must end with its path, without ?a=b: https://example.com/partners",
	);
});
