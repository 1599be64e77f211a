import type { StoredApplication } from "#endpoint/store/store.ts";
import { fieldNames } from "#program/application/application-fields.ts";

const answered = fieldNames.filter((name) => name !== "submission_id");

/** The columns of an export as a table, for a spreadsheet. */
export const columns: readonly string[] = ["reference", "received_at", ...answered];

/** An application's texts in the order of the columns; several markets are parted by blanks. */
export function textsOf({ reference, receivedAt, answers }: StoredApplication): string[] {
	return [reference, receivedAt.toISOString(), ...answered.map((name) => [answers[name] ?? ""].flat().join(" "))];
}
