import { inWords } from "#edit/client/text/chips.ts";
import type { Effects } from "#edit/facts/effects.ts";

interface Props {
	effects: Effects | null;
	isChanged: boolean;
	said: string;
	fault: string;
	onSave: () => void;
	onLeave: () => void;
	onStart: () => void;
}

/** What a change would do, and the buttons that do it. */
export function EffectsPanel({ effects, isChanged, said, fault, onSave, onLeave, onStart }: Props) {
	const hasFaults = effects?.faults.some(({ isNew }) => isNew) ?? false;
	return (
		<aside className="effects" aria-label="What the change does">
			<p role="status">{said || (isChanged ? "Not saved yet, kept here." : "As it is on disk.")}</p>
			{fault && (
				<p className="bad" role="alert">
					{fault}
				</p>
			)}
			{isChanged && effects && (
				<>
					{effects.faults.length > 0 && (
						<ul className="bad">
							{effects.faults.map(({ sentence }) => (
								<li key={sentence}>{sentence}</li>
							))}
						</ul>
					)}
					{effects.differences.length > 0 && (
						<>
							<h3>What changes</h3>
							<ul>
								{effects.differences.map((sentence) => (
									<li key={sentence}>{sentence}</li>
								))}
							</ul>
						</>
					)}
					{effects.totals.length > 0 && (
						<>
							<h3>Examples of the estimator</h3>
							<ul>
								{effects.totals.map(({ preset, before, after }) => (
									<li key={preset}>
										{preset}: {before} → <strong>{after}</strong> expected
									</li>
								))}
							</ul>
						</>
					)}
					{effects.shown.length > 0 && (
						<>
							<h3>Where it is shown</h3>
							<ul>
								{effects.shown.map(({ title, address, parts }) => (
									<li key={address}>
										{title} {parts.length > 0 && <small>{parts.map(inWords).join(", ").toLowerCase()}</small>}
									</li>
								))}
							</ul>
						</>
					)}
					{effects.altersTerms && (
						<p className="terms-note">
							Links that were sent name terms {effects.altersTerms} and keep their numbers for ever. The change needs
							new terms, which begin on a day of your choice.
						</p>
					)}
				</>
			)}
			<div className="acts">
				{effects?.altersTerms ? (
					<button type="button" className="main" disabled={!isChanged || hasFaults} onClick={onStart}>
						Start new terms …
					</button>
				) : (
					<button type="button" className="main" disabled={!isChanged || hasFaults} onClick={onSave}>
						Save
					</button>
				)}
				<button type="button" disabled={!isChanged} onClick={onLeave}>
					Take the changes back
				</button>
			</div>
		</aside>
	);
}
