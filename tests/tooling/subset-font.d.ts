/** The part of subset-font that tests/tooling/page-font.ts uses; the package has no types of its own. */
declare module "subset-font" {
	function subsetFont(
		font: Buffer,
		text: string,
		options: { targetFormat: "woff2"; variationAxes: Record<string, { min: number; max: number }> },
	): Promise<Buffer>;
	export = subsetFont;
}
