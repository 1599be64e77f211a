import { dev } from "astro";
import { editorPreview } from "./integration.ts";

// The site's development server as a process of its own: the editor stays there when this one cannot start.

/** What the process sends to the editor: the port on which it serves, or why it cannot. */
export type PreviewMessage = { port: number } | { fault: string };

const tell = (message: PreviewMessage) => process.send?.(message);

process.on("disconnect", () => process.exit());
try {
	const server = await dev({
		root: process.cwd(),
		logLevel: "error",
		server: { host: "127.0.0.1", port: Number(process.env.PREVIEW_PORT ?? 0), open: false },
		integrations: [editorPreview()],
	});
	tell({ port: server.address.port });
} catch (error) {
	tell({ fault: error instanceof Error ? error.message : String(error) });
	process.exit(1);
}
