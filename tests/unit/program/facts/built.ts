/** What a build says of its terms: 1.0 in force on its day, 1.1 announced. */
export const built = {
	day: "2026-11-25",
	timeZone: "UTC",
	inForce: "1.0",
	versions: [
		{ version: "1.1", effective: "2027-03-01" },
		{ version: "1.0", effective: "2024-12-21" },
	],
};
