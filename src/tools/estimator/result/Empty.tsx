import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";

/** In the place of the chart while no model takes part: what to do, and the acts that do it. */
export function Empty({ terms }: { terms: ScheduleTerms }) {
	const { acts } = useEstimate();
	return (
		<div className="empty">
			<p>No revenue model is switched on yet. Switch one on to see what it brings month by month:</p>
			<p className="actions">
				{terms.models.map(({ key, name }) => (
					<button key={key} type="button" className="button secondary" onClick={() => acts.switchModel(key)}>
						{name}
					</button>
				))}
			</p>
		</div>
	);
}
