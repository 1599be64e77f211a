import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";
import { siteReady } from "./site-ready.ts";

export interface PreviewHandle {
	/** Scrolls the page to the block that has a text. */
	showText: (text: string) => void;
	reload: () => void;
}

interface Props {
	ref: RefObject<PreviewHandle | null>;
	address: string;
	/** A press on a block of the page, with its text. */
	onPress: (text: string) => void;
}

const isMade = "The page is being made …";
const blocks = "p, li, h1, h2, h3, h4, td, th, blockquote, dd, dt";

/** The real page, as the site's server makes it of the files. */
export function PagePreview({ ref, address, onPress }: Props) {
	const frame = useRef<HTMLIFrameElement>(null);
	/** What is shown while there is no page. */
	const [waiting, setWaiting] = useState(isMade);
	const again = useRef(0);
	const press = useRef(onPress);
	press.current = onPress;

	useImperativeHandle(ref, () => ({
		showText: (text) => {
			const page = frame.current?.contentDocument;
			const begin = text.trim().slice(0, 24);
			if (!page || begin.length < 3) return;
			const found = [...page.querySelectorAll<HTMLElement>(`main :is(${blocks})`)].find((block) =>
				block.textContent?.trim().startsWith(begin),
			);
			const box = found?.getBoundingClientRect();
			const height = frame.current?.clientHeight ?? 0;
			if (found && box && (box.top < 80 || box.bottom > height)) found.scrollIntoView({ block: "center" });
		},
		reload: () => frame.current?.contentWindow?.location.reload(),
	}));

	const [isServed, setServed] = useState(false);
	useEffect(() => {
		let isCurrent = true;
		const look = async () => {
			const fault = await siteReady();
			if (!isCurrent) return;
			if (fault) again.current = window.setTimeout(look, 1_000);
			setWaiting(fault || isMade);
			setServed(fault === "");
		};
		look();
		return () => {
			isCurrent = false;
			window.clearTimeout(again.current);
		};
	}, []);

	function loaded() {
		if (!isServed) return;
		const page = frame.current?.contentDocument;
		const fault = page?.contentType === "text/plain" ? (page.body.textContent ?? "") : "";
		setWaiting(fault);
		// The site's server starts anew after a change of the navigation, or once a mistake is mended.
		if (fault) again.current = window.setTimeout(() => frame.current?.contentWindow?.location.replace(address), 1_000);
		// A link of the page would lead the frame away from what is edited.
		page?.addEventListener("click", (event) => {
			if (elementOf(event)?.closest("main a")) event.preventDefault();
		});
		// No click comes where the block was drawn anew while it was being pressed.
		page?.addEventListener("mouseup", (event) => {
			const block = elementOf(event)?.closest(blocks);
			if (event.button === 0 && block?.closest("main")) press.current(block.textContent ?? "");
		});
	}
	return (
		<section className="preview" aria-label="The page as it is shown">
			{waiting && (
				<p className="waiting" role="status">
					{waiting}
				</p>
			)}
			<iframe ref={frame} src={isServed ? address : undefined} title="The page as it is shown" onLoad={loaded} />
		</section>
	);
}

/** What was pressed. Elements of the page in the frame are of its own window's kind. */
function elementOf({ target }: Event): Element | null {
	return isElement(target) ? target : null;
}

function isElement(target: EventTarget | null): target is Element {
	return target !== null && "closest" in target;
}
