/** What a static host sends for an address by a `_headers` file: every rule that matches, `*` for any characters (Netlify, Cloudflare). */
export function headersByFile(file: string, address: string): [name: string, value: string][] {
	const rules = file.split("\n\n").map((block) => block.trim().split("\n"));
	const matches = ([path = ""]: string[]) =>
		new RegExp(`^${path.replaceAll(".", "\\.").replace("*", ".*")}$`).test(address);
	return rules
		.filter(matches)
		.flatMap(([, ...lines]) => lines)
		.map((line) => [line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()]);
}
