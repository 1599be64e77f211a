import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		root: new URL("../..", import.meta.url).pathname,
		include: ["tests/engines/**/*.test.ts"],
		testTimeout: 300_000,
		hookTimeout: 300_000,
		// One browser at a time: two cores are all that the tests can count on.
		fileParallelism: false,
		retry: 2,
	},
});
