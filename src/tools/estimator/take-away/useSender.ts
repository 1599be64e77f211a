import { useCallback, useEffect, useState } from "react";
import { deviceStorage } from "#browser/storage.ts";
import { senderText } from "#program/estimate/sender.ts";

const storageKey = "mamey-estimate-sender";

/** The name that this device's links are sent under, kept on the device alone; "" where there is none. */
export function useSender(): [string, (by: string) => void] {
	const [by, setBy] = useState("");
	useEffect(() => setBy(senderText(deviceStorage()?.getItem(storageKey) ?? "") ?? ""), []);
	const keep = useCallback((typed: string) => {
		setBy(typed);
		try {
			if (typed.trim() === "") deviceStorage()?.removeItem(storageKey);
			else deviceStorage()?.setItem(storageKey, typed);
		} catch {
			// A storage that is full keeps no name; the link carries it all the same.
		}
	}, []);
	return [by, keep];
}
