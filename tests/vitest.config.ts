import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		root: new URL("..", import.meta.url).pathname,
		include: ["tests/unit/**/*.test.ts", "tests/endpoint/**/*.test.ts"],
		testTimeout: 30_000,
	},
});
