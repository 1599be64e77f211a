const step = 1.25;
const [least, most] = [0.2, 8];
/** Space around the fitted picture, and the height of the controls above it, in px. */
const [rim, controls] = [16, 72];

/** Shows a drawing over the whole window, with zoom and pan by pointer, touch, wheel and keyboard. Escape closes it. */
export function enlarge(svg: SVGSVGElement, title: string): void {
	const dialog = document.createElement("dialog");
	dialog.className = "diagram-dialog";
	dialog.setAttribute("aria-label", title);
	dialog.innerHTML = `<div class="diagram-stage" tabindex="0" role="region" aria-label="Arrow keys move the picture, plus and minus zoom, 0 fits it"></div>
<div class="diagram-dialog-controls"><button type="button" data-zoom="in" aria-label="Zoom in">+</button><button type="button" data-zoom="out" aria-label="Zoom out">−</button><button type="button" data-zoom="fit">Fit</button><button type="button" data-close>Close</button></div>`;
	const stage = dialog.querySelector<HTMLElement>(".diagram-stage");
	const picture = svg.cloneNode(true);
	if (!stage || !(picture instanceof SVGSVGElement)) return;
	giveOwnIds(picture);
	stage.append(picture);
	document.body.append(dialog);
	dialog.addEventListener("close", () => dialog.remove());
	dialog.showModal();
	letMove(dialog, stage, picture);
	stage.focus();
}

/** The page's own drawing keeps its ids; its double gets others. */
function giveOwnIds(picture: SVGSVGElement): void {
	for (const element of picture.querySelectorAll("[id]")) element.id = `large-${element.id}`;
	for (const element of [picture, ...picture.querySelectorAll("*")]) {
		for (const name of ["marker-start", "marker-mid", "marker-end", "fill", "clip-path"]) {
			const value = element.getAttribute(name);
			if (value?.includes("url(#")) element.setAttribute(name, value.replace("url(#", "url(#large-"));
		}
		const labels = element.getAttribute("aria-labelledby");
		if (labels) element.setAttribute("aria-labelledby", labels.replace(/\S+/g, "large-$&"));
	}
}

function letMove(dialog: HTMLDialogElement, stage: HTMLElement, picture: SVGSVGElement): void {
	const { width, height } = picture.viewBox.baseVal;
	let [scale, x, y] = [1, 0, 0];
	const show = () => {
		picture.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
	};
	const fitWindow = () => {
		const room = stage.getBoundingClientRect();
		scale = Math.min((room.width - 2 * rim) / width, (room.height - controls - rim) / height, 2);
		[x, y] = [(room.width - width * scale) / 2, controls + (room.height - controls - rim - height * scale) / 2];
		show();
	};
	const zoom = (factor: number, at?: { x: number; y: number }) => {
		const room = stage.getBoundingClientRect();
		const center = at ?? { x: room.width / 2, y: room.height / 2 };
		const next = Math.min(most, Math.max(least, scale * factor));
		x = center.x - ((center.x - x) * next) / scale;
		y = center.y - ((center.y - y) * next) / scale;
		scale = next;
		show();
	};
	const move = (dx: number, dy: number) => {
		x += dx;
		y += dy;
		show();
	};
	picture.style.width = `${width}px`;
	picture.style.height = `${height}px`;
	fitWindow();

	const keys = new Map<string, () => void>([
		["ArrowLeft", () => move(48, 0)],
		["ArrowRight", () => move(-48, 0)],
		["ArrowUp", () => move(0, 48)],
		["ArrowDown", () => move(0, -48)],
		["+", () => zoom(step)],
		["=", () => zoom(step)],
		["-", () => zoom(1 / step)],
		["0", fitWindow],
	]);
	stage.addEventListener("keydown", (event) => {
		const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys.get(event.key);
		if (!act) return;
		event.preventDefault();
		act();
	});
	stage.addEventListener(
		"wheel",
		(event) => {
			event.preventDefault();
			const room = stage.getBoundingClientRect();
			zoom(Math.exp(-event.deltaY / 400), { x: event.clientX - room.left, y: event.clientY - room.top });
		},
		{ passive: false },
	);
	dialog.addEventListener("click", ({ target }) => {
		if (!(target instanceof HTMLElement)) return;
		if (target.dataset.zoom === "in") zoom(step);
		if (target.dataset.zoom === "out") zoom(1 / step);
		if (target.dataset.zoom === "fit") fitWindow();
		if (target.dataset.close !== undefined) dialog.close();
	});
	followPointers(stage, move, zoom);
}

/** One pointer moves the picture, two zoom it. A press that moves does not follow a link. */
function followPointers(
	stage: HTMLElement,
	move: (dx: number, dy: number) => void,
	zoom: (factor: number, at: { x: number; y: number }) => void,
): void {
	const down = new Map<number, { x: number; y: number }>();
	let travelled = 0;
	stage.addEventListener("pointerdown", (event) => {
		if (down.size === 0) travelled = 0;
		down.set(event.pointerId, { x: event.clientX, y: event.clientY });
	});
	stage.addEventListener("pointermove", (event) => {
		const before = down.get(event.pointerId);
		if (!before) return;
		const now = { x: event.clientX, y: event.clientY };
		travelled += Math.hypot(now.x - before.x, now.y - before.y);
		if (travelled > 4) stage.setPointerCapture(event.pointerId);
		const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
		if (other) {
			const room = stage.getBoundingClientRect();
			const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y);
			zoom(factor || 1, { x: (now.x + other.x) / 2 - room.left, y: (now.y + other.y) / 2 - room.top });
		} else move(now.x - before.x, now.y - before.y);
		down.set(event.pointerId, now);
	});
	for (const name of ["pointerup", "pointercancel"] as const) {
		stage.addEventListener(name, (event) => down.delete(event.pointerId));
	}
	stage.addEventListener("click", (event) => travelled > 4 && event.preventDefault(), true);
	stage.addEventListener("dragstart", (event) => event.preventDefault());
}
