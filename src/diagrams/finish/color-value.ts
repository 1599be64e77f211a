import { channel } from "khroma";

/** A color of sRGB: red, green and blue 0–255, opacity 0–1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads a color as CSS writes it: a name, hex, `rgb()`, `hsl()`. Null when it is none. */
export function parseColor(text: string): Rgba | null {
	const known = read.get(text);
	if (known !== undefined) return known;
	const color = readColor(text);
	read.set(text, color);
	return color;
}

const read = new Map<string, Rgba | null>();

function readColor(text: string): Rgba | null {
	try {
		const [red, green, blue] = (["r", "g", "b"] as const).map((name) => Math.round(channel(text, name)));
		return [red ?? 0, green ?? 0, blue ?? 0, channel(text, "a")];
	} catch {
		// The only reason to throw is that the text is no color.
		return null;
	}
}

/** `front` painted over an opaque `back`. */
export function over(front: Rgba, back: Rgba): Rgba {
	const alpha = front[3];
	const mix = (at: 0 | 1 | 2) => front[at] * alpha + back[at] * (1 - alpha);
	return [mix(0), mix(1), mix(2), 1];
}

/** Relative luminance (WCAG 2.2), 0–1. */
export function luminance([red, green, blue]: Rgba): number {
	const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
		const value = part / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two opaque colors (WCAG 2.2), 1–21. */
export function contrast(one: Rgba, other: Rgba): number {
	const [a, b] = [luminance(one), luminance(other)];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
