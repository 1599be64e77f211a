import { useCallback, useEffect, useRef, useState } from "react";
import type { ListedLink } from "#program/estimate/audit/listed.ts";
import type { EstimatorFacts } from "#tools/estimator/address/state.ts";
import type { AuditReport, AuditRequest, AuditSource } from "./audit-messages.ts";

/** Where a check of texts is: nothing was handed in yet, `passed` of all was looked through (0 to 1), stopped by the visitor, done, or its code did not load. */
export type AuditProgress =
	| { state: "waiting" }
	| { state: "running"; passed: number }
	| { state: "stopped" | "done" | "failed" };

export interface Audit {
	progress: AuditProgress;
	links: readonly ListedLink[];
	/** A sentence for each file that cannot be read. */
	unread: readonly string[];
	/** Looks for links in other texts; what was found before is forgotten. */
	start: (sources: readonly AuditSource[]) => void;
	stop: () => void;
}

const nothing = { links: [], unread: [] };

/** Looks for links in a worker, so that the page stays usable meanwhile. */
export function useAudit({ terms }: EstimatorFacts): Audit {
	const [progress, setProgress] = useState<AuditProgress>({ state: "waiting" });
	const [found, setFound] = useState<Pick<Audit, "links" | "unread">>(nothing);
	const worker = useRef<Worker | null>(null);

	const end = useCallback((state: "stopped" | "done" | "failed") => {
		worker.current?.terminate();
		worker.current = null;
		setProgress({ state });
	}, []);
	const start = useCallback(
		(sources: readonly AuditSource[]) => {
			worker.current?.terminate();
			setFound(nothing);
			setProgress({ state: "running", passed: 0 });
			const next = new Worker(new URL("./audit-worker.ts", import.meta.url), { type: "module" });
			worker.current = next;
			next.addEventListener("message", ({ data }: MessageEvent<AuditReport>) => {
				// What a worker had sent before it was ended is still delivered.
				if (worker.current !== next) return;
				switch (data.kind) {
					case "found":
						setFound(({ links, unread }) => ({ links: [...links, ...data.links], unread }));
						setProgress({ state: "running", passed: data.passed });
						break;
					case "unread":
						setFound(({ links, unread }) => ({ links, unread: [...unread, data.sentence] }));
						break;
					default:
						end(data.kind);
				}
			});
			next.addEventListener("error", () => {
				if (worker.current === next) end("failed");
			});
			next.postMessage({ sources, terms } satisfies AuditRequest);
		},
		[terms, end],
	);
	useEffect(() => () => worker.current?.terminate(), []);

	return { progress, ...found, start, stop: useCallback(() => end("stopped"), [end]) };
}
