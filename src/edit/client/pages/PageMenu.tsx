import { useRef } from "react";
import type { PagePlan } from "#edit/server/plan-routes.ts";

interface Props {
	label: string;
	/** Whether it has a place in the guide, so that it can be moved and taken away. */
	isInGuide: boolean;
	onPlan: (kind: PagePlan["kind"]) => void;
	onVersions: () => void;
}

const plans = [
	["move", "Move it in the guide"],
	["rename", "Give it another address"],
	["remove", "Take it away"],
] as const;

/** What can be done with the file that is open, besides editing it. */
export function PageMenu({ label, isInGuide, onPlan, onVersions }: Props) {
	const menu = useRef<HTMLDetailsElement>(null);
	function close() {
		if (menu.current) menu.current.open = false;
	}
	function act(run: () => void) {
		// What is hidden with the menu cannot get the focus back after a dialog.
		menu.current?.querySelector("summary")?.focus();
		close();
		run();
	}
	return (
		<details
			ref={menu}
			className="page-menu"
			onBlur={({ relatedTarget, currentTarget }) => {
				if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) close();
			}}
			onKeyDown={({ key }) => {
				if (key !== "Escape" || !menu.current?.open) return;
				close();
				menu.current.querySelector("summary")?.focus();
			}}
		>
			<summary>{label}</summary>
			<div>
				<button type="button" onClick={() => act(onVersions)}>
					See it as it was
				</button>
				{isInGuide &&
					plans.map(([kind, label]) => (
						<button key={kind} type="button" onClick={() => act(() => onPlan(kind))}>
							{label}
						</button>
					))}
			</div>
		</details>
	);
}
