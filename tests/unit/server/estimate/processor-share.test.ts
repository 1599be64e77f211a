import { expect, test } from "vitest";
import { processorShare } from "#server/estimate/processor-share.ts";

test("work takes its share in the long run, after a burst", () => {
	let now = 0;
	const share = processorShare(0.25, 1_000, () => now);
	let taken = 0;
	// A minute in which somebody asks for work of 100 ms all the time.
	for (; now < 60_000; now += 10) {
		if (!share.isFree()) continue;
		share.spend(100);
		taken += 100;
	}
	expect(taken).toBeGreaterThanOrEqual(15_000);
	expect(taken).toBeLessThanOrEqual(16_200);
});

test("a rest brings the burst back, and no more than that", () => {
	let now = 0;
	const share = processorShare(0.5, 300, () => now);
	share.spend(1_000);
	expect(share.isFree()).toBe(false);
	now = 1_000_000;
	expect(share.isFree()).toBe(true);
	share.spend(299);
	expect(share.isFree()).toBe(true);
	share.spend(1);
	expect(share.isFree()).toBe(false);
});
