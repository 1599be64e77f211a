import { encode, renderSVG } from "uqr";

/** The most bytes that a QR code holds (ISO/IEC 18004, version 40, level L). */
const most = 2_953;

/** A QR code as an SVG picture, and how many pixels wide it is shown. */
export interface QrPicture {
	svg: string;
	width: number;
}

/**
 * The QR code of a link; null when the link is too long for one. Short links get the level that survives a fold or a stain
 * (M), long ones the fewest squares (L), so that a phone can still distinguish them. A square is shown in whole pixels, three at
 * least.
 */
export function qrCode(link: string): QrPicture | null {
	const bytes = new TextEncoder().encode(link).length;
	if (bytes > most) return null;
	const options = { ecc: bytes > 500 ? "L" : "M", border: 4 } as const;
	const { size } = encode(link, options);
	return { svg: renderSVG(link, { ...options, pixelSize: 4 }), width: size * Math.max(3, Math.round(256 / size)) };
}
