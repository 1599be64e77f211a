import type { Patch } from "./patch.ts";

/** Where Mermaid's sequence diagrams cut names off, put hyphens into words where they wrap them, or know no place for a block. */
export const sequences: readonly Patch[] = [
	{
		why: "an actor of a sequence diagram is as high as the lines of its name",
		part: "diagrams/sequence/sequenceRenderer.ts",
		passage: "actor.height = actor.wrap ? common_default.getMax(actDims.height, conf.height) : conf.height;",
		instead: "actor.height = common_default.getMax(actDims.height + 16, conf.height);",
	},
	{
		why: "a block without a message, of which Mermaid knows no place, stands around all actors",
		part: "diagrams/sequence/sequenceRenderer.ts",
		passage: "    return this.sequenceItems.pop();",
		instead: `    const { startx = 0, stopx = 2 * conf.width } = bounds.data;
    if (this.sequenceItems.at(-1).stopy === void 0) this.insert(startx + conf.boxMargin, this.verticalPos, stopx - conf.boxMargin, this.verticalPos);
    return this.sequenceItems.pop();`,
	},
	{
		why: "the label of such a block is as wide",
		part: "diagrams/sequence/sequenceRenderer.ts",
		passage: `        current = stack.pop();
        loops[current.id] = current;
        break;
      case diagObj.db.LINETYPE.ACTIVE_START:`,
		instead: `        current = stack.pop();
        if (current.to === Number.MIN_SAFE_INTEGER) {
          const sides = [...actors.values()].flatMap(({ x, width }) => [x, x + width]);
          current.width = (sides.length > 0 ? Math.max(...sides) - Math.min(...sides) : 2 * conf.width) - conf.labelBoxWidth;
        }
        loops[current.id] = current;
        break;
      case diagObj.db.LINETYPE.ACTIVE_START:`,
	},
	{
		why: "the name of a participant's link ends where its address begins, also behind signs that are entities",
		part: "diagrams/sequence/sequenceRenderer.ts",
		passage: `      const sep = sanitizedText.indexOf("@");
      sanitizedText = sanitizedText.replace(/&equals;/g, "=");
      sanitizedText = sanitizedText.replace(/&amp;/g, "&");`,
		instead: `      sanitizedText = sanitizedText.replace(/&equals;/g, "=").replace(/&amp;/g, "&");
      const sep = sanitizedText.indexOf("@");`,
	},
	{
		why: "each line that an author broke is wrapped, not only a text without breaks",
		part: "utils.ts",
		passage: `    if (common_default.hasBreaks(label)) {
      return label;
    }
    const words = label.split(" ").filter(Boolean);`,
		instead: `    if (common_default.hasBreaks(label)) {
      return label.split(common_default.lineBreakRegex).map((line) => wrapLabel(line, maxWidth, config)).join(config.joinWith);
    }
    const widestWord = maxWidth + 16;
    const words = wordsToWrap(label, (word) => calculateTextWidth(word + " ", config) <= widestWord);`,
	},
	{
		why: "a word that is a little wider than a line stays whole: there is room around lines",
		part: "utils.ts",
		passage: "      if (wordLength > maxWidth) {\n        const { hyphenatedStrings",
		instead: "      if (wordLength > widestWord) {\n        const { hyphenatedStrings",
	},
];
