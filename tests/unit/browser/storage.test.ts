import { afterEach, expect, test, vi } from "vitest";
import { deviceStorage, tabStorage } from "#browser/storage.ts";

afterEach(() => vi.unstubAllGlobals());

test("a browser that refuses storage has none, whether its mention throws or gives nothing", () => {
	const throwing = () => {
		throw new DOMException("denied", "SecurityError");
	};
	vi.stubGlobal(
		"window",
		Object.defineProperties({}, { localStorage: { get: throwing }, sessionStorage: { get: throwing } }),
	);
	expect([deviceStorage(), tabStorage()]).toEqual([null, null]);
	vi.stubGlobal("window", {});
	expect([deviceStorage(), tabStorage()]).toEqual([null, null]);
});
