import type { Properties } from "hast";
import { htmlToHast } from "satteri";
import { firstNamed } from "./text/find-elements.ts";

/** A counter of the host's choice, without cookies, as its own page gives it (Plausible, Umami, GoatCounter). */
export interface Analytics {
	/** The script's https address. */
	src: string;
	/** Its `data-` attributes, which name the site that it counts for. */
	data: Record<string, string>;
	/** Origin that it sends to. */
	host: string;
}

const example = '<script defer data-domain="partners.example.com" src="https://plausible.io/js/script.js"></script>';

/**
 * The counter by the settings `ANALYTICS_SCRIPT`, its address or its whole tag, and `ANALYTICS_HOST`, where it sends to when that is
 * another host than it comes from. Null when none is set. Throws a sentence for what is no such script.
 */
export function readAnalytics(script: string | undefined, host: string | undefined): Analytics | null {
	const given = script?.trim();
	if (!given) {
		if (host?.trim())
			throw new Error("ANALYTICS_HOST is set without ANALYTICS_SCRIPT, so nothing would be sent there.");
		return null;
	}
	const attributes = given.startsWith("<") ? attributesOfScript(given) : { src: given };
	const src = String(attributes.src ?? "");
	if (!isHttps(src)) {
		throw new Error(`ANALYTICS_SCRIPT must be the https address of a counter's script, or its tag, such as ${example}`);
	}
	const sendsTo = host?.trim() || src;
	if (!isHttps(sendsTo)) throw new Error("ANALYTICS_HOST must be an https address, such as https://plausible.io.");
	const data = Object.entries(attributes)
		.filter(([name]) => name.startsWith("data"))
		.map(([name, value]) => [name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), String(value)]);
	return { src, data: Object.fromEntries(data), host: new URL(sendsTo).origin };
}

const isHttps = (address: string) => URL.canParse(address) && new URL(address).protocol === "https:";

/** The attributes of the script in a counter's tag; none where there is no script. */
function attributesOfScript(tag: string): Properties {
	const tree = htmlToHast(tag, { fragment: true });
	return (tree.type === "root" && firstNamed(tree, "script")?.properties) || {};
}
