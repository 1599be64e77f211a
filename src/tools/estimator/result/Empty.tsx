import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { modelKeys } from "#program/models/models.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";

/** In the place of the chart while no model takes part: what to do, and the four acts that do it. */
export function Empty({ terms }: { terms: ScheduleTerms }) {
	const { acts } = useEstimate();
	return (
		<div className="empty">
			<p>No revenue model is switched on yet. Switch one on to see what it brings month by month:</p>
			<p className="actions">
				{modelKeys.map((model) => (
					<button key={model} type="button" className="button secondary" onClick={() => acts.switchModel(model)}>
						{terms.models[model].name}
					</button>
				))}
			</p>
		</div>
	);
}
