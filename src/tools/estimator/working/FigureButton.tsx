import { createContext, type ReactNode, useContext } from "react";
import type { Figure } from "./figure.ts";

/** Opens the working of a figure for the button that was pressed. */
export type OpenWorking = (figure: Figure, opener: HTMLElement) => void;

/** Null where nothing can be opened: on paper, and on a page without script. */
export const WorkingContext = createContext<OpenWorking | null>(null);

interface Props {
	figure: Figure;
	/** Among many figures, keys reach only the ones that lead to the others. */
	isSkipped?: boolean;
	children: ReactNode;
}

/** A figure that opens how it came about, where it can. */
export function FigureButton({ figure, isSkipped = false, children }: Props) {
	const open = useContext(WorkingContext);
	if (open === null) return <span translate="no">{children}</span>;
	return (
		<button
			type="button"
			className="figure"
			translate="no"
			title={`${endOf(figure)}Show how this came about`}
			aria-haspopup="dialog"
			tabIndex={isSkipped ? -1 : undefined}
			onClick={({ currentTarget }) => open(figure, currentTarget)}
		>
			{children}
		</button>
	);
}

/** Which end of a range a figure is: beside another figure its place says so, alone nothing does. */
function endOf(figure: Figure): string {
	if (figure.kind !== "payments" || figure.bound === "expected") return "";
	return figure.bound === "low" ? "Low end. " : "High end. ";
}
