import { useEffect, useState } from "react";
import { type ChecklistGroup, readTicks, writeTicks } from "./state.ts";

/** Requirements that a visitor ticks off; ticks stay on this device and belong to a version of the facts. */
export function Checklist({ version, groups }: { version: string; groups: ChecklistGroup[] }) {
	const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
	useEffect(() => setTicks(readTicks(localStorage, version)), [version]);

	const toggle = (key: string) => {
		const next = new Set(ticks);
		if (!next.delete(key)) next.add(key);
		setTicks(next);
		writeTicks(localStorage, version, next);
	};
	const items = groups.flatMap((group) => group.items);
	const missing = items.filter(({ key }) => !ticks.has(key)).length;
	return (
		<>
			{groups.map((group) => (
				<fieldset key={group.name}>
					<legend>{group.name}</legend>
					{group.items.map(({ key, text, contradicted }) => (
						<label key={key}>
							<input type="checkbox" checked={ticks.has(key)} onChange={() => toggle(key)} />
							<span>
								{text}
								{contradicted && <small> – not met by your answers</small>}
							</span>
						</label>
					))}
				</fieldset>
			))}
			<p className="missing" role="status">
				{missing === 0
					? "You have ticked everything that is asked for."
					: `${missing} of ${items.length} still to be ticked.`}
			</p>
		</>
	);
}
