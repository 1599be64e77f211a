import { test as base, expect, type Page } from "@playwright/test";

/**
 * A page that fails its test when it writes an error or a warning to the console, breaks the Content-Security-Policy,
 * throws, or asks another origin for anything. A test that provokes one on purpose declares it with `expectedProblems`.
 */
export const test = base.extend<{ expectedProblems: RegExp[]; watched: undefined }>({
	page: async ({ page, javaScriptEnabled }, use) => {
		await use(javaScriptEnabled === false ? page : takenOver(page));
	},
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
				if (isIconOfStoppedServer(message.text(), message.location().url)) return;
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

/**
 * The page, opened only once script has taken the estimator over: until then its figures are there to be read and its fields
 * take what is typed, but nothing else takes the focus or a click.
 */
function takenOver(page: Page): Page {
	const afterwards =
		<Given extends unknown[], Response>(open: (...given: Given) => Promise<Response>) =>
		async (...given: Given) => {
			const response = await open.apply(page, given);
			await expect(page.locator(".estimator[data-waking]")).toHaveCount(0);
			return response;
		};
	page.goto = afterwards(page.goto);
	page.reload = afterwards(page.reload);
	return page;
}

/** Chromium asks for a page's icon when it finds the time, which may be after a test has stopped a server of its own. */
function isIconOfStoppedServer(text: string, address: string): boolean {
	return /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)/.test(text) && address.endsWith("/favicon.svg");
}

export { expect };
