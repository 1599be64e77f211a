import { formatHex, parse } from "culori";

export type Theme = "light" | "dark";

/**
 * The site's colors in sRGB (`#rrggbb`), read from the text of tokens.css, the one place where they are written: for whatever knows no
 * CSS variables, such as pictures. Throws what is not written there as a color for both themes.
 */
export function readColors(tokens: string): (name: string, theme: Theme) => string {
	const colors = new Map(
		[...tokens.matchAll(/--([\w-]+): light-dark\((oklch\([^)]+\)), (oklch\([^)]+\))\)/g)].map(
			([, name = "", light = "", dark = ""]) => [name, { light, dark }] as const,
		),
	);
	return (name, theme) => {
		const color = parse(colors.get(name)?.[theme] ?? "");
		if (!color) throw new Error(`src/styles/tokens.css has no color --${name} for both themes.`);
		return formatHex(color);
	};
}
