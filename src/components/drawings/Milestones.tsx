import { type Milestone, whenInWords } from "#program/timeline/timeline.ts";
import "./milestones.css";

interface Props {
	milestones: readonly Milestone[];
	/** Whether the dates count from a real day; without one only the durations are shown. */
	isDated: boolean;
	/** Keys of what to call unlisted: revenue models that the tier at hand does not list. */
	unlisted?: readonly string[];
}

/** The milestones after an application, a line each. A script may fill `[data-when]` in by the milestone's key. */
export function Milestones({ milestones, isDated, unlisted = [] }: Props) {
	return (
		<dl className="facts milestones">
			{milestones.map(({ key, name, after, when }) => (
				<div key={key}>
					<dt>{name}</dt>
					<dd>
						<span data-when={key}>{isDated && whenInWords(when)}</span>{" "}
						<span className="after">{`${after}${unlisted.includes(key) ? "; not listed for this tier" : ""}`}</span>
					</dd>
				</div>
			))}
		</dl>
	);
}
