import type { Patch } from "./patch.ts";

/** Where Mermaid's sequence diagrams cut names off, or put hyphens into words where they wrap them. */
export const sequences: readonly Patch[] = [
	{
		why: "an actor of a sequence diagram is as high as the lines of its name",
		module: "// src/diagrams/sequence/sequenceRenderer.ts",
		passage: "actor.height = actor.wrap ? common_default.getMax(actDims.height, conf.height) : conf.height;",
		instead: "actor.height = common_default.getMax(actDims.height + 16, conf.height);",
	},
	{
		why: "each line that an author broke is wrapped, not only a text without breaks",
		module: "// src/utils.ts",
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
		module: "// src/utils.ts",
		passage: "      if (wordLength > maxWidth) {\n        const { hyphenatedStrings",
		instead: "      if (wordLength > widestWord) {\n        const { hyphenatedStrings",
	},
];
