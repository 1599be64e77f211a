import { useEffect, useState } from "react";
import { reloadable } from "#browser/load-module.ts";

const loadQr = reloadable(() => import("./qr.ts"));

/** The state of a link as a QR code: not drawn yet, drawn, or why not. */
type Drawing =
	| { state: "drawing" }
	| { state: "drawn"; picture: string; width: number }
	| { state: "not drawn"; why: string };

interface Props {
	link: string;
	title: string;
	/** The code is on its way to the downloads. */
	onSave: () => void;
}

/** The link as a QR code, to scan and to save. The code that draws it comes when it is first asked for. */
export function QrCode({ link, title, onSave }: Props) {
	const [drawing, setDrawing] = useState<Drawing>({ state: "drawing" });
	useEffect(() => {
		let isCurrent = true;
		const draw = async (): Promise<Drawing> => {
			try {
				const { qrCode } = await loadQr();
				const code = qrCode(link);
				if (code === null) return { state: "not drawn", why: "This link is too long for a QR code. Copy it instead." };
				const picture = `data:image/svg+xml,${encodeURIComponent(code.svg)}`;
				return { state: "drawn", picture, width: code.width };
			} catch {
				return { state: "not drawn", why: "The QR code could not be loaded. Check your connection and try again." };
			}
		};
		void draw().then((drawn) => {
			if (isCurrent) setDrawing(drawn);
		});
		return () => {
			isCurrent = false;
		};
	}, [link]);
	if (drawing.state === "not drawn")
		return (
			<p aria-live="polite" aria-atomic="true">
				{drawing.why}
			</p>
		);
	if (drawing.state === "drawing")
		return (
			<p aria-live="polite" aria-atomic="true">
				Drawing the QR code …
			</p>
		);
	return (
		<figure className="qr">
			<img
				src={drawing.picture}
				alt={`QR code of the link to the estimate “${title}”`}
				width={drawing.width}
				height={drawing.width}
			/>
			<figcaption>
				Opens this estimate on a phone.{" "}
				<a href={drawing.picture} download="mamey-estimate-qr.svg" onClick={onSave}>
					Download the QR code as SVG
				</a>
			</figcaption>
		</figure>
	);
}
