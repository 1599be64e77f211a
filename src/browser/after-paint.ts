/** Does what a reader does not wait for, once the page is there to be read: at once where it is, or where the browser does not tell. */
export function afterPaint(act: () => void): void {
	// Settings that guard against recognition take the observer away.
	if (!("PerformanceObserver" in window && PerformanceObserver.supportedEntryTypes?.includes("paint"))) {
		act();
		return;
	}
	const painted = new PerformanceObserver((entries) => {
		// On a slow device the page's ground is painted some frames before its text.
		if (entries.getEntriesByName("first-contentful-paint").length === 0) return;
		painted.disconnect();
		act();
	});
	painted.observe({ type: "paint", buffered: true });
}
