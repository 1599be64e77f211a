import type { Patch } from "./patch.ts";

/** What keeps the settings. */
const settings = "config.ts";

/** What calls ELK, and ELK itself. */
const elk = "rendering-util/layout-algorithms/elk/render.ts";

/** What Mermaid 12.3 does again and again, or with the document of a whole browser, and how it is spared. */
export const spared: readonly Patch[] = [
	{
		why: "labels are made safe by label-html.ts: DOMPurify needs the document of a whole browser, and takes the text of “List<String>” away",
		part: "diagrams/common/common.ts",
		passage: `  if (!text2) {
    return text2;
  }
  if (config2.dompurifyConfig) {`,
		instead: `  if (!text2) {
    return text2;
  }
  return safeLabel(text2);
  if (config2.dompurifyConfig) {`,
	},
	{
		why: "a drawing is sanitized by finish.ts, which keeps less of it than Mermaid would; entities that XML does not know become characters",
		part: "mermaid.ts",
		passage: "} else if (!isLooseSecurityLevel) {",
		instead: `} else {
      code2 = withXmlEntities(code2);
    }
    if (false) {`,
	},
	{
		why: "a thread has one ELK, which it needs not set up again for each graph",
		part: elk,
		passage: "const elk = new import_elk_bundled.default();",
		instead: "const elk = (runElkLayoutCore.elk ??= new import_elk_bundled.default());",
	},
	{
		why: "ELK is asked at once, not after a timer: it runs in this thread",
		part: elk,
		passage: `setTimeout(function() {
                    c.dispatcher.saveDispatch({ data: a });
                  }, 0);`,
		instead: "queueMicrotask(() => c.dispatcher.saveDispatch({ data: a }));",
	},
	{
		why: "ELK answers at once, not after a timer",
		part: elk,
		passage: `setTimeout(function() {
                _this2.receive(_this2, answer);
              }, 0);`,
		instead: "queueMicrotask(() => _this2.receive(_this2, answer));",
	},
	{
		why: "settings are copied once, not some hundred times a diagram",
		part: settings,
		passage: `var getConfig = /* @__PURE__ */ __name(() => {
  return assignWithDepth_default({}, currentConfig);
}, "getConfig");`,
		instead: `var copied = { of: null, copy: null };
var getConfig = /* @__PURE__ */ __name(() => {
  if (copied.of !== currentConfig) copied = { of: currentConfig, copy: settingsCopy(currentConfig) };
  return copied.copy;
}, "getConfig");`,
	},
	{
		why: "the 400 values of a theme, which nobody changes, are one object for all copies; a diagram with values of its own has its own",
		part: settings,
		passage: "  let cfg = assignWithDepth_default({}, siteCfg);",
		instead: `  if (siteCfg === siteConfig) Object.freeze(siteCfg.themeVariables);
  let cfg = settingsCopy(siteCfg, _directives.some((d) => d?.themeVariables));`,
	},
	{
		why: "(the copy that the two before make, as deep as Mermaid's own and in fewer steps)",
		part: settings,
		passage: "var updateCurrentConfig = ",
		instead: `var partCopy = (part, depth) => {
  if (Array.isArray(part)) return [...new Set(part)];
  const copy = { ...part };
  if (depth === 0) return copy;
  for (const key of Object.keys(copy)) {
    const value = copy[key];
    if (value === null) delete copy[key];
    else if (typeof value === "object") copy[key] = partCopy(value, depth - 1);
  }
  return copy;
};
var settingsCopy = ({ themeVariables, ...others }, isChanged = !Object.isFrozen(themeVariables)) => {
  const copy = partCopy(others, 2);
  copy.themeVariables = isChanged ? partCopy(themeVariables, 1) : themeVariables;
  return copy;
};
var updateCurrentConfig = `,
	},
];
