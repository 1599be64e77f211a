import { type ModelKey, modelKeys } from "#program/keys.ts";
import type { NameOf } from "./wording.ts";

/** In the place of the chart while no model takes part: what to do, and the four acts that do it. */
export function Empty({ nameOf, onSwitch }: { nameOf: NameOf; onSwitch: (model: ModelKey) => void }) {
	return (
		<div className="empty">
			<p>No revenue model is switched on yet. Switch one on to see what it brings month by month:</p>
			<p className="actions">
				{modelKeys.map((model) => (
					<button key={model} type="button" className="button secondary" onClick={() => onSwitch(model)}>
						{nameOf(model)}
					</button>
				))}
			</p>
		</div>
	);
}
