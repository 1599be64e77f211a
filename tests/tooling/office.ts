import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installFromDebian } from "./debian.ts";

/** LibreOffice of the system, or null. */
function systemOffice(): string | null {
	const folders = [...(process.env.PATH ?? "").split(delimiter), "/Applications/LibreOffice.app/Contents/MacOS"];
	const paths = folders.flatMap((folder) => ["soffice", "libreoffice"].map((name) => join(folder, name)));
	return paths.find((path) => existsSync(path)) ?? null;
}

function debianOffice(): string | null {
	return installFromDebian("libreoffice-calc-nogui") ? systemOffice() : null;
}

/** A LibreOffice to test workbooks with: the system's, else Debian's package. Throws a sentence that names what to install. */
export function findOrInstallOffice(): string {
	const path = process.env.SOFFICE ?? systemOffice() ?? debianOffice();
	if (path) return path;
	throw new Error(
		"This test opens a workbook in LibreOffice, and none could be installed. Install it (Debian: apt-get install " +
			"libreoffice-calc-nogui), or set SOFFICE to the path of its program.",
	);
}
