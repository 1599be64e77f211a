import { implementation } from "./implementation.ts";
import { joint } from "./joint.ts";
import type { InputIn, Model, SwitchIn } from "./model.ts";
import { platform } from "./platform.ts";
import { referral } from "./referral.ts";

/** The revenue models in the guide's order. */
const records = { platform, implementation, referral, joint };

/** Their parameters, in the order in which links write them. */
export const modelParameters = {
	...platform.parameters,
	...implementation.parameters,
	...referral.parameters,
	...joint.parameters,
};

/** Keys of the revenue models, as links and the schedule use them. */
export type ModelKey = keyof typeof records;
export const modelKeys = Object.keys(records).filter((key): key is ModelKey => key in records);

/** The parameters that switch models on, and those that are asked beside them. */
export type SwitchName = SwitchIn<typeof modelParameters>;
export type InputName = InputIn<typeof modelParameters>;

/** What is known of each revenue model. */
export const models: Readonly<Record<ModelKey, Model<SwitchName, InputName>>> = records;

/** The parameters of a model: the one that switches it on first. */
export function parametersOf(model: ModelKey): (SwitchName | InputName)[] {
	const { parameters } = records[model];
	return Object.keys(parameters).filter((name): name is SwitchName | InputName => name in parameters);
}

/** Something for each model. */
export function ofEachModel<Value>(of: (model: ModelKey) => Value): Record<ModelKey, Value> {
	return {
		platform: of("platform"),
		implementation: of("implementation"),
		referral: of("referral"),
		joint: of("joint"),
	};
}
