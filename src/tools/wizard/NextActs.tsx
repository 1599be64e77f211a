import { useEffect, useState } from "react";
import { estimateStart } from "#program/timeline.ts";
import type { WizardFacts } from "./state.ts";

interface Props {
	facts: Pick<WizardFacts, "process">;
	tier: { key: string; title: string };
	address: string;
	/** The answers as a path, carried to the application. */
	path: string;
}

/** What to do with an outcome: estimate, apply, share, print. */
export function NextActs({ facts, tier, address, path }: Props) {
	const [said, setSaid] = useState("");
	const [start, setStart] = useState("");
	const [canShare, setCanShare] = useState(false);
	const [ready, setReady] = useState(false);
	useEffect(() => {
		setReady(true);
		setCanShare("share" in navigator);
		setStart(`&start=${estimateStart(facts.process, new Date().toLocaleDateString("sv-SE"))}`);
	}, [facts.process]);

	const link = () => new URL(address, window.location.href).href;
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(link());
			setSaid("Link copied");
		} catch {
			setSaid(`This browser does not let pages copy. The link is ${link()}`);
		}
	};
	const share = async () => {
		try {
			await navigator.share({ title: `${tier.title} – Mamey Partners`, url: link() });
		} catch (error) {
			if (error instanceof DOMException && error.name === "AbortError") return;
			await copy();
		}
	};

	return (
		<div className="next-acts">
			<p className="actions">
				<a className="button" href={`/estimate/?tier=${tier.key}${start}`}>
					Estimate revenue for this tier
				</a>
				<a className="button secondary" href={`/apply/?tier=${tier.key}&answers=${path.replace(/\/$/, "")}`}>
					Apply for this tier
				</a>
			</p>
			{ready && (
				<p className="actions quiet">
					<button type="button" onClick={copy}>
						Copy link
					</button>
					{canShare && (
						<button type="button" onClick={share}>
							Share
						</button>
					)}
					<button type="button" onClick={() => window.print()}>
						Print
					</button>
					<span role="status">{said}</span>
				</p>
			)}
		</div>
	);
}
