import { useEffect, useState } from "react";
import type { LinkTarget } from "#edit/files/link-targets.ts";
import { api } from "./api.ts";

/** The pages and sections that a link can lead to; none until they are known. */
export function useLinkTargets(): readonly LinkTarget[] {
	const [targets, setTargets] = useState<readonly LinkTarget[]>([]);
	useEffect(() => {
		// Without them an address can still be typed.
		api.targets().then(setTargets, () => {});
	}, []);
	return targets;
}
