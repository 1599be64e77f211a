import { type ComponentType, useState } from "react";
import { reloadable } from "#browser/load-module.ts";
import type { SentListProps } from "./SentList.tsx";

const loadList = reloadable(() => import("./SentList.tsx"));

/** The list itself: not asked for, on its way, there, or it could not be loaded. */
type List = { state: "closed" | "coming" | "failed" } | { state: "there"; SentList: ComponentType<SentListProps> };

/** What was sent from this device, one click away; its code comes when somebody opens it. */
export function SentFromDevice({ notes }: SentListProps) {
	const [list, setList] = useState<List>({ state: "closed" });
	const open = async () => {
		setList({ state: "coming" });
		try {
			const { SentList } = await loadList();
			setList({ state: "there", SentList });
		} catch {
			setList({ state: "failed" });
		}
	};
	return (
		<details
			className="sent-from-device"
			onToggle={({ currentTarget }) => {
				if (currentTarget.open && (list.state === "closed" || list.state === "failed")) void open();
			}}
		>
			<summary>Sent from this device</summary>
			{list.state === "coming" && (
				<p aria-live="polite" aria-atomic="true">
					Opening the list …
				</p>
			)}
			{list.state === "failed" && (
				<p aria-live="polite" aria-atomic="true">
					The list could not be loaded. Check your connection, close it and open it again.
				</p>
			)}
			{list.state === "there" && <list.SentList notes={notes} />}
		</details>
	);
}
