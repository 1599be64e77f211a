import { expect, test } from "vitest";
import { readPlaywrightReport, readVitestReport } from "#tests/tooling/test-reports.ts";

const vitest = (...testResults: object[]) => JSON.stringify({ testResults });
const file = (results: object[], more = {}) => ({
	name: "/site/tests/unit/program/estimate/terms.test.ts",
	status: "failed",
	message: "",
	assertionResults: results,
	...more,
});

test("a test that failed or was skipped is named with its file and the first line of its reason", () => {
	const report = vitest(
		file([
			{ fullName: "terms are dated", status: "passed", failureMessages: [] },
			{ fullName: "terms are kept", status: "failed", failureMessages: ["\u001b[31mError: lost\u001b[0m\n at x"] },
			{ fullName: "terms are read by ear", status: "skipped", failureMessages: [] },
		]),
	);
	expect(readVitestReport(report, "/site")).toEqual({
		passed: 1,
		failures: ["tests/unit/program/estimate/terms.test.ts › terms are kept: Error: lost"],
		skipped: ["tests/unit/program/estimate/terms.test.ts › terms are read by ear"],
		again: [],
	});
});

test("a test that passed only when it was tried again counts as passed and is named", () => {
	const results = [{ fullName: "posts wait", status: "passed", failureMessages: ["Error: too late\n at x"] }];
	expect(readVitestReport(vitest(file(results, { status: "passed" })), "/site")).toEqual({
		passed: 1,
		failures: [],
		skipped: [],
		again: ["tests/unit/program/estimate/terms.test.ts › posts wait: Error: too late"],
	});
});

test("a file of tests that could not be run is a failure", () => {
	const report = vitest(file([], { message: "SyntaxError: Unexpected token" }));
	expect(readVitestReport(report, "/site")).toEqual({
		passed: 0,
		failures: ["tests/unit/program/estimate/terms.test.ts: SyntaxError: Unexpected token"],
		skipped: [],
		again: [],
	});
});

test("tests of the browser are named with their line, whatever they are nested in", () => {
	const spec = (title: string, status: string, message?: string) => ({
		title,
		file: "theme.spec.ts",
		line: 7,
		tests: [{ status, results: [message ? { error: { message } } : {}] }],
	});
	const report = JSON.stringify({
		suites: [
			{
				specs: [spec("stands", "expected"), spec("waits", "skipped")],
				suites: [{ specs: [spec("falls", "unexpected", "Error: it fell"), spec("trips", "flaky", "Error: late")] }],
			},
		],
		errors: [{ message: "Error: the site did not start" }],
	});
	expect(readPlaywrightReport(report)).toEqual({
		passed: 2,
		failures: ["outside of every test: Error: the site did not start", "theme.spec.ts:7 › falls: Error: it fell"],
		skipped: ["theme.spec.ts:7 › waits"],
		again: ["theme.spec.ts:7 › trips: Error: late"],
	});
});
