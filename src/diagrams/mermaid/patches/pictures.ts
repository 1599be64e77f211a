import type { Patch } from "./patch.ts";

/** What sets labels. */
const createText = "rendering-util/createText.ts";

/** What draws a card of a Kanban board. */
const kanban = "rendering-util/rendering-elements/shapes/kanbanItem.ts";

/** How Mermaid 12.3 loses text where a label is SVG text, and how its pictures are mended. */
export const pictures: readonly Patch[] = [
	{
		why: "labels are read by label-text.ts: HTML dresses text, and nothing of a label is lost",
		part: createText,
		passage: `const structuredText = markdown ? markdownToLines(sanitizeBR.replace("<br>", "<br/>"), config) : nonMarkdownToLines(sanitizeBR);`,
		instead: `const underscores = /^flowchart/.test(document.body.dataset.kind ?? "");
    const structuredText = labelLines(sanitizeBR, { markdown, underscores });`,
	},
	{
		why: "a word follows the one before it without a space where its author set none",
		part: createText,
		passage: `if (index === 0) {
      innerTspan.text(decodeHTMLEntities(word.content));`,
		instead: `if (/underline|strike/.test(word.type))
      innerTspan.attr("text-decoration", word.type.includes("underline") ? "underline" : "line-through");
    if (index === 0 || word.glued) {
      innerTspan.text(decodeHTMLEntities(word.content));`,
	},
	{
		why: "words can be italic and bold at once",
		part: createText,
		passage: `.attr("font-style", word.type === "em" ? "italic" : "normal").attr("class", "text-inner-tspan").attr("font-weight", word.type === "strong" ? "bold" : "normal")`,
		instead: `.attr("font-style", /\\bem\\b/.test(word.type) ? "italic" : "normal").attr("class", "text-inner-tspan").attr("font-weight", word.type.includes("strong") ? "bold" : "normal")`,
	},
	{
		why: "a word of up to 40 characters stays whole",
		part: createText,
		passage: "} else if (nextWord.content) {",
		instead: `} else if (nextWord.content && nextWord.content.length <= 40) {
    lines.push([nextWord]);
  } else if (nextWord.content) {`,
	},
	{
		why: "the lines of a label are centered over one another, or begin or end where its style has them (0 left, 1 right)",
		part: createText,
		passage: `function createFormattedText(width, g, structuredText, addBackground = false, centerText = false) {`,
		instead: `function createFormattedText(width, g, structuredText, addBackground = false, centerText = false, align = 0.5) {`,
	},
	{
		why: "(what a label's style says of that)",
		part: createText,
		passage: `      text ? addSvgBackground : false,
      !isNode
    );`,
		instead: `      text ? addSvgBackground : false,
      !isNode,
      /text-align:\\s*(?:left|start)/.test(style) ? 0 : /text-align:\\s*(?:right|end)/.test(style) ? 1 : 0.5
    );`,
	},
	{
		why: "(and where each line then begins)",
		part: createText,
		passage: `  if (addBackground) {
    const bbox = false ? profiler2`,
		instead: `  const outer = [...textElement.node().children];
  const lengths = outer.length > 1 && !centerText ? outer.map((line) => line.getComputedTextLength()) : [];
  if (lengths.length > 0) {
    // Where the style sheet centers the text, its box begins left of its place.
    const from = textElement.node().getBBox().x > -1 ? align : align - 0.5;
    outer.forEach((line, index) => line.setAttribute("x", from * (Math.max(...lengths) - lengths[index])));
  }
  if (addBackground) {
    const bbox = false ? profiler2`,
	},
	{
		why: "the ticket of a card and whom it is assigned to are below one another where they would touch",
		part: kanban,
		passage: "  const heightAdj = Math.max(bbox2.height, bboxAssigned.height) / 2;",
		instead: `  const rows = bbox2.width + bboxAssigned.width + 8 > orgWidth - 2 * padding ? bbox2.height : 0;
  const heightAdj = Math.max(bbox2.height, bboxAssigned.height) / 2 + rows / 2;`,
	},
	{
		why: "such a card is as much higher",
		part: kanban,
		passage: `kanbanNode?.height || 0) + heightAdj;`,
		instead: `kanbanNode?.height || 0) + heightAdj + rows / 2;`,
	},
	{
		why: "its second line is below the first",
		part: kanban,
		passage: `bboxAssigned.width - 2 * labelPaddingX) + ", " + (-heightAdj + bbox.height / 2) + ")"`,
		instead: `bboxAssigned.width - 2 * labelPaddingX) + ", " + (-heightAdj + bbox.height / 2 + rows) + ")"`,
	},
	{
		why: "a class says all that it is: Mermaid draws the first of its annotations alone",
		part: "diagrams/class/shapeUtil.ts",
		passage: "const annotation = node.annotations[0];",
		instead: 'const annotation = node.annotations.join("\\xBB \\xAB");',
	},
	{
		why: "names of a journey's tasks are broken to the width of their boxes",
		part: "diagrams/user-journey/svgDraw.js",
		passage: `    byTspan(content, body, x, y, width, height, textAttrs, conf2);
    _setTextAttrs(text, textAttrs);`,
		instead: `    const probe = g.append("text").style("font-size", conf2.taskFontSize + "px");
    const fits = (words) => probe.text(words).node().getComputedTextLength() <= width - 16;
    const lines = content.split(/<br\\s*\\/?>/gi).flatMap((line) => brokenLines(line, fits));
    probe.remove();
    const dots = lines.length > 2 && textAttrs.class === "task" ? 6 : 0;
    if (lines.length > 2) {
      height = Math.max(height, (lines.length + 1) * conf2.taskFontSize + dots);
      // A section grows away from its tasks.
      if (textAttrs.class !== "task") y += conf2.height - height;
      g.select("rect").attr("height", height).attr("y", y);
    }
    byTspan(lines.join("<br/>"), body, x, y + dots / 2, width, height, textAttrs, conf2);
    _setTextAttrs(text, textAttrs);`,
	},
	{
		why: "a journey begins right of its people's names: short ones were hidden by it",
		part: "diagrams/user-journey/journeyRenderer.ts",
		passage: `      if (lineWidth > maxWidth && lineWidth > conf2.leftMargin - lineWidth) {
        maxWidth = lineWidth;
      }`,
		instead: `      if (lineWidth > maxWidth && lineWidth > conf2.leftMargin - lineWidth) {
        maxWidth = lineWidth;
      }
      maxWidth = Math.max(maxWidth, labelData.x + lineWidth + 20 - conf2.leftMargin);`,
	},
	{
		why: "the title of a journey is above its sections",
		part: "diagrams/user-journey/svgDraw.js",
		passage: '.attr("font-weight", "bold").attr("y", 25)',
		instead:
			'.attr("font-weight", "bold").attr("y", Math.min(25, ...diagram2.selectAll("rect.journey-section").nodes().map((section) => section.getBBox().y - 14)))',
	},
	{
		why: "a title is above all of its picture, such as the tags of a Git graph's first line",
		part: "utils.ts",
		passage: '.attr("y", -titleTopMargin).attr("class", cssClass);',
		instead: '.attr("y", Math.min(0, bounds.y) - titleTopMargin).attr("class", cssClass);',
	},
	{
		why: "a journey is as wide as its tasks: Mermaid counts the width of its legend twice",
		part: "diagrams/user-journey/svgDraw.js",
		passage: "const width = leftMargin + box.stopx + 2 * conf.diagramMarginX;",
		instead:
			"const width = Math.max(box.stopx, leftMargin + tasks2.length * (conf.width + conf.taskMargin)) + conf.diagramMarginX;",
	},
	{
		why: "the line below a journey's tasks ends behind the last one",
		part: "diagrams/user-journey/svgDraw.js",
		passage: '.attr("x2", width - leftMargin - 4)',
		instead: '.attr("x2", width - 20)',
	},
	{
		why: "a word of a timeline that is wider than its box is parted",
		part: "diagrams/timeline/svgDraw.js",
		passage: `words = text2.text().split(/(\\s+|<br>)/).reverse(), word, line = [], lineHeight = 1.1, y = text2.attr("y"), dy = parseFloat(text2.attr("dy")), tspan = text2.text(null).append("tspan").attr("x", 0).attr("y", y).attr("dy", dy + "em");`,
		instead: `words = [], content = text2.text(), dy = text2.attr("dy"), probe = text2.text(null).append("tspan");
    const fits = (part) => probe.text(part).node().getComputedTextLength() <= width + (part.includes(" ") ? 0 : 30);
    const lines = content.split("<br>").flatMap((part) => brokenLines(part.trim(), fits));
    probe.remove();
    for (const [at, part] of lines.entries()) text2.append("tspan").attr("x", 0).attr("dy", at === 0 ? dy : "1.1em").text(part);`,
	},
	{
		why: "the line of a timeline that goes down begins below the title",
		part: "diagrams/timeline/svgDraw.js",
		passage: "const arrowTopOffset = (fontSize ?? 16) * 2;",
		instead: "const arrowTopOffset = title ? 16 : (fontSize ?? 16) * 2;",
	},
	{
		why: "the line of a timeline that goes down has its arrowhead, whose id it lacks",
		part: "diagrams/timeline/svgDraw.js",
		passage: `.attr("stroke-width", 4).attr("stroke", "black").attr("marker-end", "url(#arrowhead)")`,
		instead: `.attr("stroke-width", 4).attr("stroke", "black").attr("marker-end", \`url(#\${id}-arrowhead)\`)`,
	},
	{
		why: "the lines to the events of a timeline that goes down have their arrowheads, whose id they lack",
		part: "diagrams/timeline/svgDraw.js",
		passage: `.attr("stroke-width", 2).attr("stroke", "black").attr("marker-end", "url(#arrowhead)")`,
		instead: `.attr("stroke-width", 2).attr("stroke", "black").attr("marker-end", \`url(#\${diagram2.attr("id")}-arrowhead)\`)`,
	},
	{
		why: "a timeline that goes down is as wide as it is asked to be (fit.ts)",
		part: "diagrams/timeline/svgDraw.js",
		passage: "const leftWidth = NODE_TOTAL_WIDTH + TASK_AXIS_GAP;",
		instead: `const wanted = conf.timeline?.useWidth;
  [NODE_WIDTH, EVENT_AXIS_GAP] = wanted ? [wanted / 4, 32] : [200, 50];
  NODE_TOTAL_WIDTH = NODE_WIDTH + NODE_PADDING * 2;
  const leftWidth = NODE_TOTAL_WIDTH + TASK_AXIS_GAP;
  EVENT_WIDTH = wanted ? wanted - leftWidth - EVENT_AXIS_GAP - 52 : NODE_WIDTH + 100;
  EVENT_TOTAL_WIDTH = EVENT_WIDTH + NODE_PADDING * 2;`,
	},
	{
		why: "sections of a timeline that goes down begin below the tasks of those before",
		part: "diagrams/timeline/svgDraw.js",
		passage: "- (taskCount2 > 0 ? TASK_VERTICAL_GAP * 2 : 0);",
		instead: "- (taskCount2 > 0 ? TASK_VERTICAL_GAP - SECTION_TASK_GAP : 0);",
	},
	{
		why: "a pie is as wide as it is asked to be (fit.ts)",
		part: "diagrams/pie/pieRenderer.ts",
		passage: "const height = 450;",
		instead: "const height = Math.min(450, pieConfig.useWidth);",
	},
	{
		why: "the legend below a pie has no room beside it",
		part: "diagrams/pie/pieRenderer.ts",
		passage: "let chartAndLegendWidth = pieWidth + MARGIN;",
		instead: "let chartAndLegendWidth = pieWidth + (pieConfig.useWidth < 450 ? 0 : MARGIN);",
	},
	{
		why: "the legend of a radar chart lies on no name of an axis, and that of a narrow one below it (fit.ts)",
		part: "diagrams/radar/styles.ts",
		passage: `  const legendX = (config.width / 2 + config.marginRight) * 3 / 4;
  const legendY = -(config.height / 2 + config.marginTop) * 3 / 4;`,
		instead: `  const legendY = config.useWidth ? config.height / 2 + 48 : -(config.height / 2 + config.marginTop) * 3 / 4;
  const names = g.selectAll(".radarAxisLabel").nodes().map((name) => name.getBBox());
  const usual = (config.width / 2 + config.marginRight) * 3 / 4;
  const legendX = config.useWidth ? -config.width / 4 : besideNames(usual, legendY, curves.length * 20, names);`,
	},
	{
		why: "the dates below a Gantt chart are as many as there is room for",
		part: "diagrams/gantt/ganttRenderer.js",
		passage: "let bottomXAxis = axisBottom(timeScale)",
		instead:
			"let bottomXAxis = axisBottom(timeScale).ticks(Math.max(2, Math.min(10, Math.floor((w - conf.leftPadding - conf.rightPadding) / 95))))",
	},
	{
		why: "a task that comes after one that is not there is not placed by a task of the chart that was drawn before",
		part: "diagrams/gantt/ganttRenderer.js",
		passage: '  rawTasks = [];\n  dateFormat = "";',
		instead: '  rawTasks = [];\n  taskDb = {};\n  dateFormat = "";',
	},
	{
		why: "what names a vertical line of a Gantt chart is written below the dates",
		part: "diagrams/gantt/ganttRenderer.js",
		passage: "return conf.gridLineStartPadding + tasksWithoutVert2.length * (conf.barHeight + conf.barGap) + 60;",
		instead: "return conf.topPadding + tasksWithoutVert2.length * (conf.barHeight + conf.barGap) + 50;",
	},
	{
		why: "a vertical line of a Gantt chart ends above the dates",
		part: "diagrams/gantt/ganttRenderer.js",
		passage: "return tasksWithoutVert2.length * (conf.barHeight + conf.barGap) + conf.barHeight * 2;",
		instead:
			"return tasksWithoutVert2.length * (conf.barHeight + conf.barGap) + conf.topPadding + 10 - conf.gridLineStartPadding;",
	},
	{
		why: "the curves of a radar chart are in colors that can be told apart, not in the tints of areas",
		part: "diagrams/radar/styles.ts",
		passage: `const indexColor = themeVariables[\`cScale\${i}\`];`,
		instead: `const indexColor = themeVariables[\`cScalePeer\${i}\`];`,
	},
	{
		why: "a diagram's model is read with its own settings, not with those of the diagram before it",
		part: "mermaid.ts",
		passage: "  const { code } = preprocessDiagram(text);\n  return Diagram.fromText(code, metadata);",
		instead: "  const { code } = processAndSetConfigs(text);\n  return Diagram.fromText(code, metadata);",
	},
	{
		why: "a long chain can be drawn in rows (rows.ts), and nodes and edges closer together than Mermaid's settings have them (fit.ts)",
		part: "rendering-util/layout-algorithms/elk/render.ts",
		passage: '      "elk.layered.wrapping.multiEdge.improveCuts": true,\n',
		instead: `      "elk.layered.wrapping.multiEdge.improveCuts": true,
      ...JSON.parse(document.body.dataset.layout ?? "{}"),
`,
	},
	{
		why: "an id that Mermaid makes up does not count those of the diagrams before; chance makes it its own (draw.ts)",
		part: "utils.ts",
		passage: 'return "id-" + Math.random().toString(36).substr(2, 12) + "-" + cnt;',
		instead: 'return "id-" + Math.random().toString(36).substr(2, 12);',
	},
];
