import type { APIRoute } from "astro";
import { withBase } from "#browser/base.ts";

export const GET: APIRoute = ({ site }) =>
	new Response(
		[
			"User-agent: *",
			`Allow: ${withBase("/")}`,
			`Disallow: ${withBase("/api/")}`,
			`Disallow: ${withBase("/embed/")}`,
			`Disallow: ${withBase("/apply/received/")}`,
			"",
			`Sitemap: ${new URL(withBase("/sitemap-index.xml"), site).href}`,
			"",
		].join("\n"),
	);
