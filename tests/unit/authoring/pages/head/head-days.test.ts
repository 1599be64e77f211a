import { expect, test } from "vitest";
import { withDaysAsWritten } from "#authoring/pages/head/head-days.ts";

test("a text that looks like a day is a text, and a day in quotation marks is one", () => {
	const day = new Date("2027-01-01");
	expect(
		withDaysAsWritten({
			title: day,
			sidebar: { badge: day },
			lastUpdated: "2026-02-28",
			hero: { actions: [{ text: day }] },
		}),
	).toEqual({
		title: "2027-01-01",
		sidebar: { badge: "2027-01-01" },
		lastUpdated: new Date("2026-02-28"),
		hero: { actions: [{ text: "2027-01-01" }] },
	});
	expect(withDaysAsWritten({ title: "T", lastUpdated: day })).toEqual({ title: "T", lastUpdated: day });
	expect(withDaysAsWritten({ title: "T" })).toEqual({ title: "T" });
});
