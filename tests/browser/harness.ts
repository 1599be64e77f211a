import { test as base, expect } from "@playwright/test";

/**
 * A page that fails its test when it writes an error or a warning to the console, breaks the Content-Security-Policy,
 * throws, or asks another origin for anything. A test that provokes one on purpose says so with `expectedProblems`.
 */
export const test = base.extend<{ expectedProblems: RegExp[]; watched: undefined }>({
	expectedProblems: [[], { option: true }],
	watched: [
		async ({ context, baseURL, expectedProblems }, use) => {
			const problems: string[] = [];
			await context.addInitScript(() => {
				document.addEventListener(
					"securitypolicyviolation",
					({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
						console.error(
							`Content-Security-Policy: ${violatedDirective} refused ${blockedURI} (${sourceFile}:${lineNumber})`,
						),
				);
			});
			context.on("console", (message) => {
				if (message.type() === "error" || message.type() === "warning")
					problems.push(`console: ${message.text()} (${message.location().url})`);
			});
			context.on("weberror", (error) => problems.push(`thrown: ${error.error().message}`));
			context.on("request", (request) => {
				const { origin, protocol } = new URL(request.url());
				if (protocol.startsWith("http") && baseURL && origin !== new URL(baseURL).origin) {
					problems.push(`request to another origin: ${request.url()}`);
				}
			});
			await use(undefined);
			expect(problems.filter((problem) => !expectedProblems.some((expected) => expected.test(problem)))).toEqual([]);
		},
		{ auto: true },
	],
});

export { expect };
