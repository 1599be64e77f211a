/** What became of handing something to the system's share sheet; `closed`: the visitor closed it; do nothing more. */
export type Shared = "shared" | "closed" | "refused";

/** Whether the browser has a share sheet. To be asked after the first drawing, which the server made without knowing. */
export function canShare(): boolean {
	return "share" in navigator;
}

/** Hands a link to the system's share sheet; `refused` where the browser does not allow it, as in frames of other sites. */
export async function share(content: { title: string; text?: string; url: string }): Promise<Shared> {
	try {
		await navigator.share(content);
		return "shared";
	} catch (error) {
		return error instanceof DOMException && error.name === "AbortError" ? "closed" : "refused";
	}
}
