import { describe, expect, test } from "vitest";
import { cleanAddress, cleanLine, cleanLines, plainDigits } from "#program/clean-text.ts";

describe("a cleaned text", () => {
	test("has nothing that cannot be seen, at its ends or within", () => {
		for (const mark of "\u00ad\u034f\u061c\u115f\u200b\u200e\u200f\u202d\u202c\u2060\u2066\u2069\u3164\ufeff\u0000\u0007") {
			expect(cleanLine(`${mark}Ac${mark}me${mark}`)).toBe("Acme");
		}
	});

	test("keeps what shapes letters and signs: joiners, variation selectors, tags", () => {
		for (const text of ["نامه‌ای", "क्‍ष", "👩‍💻", "❤️", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"]) {
			expect(cleanLine(text)).toBe(text);
		}
		expect(cleanLine("Acme\u200d \u200c")).toBe("Acme");
	});

	test("is empty when nothing can be seen", () => {
		for (const text of ["\u200b", "\u3164", "\u2800 \u2800", "\u00a0\u3000", "\ufe0f", "\u202e\u202c", "\ue000"]) {
			expect(cleanLines(text)).toBe("");
		}
	});

	test("of one line has single plain blanks, whatever was typed for them", () => {
		expect(cleanLine("\u3000Acme\u00a0\u202f Sons\r\n\u2003Ltd\t")).toBe("Acme Sons Ltd");
	});

	test("of several lines has LF at its line ends and keeps its blanks", () => {
		expect(cleanLines(" a\r\nb\u2028c\u00a0d\n")).toBe("a\nb\nc\u00a0d");
	});

	test("is composed, and half a character stays for whoever judges the text", () => {
		expect(cleanLine("a\ud800b")).toBe("a\ud800b");
		expect(cleanLine("Mu\u0308ller 😀")).toBe("Müller 😀");
	});
});

test("an address typed with full-width signs is the plain one", () => {
	expect(cleanAddress("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ")).toBe("taro@example.jp");
	expect(cleanAddress("ｈｔｔｐｓ：／／例え。テスト")).toBe("https://例え.テスト");
});

describe("digits", () => {
	test("of every script are read as what they mean", () => {
		const zeros: number[] = [];
		for (let point = 0; point <= 0x1_ffff; point++) {
			const isDigit = (at: number) => /\p{Nd}/u.test(String.fromCodePoint(at));
			if (isDigit(point) && (zeros.length === 0 || point >= (zeros.at(-1) ?? 0) + 10)) zeros.push(point);
		}
		expect(zeros.length).toBeGreaterThan(60);
		for (const zero of zeros) {
			const digits = Array.from({ length: 10 }, (_, at) => String.fromCodePoint(zero + at)).join("");
			expect(plainDigits(digits), zero.toString(16)).toBe("0123456789");
		}
	});

	test("that other programs wrapped in marks are read without them", () => {
		for (const typed of [
			"\u202d1000\u202c",
			"\u200e1000",
			"1000\u200b",
			"1000\ufeff",
			"1\u200d000",
			"１０００",
			"١٠٠٠",
			"۱۰۰۰",
			"१०००",
		]) {
			expect(plainDigits(typed)).toBe("1000");
		}
	});

	test("keep the signs and blanks around them", () => {
		expect(plainDigits("＋４９\u00a030　１")).toBe("+49 30 1");
		expect(plainDigits("−5, 12.5%")).toBe("−5, 12.5%");
	});

	test("are the digits alone: what is raised, lowered or a fraction stays what it is", () => {
		for (const typed of ["10²", "2015⁵", "H₂", "½", "①", "Ⅻ"]) expect(plainDigits(typed)).toBe(typed);
	});
});
