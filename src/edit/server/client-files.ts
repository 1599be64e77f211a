import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { build } from "esbuild";

/** A file of the editor's page, compressed. */
export interface ClientFile {
	type: string;
	body: Buffer;
}

const types: Readonly<Record<string, string>> = {
	js: "text/javascript; charset=utf-8",
	css: "text/css; charset=utf-8",
	woff2: "font/woff2",
};

/** The editor's page made from its source, file name → file. Parts that few need, such as the text view, are files of their own. */
export async function clientFiles(root: string): Promise<Map<string, ClientFile>> {
	const { outputFiles } = await build({
		absWorkingDir: root,
		entryPoints: { main: fileURLToPath(new URL("../client/main.tsx", import.meta.url)) },
		outdir: "editor",
		bundle: true,
		splitting: true,
		format: "esm",
		target: "es2022",
		minify: true,
		write: false,
		jsx: "automatic",
		define: { "process.env.NODE_ENV": '"production"' },
		loader: { ".woff2": "file" },
		assetNames: "[name]-[hash]",
		chunkNames: "[name]-[hash]",
		legalComments: "none",
		logLevel: "silent",
	});
	const files = await Promise.all(
		outputFiles.map(async ({ path, contents }) => {
			const name = path.slice(path.lastIndexOf("/") + 1).replace(/^.*\\/, "");
			const type = types[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
			return [name, { type, body: await promisify(gzip)(contents) }] as const;
		}),
	);
	return new Map(files);
}
