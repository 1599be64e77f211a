/** Under which key the page's head keeps the campaign tags of the visit, for as long as the tab is open. */
export const campaignKey = "campaign";

/** How many characters of tags the endpoint takes. */
const most = 500;

/** The campaign tags (`utm_…`) of a query, as a query; whole tags only, as many as the endpoint takes. Null when there is none. */
export function campaignTags(query: string): string | null {
	const tags = [...new URLSearchParams(query)].filter(([name, value]) => name.startsWith("utm_") && value !== "");
	while (String(new URLSearchParams(tags)).length > most) tags.pop();
	return tags.length > 0 ? String(new URLSearchParams(tags)) : null;
}

/** The campaign tags of the visit, of this page's own address or of one before it in this tab. */
export function visitCampaign(search: string, storage: Pick<Storage, "getItem"> | null): string | null {
	return campaignTags(search) ?? campaignTags(storage?.getItem(campaignKey) ?? "");
}

/** What goes with an application beside its answers, in a sentence. */
export function sentAlong(programVersion: string, campaign: string | null): string {
	const tags =
		campaign === null
			? ""
			: `, and what the link that brought you here says of its campaign (${campaignInWords(campaign)})`;
	return `Sent with it: that you saw version ${programVersion} of the program terms${tags}.`;
}

/** The tags in words, for the visitor who sends them along: "utm_source=mail&utm_campaign=spring" → "mail, spring". */
export function campaignInWords(tags: string): string {
	return [...new Set(new URLSearchParams(tags).values())].join(", ");
}
