import { expect, test } from "vitest";
import { pressed, type TypedAhead } from "#components/search/type-ahead.ts";

/** What is kept after keys in a row. */
function typed(...keys: string[]): TypedAhead | undefined {
	return keys.reduce<TypedAhead | undefined>((kept, key) => kept && pressed(kept, key), { text: "", entered: false });
}

test("letters, blanks and characters of two code units are kept, and taken back whole", () => {
	expect(typed("p", "a", " ", "y")?.text).toBe("pa y");
	expect(typed("a", "👍", "Backspace")?.text).toBe("a");
	expect(typed("Backspace", "長")?.text).toBe("長");
});

test("Enter counts while nothing is typed after it", () => {
	expect(typed("a", "Enter")).toEqual({ text: "a", entered: true });
	expect(typed("a", "Enter", "b")).toEqual({ text: "ab", entered: false });
});

test("Escape takes the wish back; other keys change nothing", () => {
	expect(typed("a", "Escape")).toBeUndefined();
	expect(typed("a", "Shift", "ArrowLeft", "Tab", "F5", "Dead")).toEqual({ text: "a", entered: false });
});
