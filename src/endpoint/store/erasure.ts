// What both stores share about leaving no trace of what was deleted.

/** The tables that hold what people sent, or name its sender; and the column by which each row is found. */
export const erasedTables = [
	{ name: "applications", key: "reference" },
	{ name: "outbox", key: "id" },
] as const;
export type ErasedTable = (typeof erasedTables)[number];

/** How long a process that erases may be silent before another takes its place, in milliseconds. */
export const lease = 60_000;
