import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { EstimateCard } from "#program/estimate/estimate-card.ts";
import { render } from "#publishing/pictures/card-renderer.ts";
import { canWrite } from "#publishing/pictures/drawing.ts";
import { estimateDrawing } from "#publishing/pictures/estimate-drawing.ts";

const scenario: EstimateCard["scenarios"][number] = {
	label: "Nairobi",
	otherwise: "Estimate",
	tier: "reseller",
	tierName: "Reseller",
	terms: null,
	length: "36 months from January 2027",
	currency: "USD",
	expected: "$314,371.73",
	range: { low: "$279,441.52", high: "$349,301.93" },
	share: { low: 40, expected: 45, high: 50, label: "40–50%" },
	months: Array.from({ length: 36 }, (_, at) => ({ low: at / 50, expected: at / 40, high: at / 36 })),
};
const card: EstimateCard = {
	notice: null,
	scenarios: [scenario],
	ladderEnd: 60,
	terms: "Program terms 1.0, effective December 21, 2024. An estimate and no offer.",
	sender: "Sent by Ana, November 25, 2026",
};
const textOf = (shown: EstimateCard) => JSON.stringify(estimateDrawing(shown));

describe("the picture of an estimate", () => {
	test.each([
		["one scenario", card],
		["three, of a link that was cut", { ...card, notice: "Cut", scenarios: [scenario, scenario, scenario] }],
		["the longest of all", { ...card, scenarios: Array(3).fill({ ...scenario, label: "W".repeat(80) }) }],
		["nothing that could be read", { ...card, notice: "Cut", scenarios: [] }],
		["no month and no amount", { ...card, scenarios: [{ ...scenario, months: [], range: null }] }],
	] as const)("%s: 1200 × 630, under 300 KB", async (_, shown) => {
		const posted = new Request("http://localhost/", { method: "POST", body: JSON.stringify(shown) });
		const picture = Buffer.from(await (await render(posted)).arrayBuffer());
		const { format, width, height } = await sharp(picture).metadata();
		expect({ format, width, height }).toEqual({ format: "png", width: 1200, height: 630 });
		expect(picture.length).toBeLessThan(300_000);
	});

	test("shows figure, range, name, terms and who sent it", () => {
		for (const text of ["Nairobi", "Reseller, 36 months", "$314,371.73", "between $279,441.52 and $349,301.93"])
			expect(textOf(card)).toContain(text);
		expect(textOf(card)).toContain(card.terms);
		expect(textOf(card)).toContain("Sent by Ana");
		expect(textOf({ ...card, notice: "This link was cut" })).toContain("This link was cut");
	});

	test("tells scenarios under different terms apart, and keeps the labels of their shares apart", () => {
		const other = { ...scenario, terms: "1.1", share: { low: 41, expected: 46, high: 51, label: "41–51%" } };
		const text = textOf({ ...card, scenarios: [{ ...scenario, terms: "1.0" }, other] });
		expect(text).toContain("Reseller, terms 1.0");
		expect(text).toContain("Reseller, terms 1.1");
		const beginOf = (label: string) =>
			Number(new RegExp(`"left":([\\d.]+)[^{}]*\\},"children":\\["${label}`).exec(text)?.[1]);
		expect(beginOf("41–51%") - beginOf("40–50%")).toBeGreaterThan(60);
	});

	test.each(["Nairobi", "Île-de-France", "Công ty Việt", "Łódź", "Ærø – 50 % “x”"])("writes the name %s", (label) => {
		expect(canWrite(label)).toBe(true);
		expect(textOf({ ...card, scenarios: [{ ...scenario, label }] })).toContain(label);
	});

	test.each(["شركة", "東京", "Москва", "Acme 🚀"])("calls it an estimate where it cannot write %s", (label) => {
		const text = textOf({ ...card, scenarios: [{ ...scenario, label }], sender: `Sent by ${label}` });
		expect(text).toContain('"Estimate"');
		expect(text).not.toContain(label);
	});

	test("names a currency whose sign it cannot write by its code", () => {
		const shown = { ...scenario, currency: "XYZ", expected: "\u{1f4b0}1,000.00", range: null };
		expect(textOf({ ...card, scenarios: [shown] })).toContain("XYZ 1,000.00");
	});
});
