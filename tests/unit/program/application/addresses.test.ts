import { expect, test } from "vitest";
import { estimatePath, isEmailAddress, isWebAddress, withScheme } from "#program/application/contact-addresses.ts";

const siteUrl = "https://partners.example.com";

test.each([
	"ada@acme.example",
	"ada.royer+partners@mail.acme.example",
	"o'neil@acme.example",
	"jörg@exämple.de",
	"δοκιμή@παράδειγμα.ευ",
])("%s is an email address", (address) => {
	expect(isEmailAddress(address)).toBe(true);
});

test.each([
	"ada",
	"ada@",
	"@acme.example",
	"ada@acme",
	"ada@@acme.example",
	"ada royer@acme.example",
	"ada@acme..example",
	".ada@acme.example",
	"ada@-acme.example",
	"ada@acme-.example",
	`${"a".repeat(65)}@acme.example`,
	"ada@acme.example, eve@acme.example",
])("%s is no email address", (address) => {
	expect(isEmailAddress(address)).toBe(false);
});

test.each(["https://acme.example", "HTTP://acme.example/a?b=c", "https://münchen.example"])(
	"%s is a website",
	(address) => {
		expect(isWebAddress(address)).toBe(true);
	},
);

test.each([
	"javascript:alert(1)",
	"ftp://acme.example",
	"https://",
	"https:acme.example",
	"https://a b.example",
	"https://.",
	"https://https://acme.example",
	"https://http/acme.example",
	"https://www.https://acme.example",
	"https://acme..example",
])("%s is no website", (address) => {
	expect(isWebAddress(address)).toBe(false);
});

test.each([
	["acme.example", "https://acme.example"],
	[" www.acme.example/en?a=b ", "https://www.acme.example/en?a=b"],
	["münchen.example:8080", "https://münchen.example:8080"],
	["https://acme.example", "https://acme.example"],
	["acme", "acme"],
	["https://https://acme.example", "https://acme.example"],
	["http://https://acme.example/en", "https://acme.example/en"],
	["https://http://acme.example", "http://acme.example"],
	["HTTPS://https//acme.example", "https://acme.example"],
	["https//acme.example", "https://acme.example"],
	["https://example.com/to?=https://acme.example", "https://example.com/to?=https://acme.example"],
	["ada@acme.example", "ada@acme.example"],
	["javascript:alert(1)", "javascript:alert(1)"],
	["see acme.example", "see acme.example"],
	["", ""],
])("a website typed as %j is meant as %j", (typed, meant) => {
	expect(withScheme(typed)).toBe(meant);
});

test.each([
	["/estimate/?v=1&tier=reseller", "/estimate/?v=1&tier=reseller"],
	["https://partners.example.com/estimate/?tier=reseller", "/estimate/?tier=reseller"],
	["/estimate/", "/estimate/"],
	["https://partners.example.com/estimate?tier=reseller", "/estimate/?tier=reseller"],
	["/estimate", "/estimate/"],
])("the estimate %s is kept as %s", (link, kept) => {
	expect(estimatePath(link, siteUrl)).toBe(kept);
});

test.each([
	"/apply/",
	"/estimate/../apply/",
	"/estimates/",
	"//elsewhere.example/estimate/",
	"https://partners.example.com.elsewhere.example/estimate/",
	"https://user@partners.example.com/estimate/",
	"javascript:/estimate/",
	"http://[",
])("%s is no estimate", (link) => {
	expect(estimatePath(link, siteUrl)).toBeNull();
});

const inner = "https://partners.example.com/estimate/?k=d8b95050&v=1&tier=reseller";
test.each([
	`https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(inner)}&data=05%7C01&reserved=0`,
	`https://www.google.com/url?q=${encodeURIComponent(inner)}&sa=D`,
	`https://urldefense.com/v3/__${inner}__;!!abc$`,
])("an estimate is taken out of the address around it: %s", (wrapped) => {
	expect(estimatePath(wrapped, siteUrl)).toBe("/estimate/?k=d8b95050&v=1&tier=reseller");
	expect(estimatePath(wrapped.replace("partners.example.com", "elsewhere.example"), siteUrl)).toBeNull();
});

test("addresses are read in a browser without URL.canParse", () => {
	const canParse = URL.canParse;
	Reflect.deleteProperty(URL, "canParse");
	try {
		expect(isWebAddress("https://acme.example")).toBe(true);
		expect(isWebAddress("https://a b.example")).toBe(false);
		expect(estimatePath("/estimate/?v=1", siteUrl)).toBe("/estimate/?v=1");
		expect(estimatePath("http://[", siteUrl)).toBeNull();
	} finally {
		URL.canParse = canParse;
	}
});

const underPath = "https://example.com/partners";

test.each([
	"https://example.com/partners/estimate/?tier=reseller",
	"https://example.com/partners/estimate?tier=reseller",
	"/partners/estimate/?tier=reseller",
	"/estimate/?tier=reseller",
])("of a site under a path the estimate %s is kept within the site", (link) => {
	expect(estimatePath(link, underPath)).toBe("/estimate/?tier=reseller");
	expect(estimatePath(link, `${underPath}/`)).toBe("/estimate/?tier=reseller");
});

test.each([
	"https://example.com/estimate/?tier=reseller",
	"https://example.com/partners-of-old/estimate/",
	"https://example.com/partners/apply/",
	"/partners/estimate/../apply/",
])("of a site under a path %s is no estimate", (link) => {
	expect(estimatePath(link, underPath)).toBeNull();
});
