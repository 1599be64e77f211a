import { existsSync, lstatSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, extname, join, posix } from "node:path";
import sharp from "sharp";
import { addressPart } from "#authoring/address-part.ts";
import { type ContentFile, contentFile, ForbiddenFile, pathOf } from "./content-file.ts";

/** Wider pictures than this are made smaller: the guide's text is 70 characters wide, twice that for sharp screens. */
const widest = 1_600;

const kinds: Readonly<Record<string, string>> = {
	".png": "image/png",
	".jpg": "image/jpeg",
	".jpeg": "image/jpeg",
	".webp": "image/webp",
	".gif": "image/gif",
	".avif": "image/avif",
	".svg": "image/svg+xml",
};

/** The kind of picture that bytes are, whatever their file's name; null for what is none. */
async function extensionOf(bytes: Buffer, name: string): Promise<string | null> {
	const isSvg =
		extname(name).toLowerCase() === ".svg" &&
		/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<svg[\s>]/.test(bytes.toString("utf8"));
	if (isSvg) return /<script|\son\w+=|javascript:/i.test(bytes.toString("utf8")) ? null : ".svg";
	try {
		const { format, compression } = await sharp(bytes).metadata();
		// A phone's HEIC is of that format, too, and browsers do not show it.
		if (format === "heif" && compression !== "av1") return null;
		const extension = format === "jpeg" ? ".jpg" : format === "heif" ? ".avif" : `.${format}`;
		return extension !== ".svg" && extension in kinds ? extension : null;
	} catch {
		return null;
	}
}

/**
 * Puts a picture beside a page, made smaller when it is huge, under a name of small letters and hyphens that no other file has.
 * Gives the address that the page writes. Throws `ForbiddenFile` for what is no picture.
 */
export async function addPicture(root: string, page: string, name: string, bytes: Buffer): Promise<string> {
	const file = contentFile(root, page);
	const extension = await extensionOf(bytes, name);
	if (!extension)
		throw new ForbiddenFile(`${name} is no picture that a page can show. PNG, JPEG, WebP, GIF, AVIF and SVG are.`);
	const stem =
		addressPart(name.replace(/\.[^.]*$/, ""))
			.slice(0, 60)
			.replace(/-$/, "") || "picture";
	const picture = extension === ".svg" || extension === ".gif" ? bytes : await smaller(bytes).catch(() => null);
	if (picture === null) {
		throw new ForbiddenFile(
			`${name} cannot be read to its end: it is damaged, or came only in part. Open it in a program for pictures, and save it anew.`,
		);
	}
	const folder = dirname(pathOf(root, file));
	for (let number = 1; ; number++) {
		const free = `${stem}${number === 1 ? "" : `-${number}`}${extension}`;
		try {
			// "wx" never writes over a file, nor through a link.
			writeFileSync(join(folder, free), picture, { flag: "wx" });
			return `./${free}`;
		} catch (error) {
			if (!existsSync(join(folder, free))) throw error;
			if (readFileSync(join(folder, free)).equals(picture)) return `./${free}`;
		}
	}
}

/** Throws for a picture that cannot be read to its end. */
async function smaller(bytes: Buffer): Promise<Buffer> {
	const { width = 0, orientation = 1 } = await sharp(bytes).metadata();
	if (width <= widest && orientation === 1) {
		await sharp(bytes).stats();
		return bytes;
	}
	// Turned as the camera recorded; data such as where a photograph was taken are left out.
	return sharp(bytes).rotate().resize({ width: widest, withoutEnlargement: true }).toBuffer();
}

/** A picture that a page shows, for the editor; null where there is none. */
export function readPicture(root: string, page: string, src: string): { type: string; bytes: Buffer } | null {
	const file: ContentFile = contentFile(root, page);
	const path = posix.normalize(posix.join(posix.dirname(file), src));
	const type = kinds[extname(path).toLowerCase()];
	const whole = src.startsWith("/") ? join(root, "public", posix.normalize(src)) : join(root, "content", path);
	if (!type || path.startsWith("..") || !lstatSync(whole, { throwIfNoEntry: false })?.isFile()) return null;
	return { type, bytes: readFileSync(whole) };
}
