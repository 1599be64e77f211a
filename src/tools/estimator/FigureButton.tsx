import { createContext, type ReactNode, use } from "react";
import type { Figure } from "./figure.ts";

/** Opens the working of a figure for the button that was pressed. */
export type OpenWorking = (figure: Figure, opener: HTMLElement) => void;

export const WorkingContext = createContext<OpenWorking>(() => {});

interface Props {
	figure: Figure;
	/** Among many figures, keys reach only the ones that lead to the others. */
	isSkipped?: boolean;
	children: ReactNode;
}

/** A figure that opens how it came about. */
export function FigureButton({ figure, isSkipped = false, children }: Props) {
	const open = use(WorkingContext);
	return (
		<button
			type="button"
			className="figure"
			title="Show how this came about"
			aria-haspopup="dialog"
			tabIndex={isSkipped ? -1 : undefined}
			onClick={({ currentTarget }) => open(figure, currentTarget)}
		>
			{children}
		</button>
	);
}
