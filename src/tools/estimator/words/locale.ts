import { useSyncExternalStore } from "react";
import { currencyCodes } from "#program/estimate/currencies.ts";
import type { NumberSigns } from "#program/estimate/number-input.ts";

const american: NumberSigns = { decimal: ".", group: "," };
const known = new Map<string, NumberSigns>();

/** The signs of a locale; what is typed and what a field shows must agree on them. */
export function signsOf(locale: string): NumberSigns {
	const found = known.get(locale);
	if (found) return found;
	const parts = formatOf(locale).formatToParts(1_234_567.5);
	const sign = (type: "decimal" | "group") => parts.find((part) => part.type === type)?.value;
	const signs: NumberSigns =
		sign("decimal") === ","
			? { decimal: ",", group: sign("group") ?? "." }
			: { decimal: ".", group: sign("group") ?? "," };
	known.set(locale, signs);
	return signs;
}

/** The format of a locale; the American one where `Intl` refuses its name, as it does the "C" of some Linux systems. */
function formatOf(locale: string): Intl.NumberFormat {
	try {
		return new Intl.NumberFormat(locale, { numberingSystem: "latn" });
	} catch {
		return new Intl.NumberFormat("en-US");
	}
}

const never = () => () => undefined;

/** The reader's signs; American ones while the page comes from the server. */
export function useNumberSigns(): NumberSigns {
	return useSyncExternalStore(
		never,
		() => signsOf(navigator.language),
		() => american,
	);
}

/** The year in which the page is read; null while it comes from the server, which was built in another one. */
export function useThisYear(): number | null {
	return useSyncExternalStore(
		never,
		() => new Date().getFullYear(),
		() => null,
	);
}

let currencies: readonly { code: string; name: string }[] | undefined;

/** The currencies that a link may name (ISO 4217) with their English names, in the order of their codes; none from the server. */
export function useCurrencies(): readonly { code: string; name: string }[] {
	return useSyncExternalStore(
		never,
		() => {
			currencies ??= namedCurrencies();
			return currencies;
		},
		() => none,
	);
}

const none: readonly { code: string; name: string }[] = [];

function namedCurrencies(): { code: string; name: string }[] {
	const names = new Intl.DisplayNames("en", { type: "currency" });
	return currencyCodes.map((code) => ({ code, name: names.of(code) ?? code }));
}
