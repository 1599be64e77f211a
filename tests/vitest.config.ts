import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		root: new URL("..", import.meta.url).pathname,
		include: ["tests/unit/**/*.test.ts", "tests/endpoint/**/*.test.ts"],
		// Of its own it leaves one core free, and most of these tests wait for disks and servers.
		maxWorkers: 2,
		testTimeout: 300_000,
		hookTimeout: 300_000,
		// Real servers and databases on a machine that does other work: what passes only then is named at the end of `npm test`.
		retry: 1,
	},
});
