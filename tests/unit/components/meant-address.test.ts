import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meantAddress } from "#components/meant-address.ts";

const estimate = "v=1&tier=reseller&pu.customers=10&name=Lagos%20%26%20Kigali";

describe("the address that was meant by one that leads nowhere", () => {
	test.each([
		["/apply/)", "", "/apply/"],
		["/apply.", "", "/apply/"],
		["/guide/tiers/reseller/).", "", "/guide/tiers/reseller/"],
		["/guide/tiers/reseller/%22", "", "/guide/tiers/reseller/"],
		["/find-your-tier/no/yes%20", "", "/find-your-tier/no/yes/"],
		["/%E2%80%8Bapply/", "?tier=reseller", "/apply/?tier=reseller"],
		["/Apply//", "?tier=reseller", "/apply/?tier=reseller"],
		["/guide/revenue-sharing.html", "", "/guide/revenue-sharing/"],
		["/guide/index.php", "", "/guide/"],
		[`/estimate/%3F${estimate}`, "", `/estimate/?${estimate}`],
		[`/estimate/&${estimate}`, "", `/estimate/?${estimate}`],
		[`/estimate&amp;${estimate}`, "?utm_source=mail", `/estimate/?${estimate}&utm_source=mail`],
		["/program/1.0.", "", "/program/1.0/"],
	])("of %s%s is %s", (path, search, meant) => {
		expect(meantAddress(path, search)).toBe(meant);
	});

	test("is none where nothing is damaged", () => {
		for (const path of ["/", "/no-such-page/", "/guide/a/b/"]) expect(meantAddress(path, "?a=b"), path).toBeNull();
	});

	test("never leads to another site", () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (path, search) => {
				const meant = meantAddress(`/${path}`, search === "" ? "" : `?${search}`);
				const url = new URL(meant ?? "/", "https://partners.example/");
				expect(url.origin).toBe("https://partners.example");
			}),
		);
	});
});
