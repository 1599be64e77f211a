/** Does what a reader does not wait for, once the page is there to be read: at once where it is, or where the browser does not tell. */
export function afterPaint(act: () => void): void {
	// Settings that guard against recognition take the observer away.
	if (!("PerformanceObserver" in window && PerformanceObserver.supportedEntryTypes?.includes("paint"))) {
		act();
		return;
	}
	const painted = new PerformanceObserver(() => {
		painted.disconnect();
		act();
	});
	painted.observe({ type: "paint", buffered: true });
}
