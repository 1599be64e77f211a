import { useEffect, useState } from "react";
import { withBase } from "#browser/base.ts";
import { copy } from "#browser/copy.ts";
import { canShare, share } from "#browser/share.ts";
import { calendarDay } from "#program/format.ts";
import { answersToPath, type SelectionState } from "#program/selection/selection.ts";
import { estimateStart } from "#program/timeline/timeline.ts";
import { addressOf, talkAddress, type WizardFacts, type WizardTier } from "#tools/wizard/state.ts";

interface Props {
	facts: Pick<WizardFacts, "process" | "email">;
	tier: Pick<WizardTier, "key" | "title">;
	state: Extract<SelectionState, { kind: "outcome" }>;
}

/** What to do with an outcome: estimate, apply, share, print; a talk comes first where no tier fits fully. */
export function NextActs({ facts, tier, state }: Props) {
	const [start, setStart] = useState("");
	useEffect(() => setStart(`&start=${estimateStart(facts.process, calendarDay(new Date()))}`), [facts.process]);
	const path = answersToPath(state.answers).replace(/\/$/, "");
	return (
		<div className="next-acts">
			<p className="actions">
				{state.nearest && (
					<a className="button" href={talkAddress(facts.email, state.steps)}>
						Talk to the partner team first
					</a>
				)}
				<a
					className={state.nearest ? "button secondary" : "button"}
					href={withBase(`/estimate/?tier=${tier.key}${start}`)}
				>
					Estimate revenue for this tier
				</a>
				<a className="button secondary" href={withBase(`/apply/?tier=${tier.key}&answers=${path}`)}>
					Apply for this tier
				</a>
			</p>
			<ShareActs title={`${tier.title} – Mamey Partners`} address={addressOf(state.answers)} />
		</div>
	);
}

/** Copy the link, hand it to the system's share sheet, print: what only a script can do. */
function ShareActs({ title, address }: { title: string; address: string }) {
	const [said, setSaid] = useState("");
	const [link, setLink] = useState("");
	const [hasShareSheet, setHasShareSheet] = useState(false);
	useEffect(() => {
		setLink(new URL(address, window.location.href).href);
		setHasShareSheet(canShare());
	}, [address]);

	const copyLink = async () => {
		const isCopied = await copy({ text: link });
		setSaid(isCopied ? "Link copied" : `This browser does not let pages copy. The link is ${link}`);
	};
	const shareLink = async () => {
		if ((await share({ title, url: link })) === "refused") await copyLink();
	};

	return (
		<>
			<p className="actions quiet">
				{link && (
					<>
						<button type="button" onClick={copyLink}>
							Copy link
						</button>
						{hasShareSheet && (
							<button type="button" onClick={shareLink}>
								Share
							</button>
						)}
						<button type="button" onClick={() => window.print()}>
							Print
						</button>
					</>
				)}
				<span aria-live="polite" aria-atomic="true">
					{said}
				</span>
			</p>
			<p className="print-only">{link}</p>
		</>
	);
}
