import { expect, test } from "vitest";
import { campaignInWords, campaignTags, visitCampaign } from "#tools/application/arrival/campaign.ts";

test("only the campaign tags of an address count", () => {
	expect(campaignTags("?tier=reseller&utm_source=mail&x=1&utm_campaign=spring+25&utm_term=")).toBe(
		"utm_source=mail&utm_campaign=spring+25",
	);
	expect(campaignTags("?tier=reseller")).toBeNull();
});

test("tags that the endpoint would not take are left out whole", () => {
	expect(campaignTags(`?utm_source=mail&utm_content=${"x".repeat(490)}`)).toBe("utm_source=mail");
	expect(campaignTags(`?utm_source=${"x".repeat(600)}`)).toBeNull();
});

test("the visit's tags are those of this address, else those that the tab has kept", () => {
	const kept = { getItem: () => "utm_source=talk" };
	expect(visitCampaign("?utm_source=mail", kept)).toBe("utm_source=mail");
	expect(visitCampaign("", kept)).toBe("utm_source=talk");
	expect(visitCampaign("", null)).toBeNull();
	expect(campaignInWords("utm_source=mail&utm_medium=mail&utm_campaign=spring")).toBe("mail, spring");
});
