/** One statement of the guide's source text and the address of the page that has to make it. */
export interface SourceStatement {
	line: number;
	address: string;
	text: string;
}

/** The page of each section of the source, by its heading. */
const addressOfSection: Record<string, string> = {
	"Executive Summary": "/guide/",
	"Partnership Selection Guide": "/guide/choose-a-tier/",
	"Partnership Tiers": "/guide/tiers/",
	"Tier 1: Technology Partner": "/guide/tiers/technology-partner/",
	"Tier 2: System Integrator Partner": "/guide/tiers/system-integrator/",
	"Tier 3: Reseller Partner": "/guide/tiers/reseller/",
	"Tier 4: Strategic Partner": "/guide/tiers/strategic-partner/",
	"Partnership Benefits": "/guide/benefits/",
	"Partnership Process": "/guide/process/",
	"Revenue Sharing Models": "/guide/revenue-sharing/",
	"Success Stories": "/guide/success-stories/",
	"Partnership Requirements": "/guide/requirements/",
	"Support & Resources": "/guide/support/",
	"Marketing & Co-Marketing": "/guide/marketing/",
	"Partnership Agreement": "/guide/agreement/",
	"Application Process": "/guide/how-to-apply/",
	Contact: "/guide/contact/",
	"Next Steps": "/guide/next-steps/",
};

/** What replaces a blank of the source; a line whose blank nothing replaces is left out. */
const filledBlanks: Record<string, string> = {
	"[Technology Company Name]": "A technology partner",
	"[System Integrator Name]": "A system integrator",
	"[Reseller Name]": "A reseller",
	"[Name]": "partners@mamey.io",
};

/** Every heading, line, list item and diagram label of the source, with the page it belongs to. */
export function sourceStatements(source: string): SourceStatement[] {
	const statements: SourceStatement[] = [];
	let address = "/guide/";
	let inDiagram = false;
	for (const [at, raw] of source.split("\n").entries()) {
		const line = at + 1;
		if (raw.startsWith("```")) {
			inDiagram = !inDiagram;
			continue;
		}
		if (inDiagram) {
			statements.push(...diagramLabels(raw).map((text) => ({ line, address, text })));
			continue;
		}
		const heading = /^#{2,3} (.+)$/.exec(raw)?.[1];
		if (heading && raw.startsWith("## ")) {
			const found = addressOfSection[heading];
			if (!found) throw new Error(`Line ${line}: no page is named for the section "${heading}".`);
			address = found;
		} else if (heading) address = addressOfSection[heading] ?? address;
		const text = fillBlank(plain(raw));
		if (text) statements.push({ line, address, text });
	}
	return statements;
}

/** Text as it is compared: no white space, no colons, parentheses or Markdown, dashes alike, lower case. */
export function comparable(text: string): string {
	return text
		.replace(/[\s:()*]+/g, "")
		.replace(/[–—-]/g, "-")
		.replace(/[’‘]/g, "'")
		.replace(/&amp;/g, "&")
		.toLowerCase();
}

function plain(raw: string): string {
	const text = raw
		.replace(/^#+ /, "")
		.replace(/^- /, "")
		// A tier's overview is the lead of its page and needs no label there.
		.replace(/^\*\*Overview\*\*: /, "")
		.replace(/^\d+\. /, "")
		.replace(/^\*(?!\*)(.+)\*$/, "$1")
		.trim();
	return text === "---" ? "" : text;
}

function fillBlank(text: string): string | undefined {
	const blank = /\[[^\]]+\]/.exec(text)?.[0];
	if (!blank) return text;
	const filling = filledBlanks[blank];
	return filling && text.replace(blank, filling);
}

function diagramLabels(raw: string): string[] {
	if (/^\s*(style|classDef|flowchart|graph|end)\b/.test(raw)) return [];
	const labels = [...raw.matchAll(/[[{]"?([^\]}"]+)"?[\]}]|\|([^|]+)\|/g)].map((match) => match[1] ?? match[2] ?? "");
	return labels.flatMap((label) => label.split("<br/>"));
}
