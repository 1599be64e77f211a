import { renderSVG } from "uqr";

/** The most bytes that a QR code holds (ISO/IEC 18004, version 40, level L). */
const most = 2_953;

/**
 * A QR code as an SVG picture; null when the link is too long for one. Short links get the level that survives a fold or a
 * stain (M), long ones the fewest squares (L), so that a phone still tells them apart.
 */
export function qrCode(link: string): string | null {
	const bytes = new TextEncoder().encode(link).length;
	if (bytes > most) return null;
	return renderSVG(link, { ecc: bytes > 500 ? "L" : "M", border: 4, pixelSize: 4 });
}
