import { decodeEntities } from "../finish/entities.ts";

/** A label as one line of plain text: line breaks become spaces, Markdown marks and entities go. */
export function plainText(text: string): string {
	const marked = text
		.replace(/<br\s*\/?>/gi, " ")
		.replace(/<\/?(?:b|i|u|s|em|strong|sub|sup|small|code|span|div|p)\b[^>]*>/gi, "")
		.replace(/ﬂ°°(\d+)¶ß/g, "&#$1;")
		.replace(/ﬂ°(\w+)¶ß/g, "&$1;")
		.replace(/(\*\*|__)(.+?)\1/g, "$2");
	return decodeEntities(marked).replace(/\s+/g, " ").trim();
}
