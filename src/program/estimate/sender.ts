import { lineOfText } from "./scenario.ts";

/** Who sent a link and on which day (YYYY-MM-DD); null where the link does not contain that. */
export interface Sender {
	by: string | null;
	sent: string | null;
}

/** The most characters of a sender’s name or e-mail address. */
export const longestSender = 60;

/** A sender’s name on one line; "" for a blank one, null for one that is too long. Characters are code points. */
export function senderText(text: string): string | null {
	return lineOfText(text, longestSender);
}
