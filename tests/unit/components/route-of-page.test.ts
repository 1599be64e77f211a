import { afterEach, expect, test, vi } from "vitest";
import { onRequest } from "#components/theme/route-of-page.ts";

afterEach(() => vi.unstubAllEnvs());

test("what a page's head links to lies below the site's own path", async () => {
	vi.stubEnv("BASE_URL", "/partners");
	const data = {
		banner: { content: 'New <a href="/guide/changes/">terms</a>, as <a href="https://example.com/">told</a>' },
		prev: "Back",
		next: { link: "/apply/", label: "Apply" },
	};
	const pagination = { prev: { href: "/partners/guide/" }, next: { href: "/apply/" } };
	const context = { locals: { starlightRoute: { entry: { data }, pagination } } };
	await Reflect.apply(onRequest, undefined, [context, async () => {}]);
	expect(data.banner.content).toBe(
		'New <a href="/partners/guide/changes/">terms</a>, as <a href="https://example.com/">told</a>',
	);
	expect(pagination).toEqual({ prev: { href: "/partners/guide/" }, next: { href: "/partners/apply/" } });
});
