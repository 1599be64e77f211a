// The estimator on another site, as one line of its page:
//   <script src="https://partners.example/embed.js" data-tier="reseller" async></script>
// Each data- attribute is a parameter of the estimator's address (data-pu.customers="10"). The frame is put where the script is and
// grows with its content; it is light or dark as the page around it is by its color-scheme, which a frame inherits.
(() => {
	const script = document.currentScript;
	if (!script) return;
	const address = new URL("embed/estimate/", script.src);
	for (const { name, value } of script.attributes) {
		if (name.startsWith("data-")) address.searchParams.set(name.slice(5), value);
	}
	const frame = document.createElement("iframe");
	frame.title = "Revenue estimate";
	frame.allow = "clipboard-write; web-share";
	frame.style.cssText = "display:block;inline-size:100%;block-size:1200px;border:0";
	frame.src = address.href;
	window.addEventListener("message", ({ origin, source, data }) => {
		if (origin === address.origin && source === frame.contentWindow && data?.type === "mamey-estimate-height") {
			frame.style.blockSize = `${data.height}px`;
		}
	});
	script.after(frame);
})();
