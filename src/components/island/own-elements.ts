/**
 * Ends the markup of an island: notes which elements came with the page. Programs of the visitor's, such as keepers of passwords, put
 * others between them before the tool's script is there, and it would take those for its own.
 */
export const noteOwnElements =
	"<script>(s=>{const i=s.parentElement;s.remove();i.own=new Set(i.querySelectorAll('*'))})(document.currentScript)</script>";

/**
 * Takes out of an island what did not come with the page, but for finished markup within it, which no tool draws. Whoever put it there
 * sees the fields as they are then.
 */
export function removeOthers(island: Element): void {
	const own: unknown = Reflect.get(island, "own");
	if (!(own instanceof Set)) return;
	for (const element of island.querySelectorAll("*"))
		if (!own.has(element) && !element.closest("astro-slot")) element.remove();
	Reflect.deleteProperty(island, "own");
}
