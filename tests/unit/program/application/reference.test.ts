import fc from "fast-check";
import { expect, test } from "vitest";
import { parseReference, referenceBytes, referenceFrom } from "#program/application/reference.ts";

const bytes = fc.uint8Array({ minLength: referenceBytes, maxLength: referenceBytes });
const alphabet = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];

test("a reference is MP- and two groups of four characters of Crockford's base 32", () => {
	fc.assert(
		fc.property(bytes, (chance) => {
			expect(referenceFrom(chance)).toMatch(/^MP-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
		}),
	);
});

test("the same bytes give the same reference", () => {
	expect(referenceFrom(Uint8Array.of(0, 0, 0, 0, 0, 0, 0))).toBe("MP-0000-0001");
	expect(referenceFrom(Uint8Array.of(7, 19, 3, 15, 9, 23, 29))).toBe("MP-7K3F-9QX2");
});

test("too few bytes are refused", () => {
	expect(() => referenceFrom(Uint8Array.of(1, 2, 3))).toThrow("A reference needs 7 bytes.");
});

test("a reference is read as people type it", () => {
	for (const typed of ["MP-7K3F-9QX2", "mp-7k3f-9qx2", "MP7K3F9QX2", " mp 7k3f 9qx2 "]) {
		expect(parseReference(typed), typed).toBe("MP-7K3F-9QX2");
	}
	expect(parseReference("MP-OOOO-OOOI")).toBe("MP-0000-0001");
});

test("every wrong character and every swap of neighbors is noticed", () => {
	fc.assert(
		fc.property(bytes, fc.nat(7), fc.constantFrom(...alphabet), (chance, place, other) => {
			const characters = [...referenceFrom(chance).replaceAll("-", "").slice(2)];
			const mistyped = characters.with(place, other);
			expect(parseReference(`MP${mistyped.join("")}`) !== null).toBe(characters[place] === other);

			const [left, right] = [characters[place] ?? "", characters[place + 1] ?? ""];
			if (right === "") return;
			const swapped = characters.with(place, right).with(place + 1, left);
			expect(parseReference(`MP${swapped.join("")}`) !== null).toBe(left === right);
		}),
	);
});

test("what is no reference is null", () => {
	for (const typed of ["", "MP-", "7K3F-9QX2", "MP-7K3F-9QX", "MP-7K3F-9QU2", "MP-7K3F-9QX2-0", "MP-7K3F-9Q!2"]) {
		expect(parseReference(typed), typed).toBeNull();
	}
});
