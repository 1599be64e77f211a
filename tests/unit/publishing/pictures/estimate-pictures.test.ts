// The pictures of sent links beside those kept in tests/fixtures/cards. After a change that is meant: UPDATE_PICTURES=1, and look at them.
import { readFileSync, writeFileSync } from "node:fs";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { EstimateCard } from "#program/estimate/estimate-card.ts";
import { draw, size } from "#publishing/pictures/drawing.ts";
import { estimateDrawing } from "#publishing/pictures/estimate-drawing.ts";

/** The part of the pixels that may differ, each by more than nobody sees. */
const most = 0.001;
const unseen = 8;

const months = (count: number, growth: number) =>
	Array.from({ length: count }, (_, at) => {
		const high = (at + 1 + growth) / (count + growth);
		return { low: high * 0.8, expected: high * 0.9, high };
	});
const reseller: EstimateCard["scenarios"][number] = {
	label: "Nairobi",
	otherwise: "Scenario A",
	tier: "reseller",
	tierName: "Reseller",
	terms: null,
	length: "24 months from January 2027",
	currency: "USD",
	expected: "$314,371.73",
	range: { low: "$279,441.52", high: "$349,301.93" },
	share: { low: 40, expected: 45, high: 50, label: "40–50%" },
	months: months(24, 4),
};
const others: EstimateCard["scenarios"] = [
	{
		...reseller,
		label: "Công ty Việt",
		tier: "strategic",
		tierName: "Strategic Partner",
		terms: null,
		share: { low: 50, expected: 60, high: 60, label: "50–60%" },
		months: months(12, 20),
	},
	{
		...reseller,
		label: "東京",
		otherwise: "Scenario C",
		tier: "integrator",
		tierName: "System Integrator",
		terms: null,
		range: null,
		share: { low: 30, expected: 30, high: 40, label: "30–40%" },
		months: months(36, 0),
	},
];
const card: EstimateCard = {
	notice: null,
	scenarios: [reseller],
	ladderEnd: 60,
	terms: "Program terms 1.0, effective December 21, 2024. An estimate and no offer.",
	sender: "Sent by Ada, November 25, 2026",
};

test.each([
	["one-scenario", card],
	["three-scenarios", { ...card, scenarios: [reseller, ...others] }],
	["link-cut", { ...card, notice: "This link was cut or changed on its way: ask the sender for the whole one" }],
	["nothing-read", { ...card, notice: "This link was cut or changed on its way", scenarios: [], sender: null }],
])("%s looks as the picture that is kept of it", async (name, shown) => {
	const kept = new URL(`../../../fixtures/cards/${name}.png`, import.meta.url);
	const drawn = await draw(estimateDrawing(shown));
	if (process.env.UPDATE_PICTURES) writeFileSync(kept, drawn);
	expect(await differing(drawn, readFileSync(kept))).toBeLessThanOrEqual(most);
});

test("a figure that differs by one digit is seen", async () => {
	const other = { ...card, scenarios: [{ ...reseller, expected: "$814,371.73" }] };
	expect(await differing(await draw(estimateDrawing(card)), await draw(estimateDrawing(other)))).toBeGreaterThan(0);
});

/** The part of the pixels in which two pictures differ. */
async function differing(one: Buffer, other: Buffer): Promise<number> {
	const [a, b] = await Promise.all(
		[one, other].map((picture) => sharp(picture).flatten().toColourspace("srgb").raw().toBuffer()),
	);
	const channels = 3;
	if (!a || !b || a.length !== size.width * size.height * channels || a.length !== b.length) return 1;
	let count = 0;
	for (let at = 0; at < a.length; at += channels) {
		const isOther = [0, 1, 2].some((channel) => Math.abs((a[at + channel] ?? 0) - (b[at + channel] ?? 0)) > unseen);
		if (isOther) count++;
	}
	return count / (size.width * size.height);
}
