import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

interface Look {
	/** Selector of the part that is looked at; the whole page without it. */
	within?: string;
	/** Selector of a part that is left out. */
	without?: string;
	/** Asks the rules on color alone: for a page that was looked at in another theme. */
	colorsOnly?: boolean;
}

/** WCAG 2.2 AA and best practice, with two rules that axe leaves out by default. */
const everyRule = { rules: { "target-size": { enabled: true }, "label-content-name-mismatch": { enabled: true } } };
const colorRules = { runOnly: ["color-contrast", "link-in-text-block"] };

/** What axe finds on the page as it is now, a line each: rule, what it asks for, the elements. */
export async function accessibilityFaults(page: Page, look: Look = {}): Promise<string[]> {
	const rules = look.colorsOnly ? colorRules : everyRule;
	// In the page itself and without a record of all that passed: half of the processor's time. No frame here is another site's.
	const axe = new AxeBuilder({ page }).options({ ...rules, resultTypes: ["violations"] }).setLegacyMode(true);
	if (look.within !== undefined) axe.include(look.within);
	if (look.without !== undefined) axe.exclude(look.without);
	const { violations } = await axe.analyze();
	const found = violations.map(
		({ id, help, nodes }) => `${id}: ${help} – ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
	);
	return look.colorsOnly ? found : [...found, ...(await missingNames(page))];
}

/** Attributes that name other elements by their ids, in which axe finds no fault, or only one to be looked at. */
const naming = ["for", "list", "form", "headers", "popovertarget"].concat(
	["labelledby", "describedby", "details", "errormessage", "controls", "owns", "activedescendant"].map(
		(name) => `aria-${name}`,
	),
);

/** Where an element of the page as it is now names another one that is not there, a line each. */
export function missingNames(page: Page): Promise<string[]> {
	return page.evaluate(
		(names) =>
			names.flatMap((name) =>
				[...document.querySelectorAll(`[${name}]`)].flatMap((element) =>
					(element.getAttribute(name) ?? "")
						.split(/\s+/)
						.filter((id) => id !== "" && !document.getElementById(id))
						.map((id) => `${name} names ${id}, which is not there – ${element.outerHTML.slice(0, 160)}`),
				),
			),
		naming,
	);
}
