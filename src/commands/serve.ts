import { serveUntilStopped } from "#server/serve.ts";
import { recoverPublished } from "./build-aside.ts";

try {
	recoverPublished(process.cwd());
	await serveUntilStopped(process.cwd(), process.env);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
