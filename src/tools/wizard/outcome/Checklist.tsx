import { useEffect, useState } from "react";
import { deviceStorage } from "#browser/storage.ts";
import type { ChecklistGroup } from "#tools/wizard/state.ts";
import { readTicks, writeTick } from "./ticks.ts";

interface Props {
	/** Version of the facts that the ticks belong to. */
	version: string;
	groups: ChecklistGroup[];
}

/** Requirements that a visitor ticks off, with a count of what is still missing; ticks stay on this device. */
export function Checklist({ version, groups }: Props) {
	const items = groups.flatMap((group) => group.items);
	const keys = JSON.stringify(items.map(({ key }) => key));
	const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
	const [isCounting, setCounting] = useState(false);
	useEffect(() => {
		setTicks(readTicks(deviceStorage(), version, JSON.parse(keys)));
		setCounting(true);
	}, [version, keys]);

	const tick = (key: string, isTicked: boolean) => {
		setTicks((before) => new Set([...before].filter((other) => other !== key).concat(isTicked ? key : [])));
		writeTick(deviceStorage(), version, key, isTicked);
	};
	const missing = items.filter(({ key }) => !ticks.has(key)).length;
	return (
		<>
			<p className="hint">{items.length} things are asked for. Tick what you bring.</p>
			{groups.map((group) => (
				<fieldset key={group.name}>
					<legend>{group.name}</legend>
					<ul>
						{group.items.map(({ key, text, contradicted }) => (
							<li key={key}>
								<label>
									<input
										type="checkbox"
										checked={ticks.has(key)}
										onChange={(event) => tick(key, event.target.checked)}
									/>
									<span>
										{text}
										{contradicted && <small> – not met by your answers</small>}
									</span>
								</label>
							</li>
						))}
					</ul>
				</fieldset>
			))}
			<p className="missing" aria-live="polite" aria-atomic="true">
				{isCounting && missingInWords(missing, items.length)}
			</p>
		</>
	);
}

function missingInWords(missing: number, all: number): string {
	return missing === 0 ? "You have ticked everything that is asked for." : `${missing} of ${all} still missing.`;
}
