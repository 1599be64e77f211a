/** What built files use although a browser of the floor lacks it, and why the site works as designed there all the same. */
export const aboveFloor: readonly { why: string; features: readonly string[] }[] = [
	{
		why: "The page asks whether it is there and does without, or does the same in an older way.",
		features: [
			"api.ClipboardItem",
			"api.HTMLElement.hidePopover",
			"api.HTMLElement.showPopover",
			"api.Navigator.share",
			"api.ToggleEvent.newState",
			"api.Window.requestIdleCallback",
			"html.elements.button.popovertarget",
			"html.global_attributes.popover",
			"css.selectors.popover-open",
		],
	},
	{
		why: "Files that come in another order come all the same.",
		features: ["html.elements.link.fetchpriority"],
	},
	{
		why: "Preact asks before it uses them.",
		features: ["api.Document.moveBefore"],
	},
	{
		why: "Zod, the workbook’s and the search library ask before they use them.",
		features: [
			"javascript.builtins.Error.captureStackTrace",
			"javascript.builtins.Error.stackTraceLimit",
			"javascript.builtins.Intl.Segmenter",
		],
	},
	{
		why: "These are other things of that name: attributes that Preact sets or reads, its own functions, fields of the workbook’s library, a method of a WebAssembly module.",
		features: [
			"api.CSSFontFaceDescriptors.fontStyle",
			"api.CSSFontFaceDescriptors.fontWeight",
			"api.UserActivation.isActive",
			"api.VRDisplay.displayName",
			"api.XRWebGLDepthInformation.imageIndex",
			"javascript.builtins.SharedArrayBuffer.grow",
		],
	},
	{
		why: "Safari sends the key that ends a composition a little late; Escape then closes search at the second time.",
		features: ["api.InputEvent.isComposing"],
	},
	{
		why: "A telephone has no wheel and no pointer, and opens no window beside another.",
		features: ["api.Element.wheel_event", "css.properties.cursor", "css.properties.resize", "api.Window.open"],
	},
	{
		why: "Without them the page reads the same: how lines break, how fields grow, bars scroll and controls are tinted.",
		features: [
			"css.properties.accent-color",
			"css.properties.field-sizing",
			"css.properties.forced-color-adjust",
			"css.properties.overscroll-behavior",
			"css.properties.overscroll-behavior-x",
			"css.properties.scrollbar-gutter",
			"css.properties.scrollbar-width",
			"css.properties.text-autospace",
			"css.properties.text-size-adjust",
			"css.properties.text-wrap",
			"css.selectors.marker",
			"html.elements.meta.name.theme-color",
			"html.elements.meta.name.viewport",
			"html.global_attributes.autocapitalize",
		],
	},
	{
		why: "The fallback of the page font is then a little wider or narrower until the font is there.",
		features: [
			"css.at-rules.font-face.ascent-override",
			"css.at-rules.font-face.descent-override",
			"css.at-rules.font-face.line-gap-override",
			"css.at-rules.font-face.size-adjust",
		],
	},
	{
		why: "A printed page then has the browser’s own margins and no running line, and breaks where the browser likes.",
		features: [
			"css.at-rules.page",
			"css.selectors.first",
			"css.properties.break-after.avoid",
			"css.properties.orphans",
			"css.properties.widows",
		],
	},
	{
		why: "The prefixed property with the same value is beside it.",
		features: ["css.properties.print-color-adjust.exact"],
	},
	{
		why: "Safari reads the long-hand properties beside the short one.",
		features: [
			"css.properties.text-decoration.dotted",
			"css.properties.text-decoration.solid",
			"css.properties.text-decoration.transparent",
		],
	},
	{
		why: "Each browser has its own name for the parts of a control, in a rule of its own.",
		features: [
			"css.selectors.-moz-range-thumb",
			"css.selectors.-webkit-search-cancel-button",
			"css.selectors.-webkit-slider-thumb",
		],
	},
	{
		why: "In Firefox before 121 some margins are a step wider, and the form’s later steps are seen until its script arrives. Nothing is hidden or shown by it for good.",
		features: ["css.selectors.has"],
	},
	{
		why: "A line for a date is then as high as its text, and what is below moves when a script fills it in.",
		features: ["css.types.length.lh"],
	},
	{
		why: "In Chrome before 118 the name of a group of choices is nearer to them, and the mark of an error begins below it.",
		features: ["css.properties.float.inline-start"],
	},
	{
		why: "In Chrome before 117 the rows of three scenarios side by side are not level.",
		features: ["css.properties.grid-template-rows.subgrid"],
	},
	{
		why: "The name is that of the old clip property, which takes rect() everywhere.",
		features: ["css.types.basic-shape.rect"],
	},
];
