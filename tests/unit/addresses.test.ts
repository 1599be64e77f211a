import { expect, test } from "vitest";
import { estimatePath, isEmailAddress, isWebAddress, withScheme } from "#program/addresses.ts";

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
