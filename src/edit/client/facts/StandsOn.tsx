import { createContext, useContext } from "react";
import type { Shown } from "#edit/facts/shown.ts";

/** Where each value of the open file is shown, by its path in the form. */
export const Places = createContext<Readonly<Record<string, readonly Shown[]>>>({});

/** The ids of what describes a field: its hint and, where it is known, where its value is shown (`StandsOn` with `places`). */
export function useDescription(path: readonly (string | number)[], hint: string, places: string): string {
	return path.join("/") in useContext(Places) ? `${hint} ${places}` : hint;
}

/** The pages and tools that show a value; it is seen while its field is edited, and read with it. */
export function StandsOn({ path, id }: { path: readonly (string | number)[]; id: string }) {
	const shown = useContext(Places)[path.join("/")];
	if (!shown) return null;
	return (
		<small className="stands-on" id={id}>
			{shown.length === 0 ? "No page shows it." : `On: ${shown.map(({ title }) => title).join(" · ")}`}
		</small>
	);
}
