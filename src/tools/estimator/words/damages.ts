import type { Damage } from "#program/estimate/link/link-repair.ts";

/** What had happened to a link, in words. */
export const damageInWords: Readonly<Record<Damage, string>> = {
	encoded: "it was encoded once more",
	entities: "signs in it had become HTML entities, such as “&” “&amp;”",
	separators: "other signs had taken the place of “&”",
	"quoted-printable": "“=” had become “=3D”",
	json: "“&” had become “\\u0026”",
	underscores: "points in names had become underscores",
	blanks: "blanks, line breaks or characters that nobody sees had got into it",
	signs: "digits and signs of other scripts are read as what they mean",
	end: "what followed it had been taken into it",
};
