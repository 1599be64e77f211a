import {
	defineHastPlugin,
	type HastPluginEntry,
	type HastVisitorContext,
	type MdxJsxFlowElementHast,
	type MdxJsxTextElementHast,
} from "satteri";
import { mapAddresses } from "#program/site-address.ts";

/** The attribute of a tag that holds an address. */
const addressOf = new Map([
	["a", "href"],
	["img", "src"],
	["iframe", "src"],
	["video", "src"],
	["audio", "src"],
	["source", "src"],
]);
const filter = [...addressOf.keys()];

/**
 * Puts the path `base` under which the site lies ("/partners") before every link, picture and film of a page that names an address within
 * the site, however the page writes it: as Markdown, as a tag, or as a node of a diagram that links.
 */
export function linksInSite(base: string): HastPluginEntry {
	if (base === "") return null;
	const inSite = (address: unknown) =>
		typeof address === "string" && /^\/(?!\/)/.test(address) ? base + address : undefined;
	const visitTag = {
		filter,
		visit(node: Readonly<MdxJsxFlowElementHast | MdxJsxTextElementHast>, context: HastVisitorContext) {
			const attribute = addressOf.get(node.name ?? "") ?? "";
			const given = node.attributes.find((one) => one.type === "mdxJsxAttribute" && one.name === attribute);
			const address = inSite(given?.value);
			if (address) context.setProperty(node, attribute, address);
		},
	};
	return defineHastPlugin({
		name: "links-in-site",
		element: {
			filter,
			visit(node, context) {
				const attribute = addressOf.get(node.tagName) ?? "";
				const address = inSite(node.properties[attribute]);
				if (address) context.setProperty(node, attribute, address);
			},
		},
		mdxJsxFlowElement: visitTag,
		mdxJsxTextElement: visitTag,
		raw(node) {
			const value = mapAddresses(node.value, (address) => base + address);
			return value === node.value ? undefined : { ...node, value };
		},
	});
}
