import { expect, test } from "vitest";
import { readArguments } from "#commands/applications/arguments.ts";

test("an option that a command does not know is refused: it would delete, export or show more than was meant", () => {
	expect(() => readArguments(["purge", "--older-than", "9", "--tier", "reseller"])).toThrow("purge takes no --tier.");
	expect(() => readArguments(["export", "--format", "csv", "--since", "2026-01-01"])).toThrow(
		"export takes no --since.",
	);
	expect(() => readArguments(["delete", "MP-7K3F-9QX2", "--held"])).toThrow("delete takes no --held.");
});

test("a word too many is refused: only the first would be deleted", () => {
	expect(() => readArguments(["delete", "MP-7K3F-9QX2", "MP-4582-BR9V"])).toThrow('delete takes no "MP-4582-BR9V".');
	expect(() => readArguments(["list", "held"])).toThrow('list takes no "held".');
});

test("who asks for help asks for no command", () => {
	for (const args of [[], ["help"], ["--help"], ["list", "-h"]]) expect(readArguments(args)).toBeNull();
});

test.each(["fly", "constructor"])("%s is no command", (word) => {
	expect(() => readArguments([word])).toThrow(`There is no command "${word}".\n\nnpm run applications -- <command>`);
});
