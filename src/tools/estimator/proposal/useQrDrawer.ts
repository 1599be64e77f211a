import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { reloadable } from "#browser/load-module.ts";
import type { QrPicture } from "#tools/estimator/take-away/qr.ts";

/** Draws the QR code of a link; null for a link that is too long for one. */
export type QrDrawer = (link: string) => QrPicture | null;

const loadQr = reloadable(() => import("#tools/estimator/take-away/qr.ts"));

/**
 * What draws QR codes on paper, and its loading: a sheet is drawn at once when the browser prints, so the code comes as soon as somebody
 * is about to print: with the pointer or the focus in `box`, or with the key of a short cut. Null until then.
 */
export function useQrDrawer(box: RefObject<HTMLElement | null>): [QrDrawer | null, () => Promise<void>] {
	const [drawer, setDrawer] = useState<QrDrawer | null>(null);
	const isThere = useRef(false);
	const load = useCallback(async () => {
		if (isThere.current) return;
		try {
			const { qrCode } = await loadQr();
			isThere.current = true;
			// Whoever waits for it prints next.
			flushSync(() => setDrawer(() => qrCode));
		} catch {
			// The sheet has the link in letters, too.
		}
	}, []);
	useEffect(() => {
		const { current } = box;
		const intend = () => void load();
		const press = ({ key }: KeyboardEvent) => {
			if (key === "Control" || key === "Meta") intend();
		};
		current?.addEventListener("pointerenter", intend);
		current?.addEventListener("focusin", intend);
		window.addEventListener("keydown", press);
		return () => {
			current?.removeEventListener("pointerenter", intend);
			current?.removeEventListener("focusin", intend);
			window.removeEventListener("keydown", press);
		};
	}, [box, load]);
	return [drawer, load];
}
