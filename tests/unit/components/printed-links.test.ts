import { expect, test } from "vitest";
import { printedSection } from "#components/print/printed-links.ts";

const sections = new Map([
	["guide/process", 1],
	["guide/contact", 2],
]);
const printed = (html: string) => printedSection(html, "guide/process", sections, new URL("https://partners.example/"));

test("headings are one level deeper, with ids that no other section has", () => {
	expect(printed('<h2 id="step-1">Step 1</h2><h3>Parts</h3>')).toBe(
		'<h3 id="guide-process-step-1">Step 1</h3><h4>Parts</h4>',
	);
	expect(printed('<dl class="x" id="platform">')).toBe('<dl class="x" id="guide-process-platform">');
});

test("a link to a page of the guide leads to its section and names it", () => {
	expect(printed('<a href="/guide/contact/">Contact</a>')).toBe(
		'<a href="#guide-contact" data-written="section 2">Contact</a>',
	);
	expect(printed('<a class="x" href="/guide/contact/#team">The <em>team</em></a>')).toBe(
		'<a class="x" href="#guide-contact-team" data-written="section 2">The <em>team</em></a>',
	);
	expect(printed('<a href="#step-1">Above</a>')).toBe('<a href="#guide-process-step-1">Above</a>');
});

test("a link that is written as seen from its page leads to the same page", () => {
	expect(printed('<a href="../contact/#team">Team</a>')).toBe(
		'<a href="#guide-contact-team" data-written="section 2">Team</a>',
	);
	expect(printed('<a href="../../apply/?tier=reseller">Apply</a>')).toBe(
		'<a href="https://partners.example/apply/?tier=reseller" data-written="https://partners.example/apply/?tier=reseller">Apply</a>',
	);
});

test("any other link is written out in full, unless its text says the address already", () => {
	expect(printed('<a href="/apply/?tier=reseller&amp;x=1">apply</a>')).toBe(
		'<a href="https://partners.example/apply/?tier=reseller&amp;x=1" data-written="https://partners.example/apply/?tier=reseller&amp;x=1">apply</a>',
	);
	expect(printed('<a href="https://partners.mamey.io">partners.mamey.io</a>')).toBe(
		'<a href="https://partners.mamey.io">partners.mamey.io</a>',
	);
	expect(printed('<a href="mailto:a@b.example">a@b.example</a>')).toBe('<a href="mailto:a@b.example">a@b.example</a>');
});
