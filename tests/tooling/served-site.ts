import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "#server/serve.ts";

const root = new URL("../..", import.meta.url).pathname;

/** Serves the built site in this process, on a free port and with a database of its own; its address and its end. */
export async function serveBuiltSite(): Promise<{ address: string; stop: () => Promise<void> }> {
	const folder = mkdtempSync(join(tmpdir(), "served-site-"));
	const settings = { PORT: "0", STOP_SECONDS: "1", DATABASE_URL: `sqlite:${join(folder, "applications.db")}` };
	const { address, stop } = await serve(root, settings, () => undefined);
	return {
		address,
		stop: async () => {
			await stop();
			rmSync(folder, { recursive: true });
		},
	};
}
