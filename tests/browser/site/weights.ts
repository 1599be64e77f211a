import { existsSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { type Budget, type ResourceType, resourceTypes } from "./budgets.ts";

/** What a page asked for: each file without the hash in its name, its type, and the bytes of its body as it was sent, compressed. */
export interface Resource {
	name: string;
	type: ResourceType;
	bytes: number;
}

/** The file of the weights that somebody last looked at and accepted: `RECORD_WEIGHTS=1 npm test` writes it. */
export const recordFile = new URL("../../fixtures/page-weights.json", import.meta.url);

const recorded: Record<string, Record<string, number>> = existsSync(recordFile)
	? JSON.parse(readFileSync(recordFile, "utf8"))
	: {};

/** Opens a page and weighs all that it loads by itself. */
export async function weigh(page: Page, path: string): Promise<Resource[]> {
	const session = await page.context().newCDPSession(page);
	await session.send("Network.enable");
	const resources = new Map<string, Resource>();
	const headers = new Map<string, number>();
	session.on("Network.responseReceived", ({ requestId, type, response }) => {
		const name = new URL(response.url).pathname.replace(/\.[\w-]{8}(\.\w+)$/, "$1");
		resources.set(requestId, { name, type: resourceTypes.find((known) => known === type) ?? "Other", bytes: 0 });
		headers.set(requestId, response.encodedDataLength);
	});
	session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
		const resource = resources.get(requestId);
		if (resource) resource.bytes = encodedDataLength - (headers.get(requestId) ?? 0);
	});
	await page.goto(path, { waitUntil: "networkidle" });
	return [...resources.values()];
}

export function total(resources: readonly Resource[], type?: ResourceType): number {
	return resources.filter((resource) => !type || resource.type === type).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A sentence for each limit that a page breaks: page, type, limit, and what grew since the weights were recorded. */
export function brokenLimits(path: string, resources: readonly Resource[], budget: Budget): string[] {
	const over = (what: string, bytes: number, limit: number, type?: ResourceType) =>
		bytes <= limit
			? []
			: [
					`${path} (${budget.kind}): ${what} weighs ${kilobytes(bytes)}, the limit is ${kilobytes(limit)}. ${growth(path, resources, type)}`,
				];
	return [
		...resourceTypes.flatMap((type) => over(type, total(resources, type), budget.types[type], type)),
		...over("everything together", total(resources), budget.all),
		...(resources.length > budget.requests
			? [
					`${path} (${budget.kind}): ${resources.length} requests, the limit is ${budget.requests}. ${growth(path, resources)}`,
				]
			: []),
	];
}

function growth(path: string, resources: readonly Resource[], type?: ResourceType): string {
	const before = recorded[path] ?? {};
	const grown = resources
		.filter((resource) => !type || resource.type === type)
		.map(({ name, bytes }) => ({ name, bytes, was: before[name] }))
		.filter(({ bytes, was }) => was === undefined || bytes > was)
		.toSorted((a, b) => b.bytes - (b.was ?? 0) - (a.bytes - (a.was ?? 0)))
		.map(({ name, bytes, was }) =>
			was === undefined ? `${name} is new (${kilobytes(bytes)})` : `${name} ${kilobytes(was)} → ${kilobytes(bytes)}`,
		);
	return grown.length > 0 ? `What grew: ${grown.join(", ")}.` : "Nothing grew since the weights were recorded.";
}

export function kilobytes(bytes: number): string {
	return `${(bytes / 1024).toFixed(1)} KB`;
}
