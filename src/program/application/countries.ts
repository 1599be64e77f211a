/**
 * The 249 country codes of ISO 3166-1 alpha-2, and XK for Kosovo, which the standard leaves to its users and CLDR, the European
 * Union and banks use. Names in a page come from `Intl.DisplayNames`.
 */
export const countryCodes = (
	"AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
	"CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
	"GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
	"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ " +
	"NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
	"SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ " +
	"UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
).split(" ");

/** Short and other names under which people look for a country in a list. */
const otherCountryNames: readonly { name: string; code: string }[] = [
	{ name: "Aland Islands", code: "AX" },
	{ name: "America", code: "US" },
	{ name: "Britain", code: "GB" },
	{ name: "Burma", code: "MM" },
	{ name: "Cabo Verde", code: "CV" },
	{ name: "Cote d’Ivoire", code: "CI" },
	{ name: "Curacao", code: "CW" },
	{ name: "Czech Republic", code: "CZ" },
	{ name: "Democratic Republic of the Congo", code: "CD" },
	{ name: "DPRK", code: "KP" },
	{ name: "DRC", code: "CD" },
	{ name: "East Timor", code: "TL" },
	{ name: "England", code: "GB" },
	{ name: "GB", code: "GB" },
	{ name: "Great Britain", code: "GB" },
	{ name: "Holland", code: "NL" },
	{ name: "Holy See", code: "VA" },
	{ name: "Ivory Coast", code: "CI" },
	{ name: "Korea", code: "KR" },
	{ name: "Korea, North", code: "KP" },
	{ name: "KSA", code: "SA" },
	{ name: "Macau", code: "MO" },
	{ name: "Macedonia", code: "MK" },
	{ name: "Northern Ireland", code: "GB" },
	{ name: "NZ", code: "NZ" },
	{ name: "Palestine", code: "PS" },
	{ name: "PNG", code: "PG" },
	{ name: "PRC", code: "CN" },
	{ name: "Republic of Ireland", code: "IE" },
	{ name: "Republic of Korea", code: "KR" },
	{ name: "Republic of the Congo", code: "CG" },
	{ name: "Reunion", code: "RE" },
	{ name: "ROK", code: "KR" },
	{ name: "RSA", code: "ZA" },
	{ name: "Russian Federation", code: "RU" },
	{ name: "Saint Barthelemy", code: "BL" },
	{ name: "Saint Helena", code: "SH" },
	{ name: "Saint Kitts & Nevis", code: "KN" },
	{ name: "Saint Lucia", code: "LC" },
	{ name: "Saint Martin", code: "MF" },
	{ name: "Saint Pierre & Miquelon", code: "PM" },
	{ name: "Saint Vincent & Grenadines", code: "VC" },
	{ name: "Sao Tome & Principe", code: "ST" },
	{ name: "Scotland", code: "GB" },
	{ name: "St. Barthelemy", code: "BL" },
	{ name: "Swaziland", code: "SZ" },
	{ name: "Turkey", code: "TR" },
	{ name: "Turkiye", code: "TR" },
	{ name: "UAE", code: "AE" },
	{ name: "UK", code: "GB" },
	{ name: "USA", code: "US" },
	{ name: "Viet Nam", code: "VN" },
	{ name: "Wales", code: "GB" },
];

/** An entry of the list of countries; one under another name has its code in small letters, so that a page can tell it from the country’s own. */
export type ListedCountry = { code: string; name: string };

/** The list of countries as a form shows it, in the order of the names: under what is typed, the first entry that begins so is chosen. */
export function listedCountries(): ListedCountry[] {
	const names = new Intl.DisplayNames("en", { type: "region" });
	return [
		...countryCodes.map((code) => ({ code, name: names.of(code) ?? code })),
		...otherCountryNames.map(({ code, name }) => ({ code: code.toLowerCase(), name: `${name} (${names.of(code)})` })),
	].sort((a, b) => a.name.localeCompare(b.name, "en"));
}
