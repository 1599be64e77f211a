import type { Patch } from "./patch.ts";

const gantt = "diagrams/gantt/ganttRenderer.js";
const packet = "diagrams/packet/renderer.ts";
const treemap = "diagrams/treemap/renderer.ts";
const gitGraph = "diagrams/git/gitGraphRenderer.ts";

/** Where Mermaid's charts lay one text on another, or cut one off. What is called is in fitting/. */
export const charts: readonly Patch[] = [
	{
		why: "a task that begins with one that is not there is refused, not drawn on the day of the build (problem.ts)",
		part: "diagrams/gantt/ganttDb.js",
		passage: `      return latestTask.endTime;
    }
    const today = /* @__PURE__ */ new Date();`,
		instead: `      return latestTask.endTime;
    }
    if (unknownIds.length > 0) throw Object.assign(new Error(unknownIds[0]), { name: "UnknownTask" });
    const today = /* @__PURE__ */ new Date();`,
	},
	{
		why: "so is one that ends with such a task",
		part: "diagrams/gantt/ganttDb.js",
		passage: `      return earliestTask.startTime;
    }
    const today = /* @__PURE__ */ new Date();`,
		instead: `      return earliestTask.startTime;
    }
    if (unknownIds.length > 0) throw Object.assign(new Error(unknownIds[0]), { name: "UnknownTask" });
    const today = /* @__PURE__ */ new Date();`,
	},
	{
		why: "a first task without a day is refused by its name (problem.ts)",
		part: "diagrams/gantt/ganttDb.js",
		passage: "        task.startTime = prevTask.endTime;",
		instead: `        if (!prevTask) throw Object.assign(new Error(task.task), { name: "TaskWithoutDay" });
        task.startTime = prevTask.endTime;`,
	},
	{
		why: "dates below a Gantt chart that would touch one another are left out",
		part: gantt,
		passage: '.attr("stroke", "none").attr("font-size", 10).attr("dy", "1em");\n    if (diagObj',
		instead: `.attr("stroke", "none").attr("font-size", 12).attr("dy", "1em").call((dates) => {
      const middle = (date) => Number(/[\\d.]+/.exec(date.parentNode.getAttribute("transform"))?.[0]);
      const places = dates.nodes().map((date) => ({ middle: middle(date), width: date.getComputedTextLength() }));
      const kept = keptOfAxis(places);
      dates.filter((_, at) => !kept[at]).remove();
    });
    if (diagObj`,
	},
	{
		why: "the name of a milestone ends where it was placed to end: Mermaid reckons twice, and not the same",
		part: gantt,
		passage: `      const startX = timeScale(d.startTime);
      let endX = timeScale(d.endTime);
      if (d.milestone) {
        endX = startX + theBarHeight;
      }`,
		instead: `      let startX = timeScale(d.startTime);
      let endX = timeScale(d.renderEndTime || d.endTime);
      if (d.milestone) {
        startX += 0.5 * (timeScale(d.endTime) - timeScale(d.startTime)) - 0.5 * theBarHeight;
        endX = startX + theBarHeight;
      }`,
	},
	{
		why: "rows of a packet are as high as the names of their fields",
		part: packet,
		passage: `  const svgHeight = totalRowHeight * (words.length + 1) - (title ? 0 : rowHeight);`,
		instead: `  const probe = selectSvgElement(id).append("text").style("font-size", "12px");
  const widthOf = (text) => probe.text(text).node().getComputedTextLength();
  const nameOf = (block) => fieldName(block.label, (block.end - block.start + 1) * bitWidth - config.paddingX - 4, widthOf);
  const rows = words.map((word) => word.map(nameOf));
  const heights = rows.map((row) => Math.max(rowHeight, ...row.map(({ height }) => height)));
  const tops = heights.map((_, at) => heights.slice(0, at).reduce((sum, height) => sum + height + paddingY, paddingY));
  probe.remove();
  const svgHeight = totalRowHeight + heights.reduce((sum, height) => sum + height + paddingY, 0) - (title ? 0 : rowHeight);`,
	},
	{
		why: "a row of a packet begins below the one before it",
		part: packet,
		passage: "    drawWord(svg, packet, word, config);",
		instead: "    drawWord(svg, packet, tops[word], { ...config, rowHeight: heights[word] }, rows[word]);",
	},
	{
		why: "the rows of a packet have a place of their own",
		part: packet,
		passage: `  bitOrder
}) => {
  const group = svg.append("g");
  const wordY = rowNumber * (rowHeight + paddingY) + paddingY;`,
		instead: `  bitOrder
}, names) => {
  const group = svg.append("g");
  const wordY = rowNumber;`,
	},
	{
		why: "the name of a field that is narrower is broken into lines or turned",
		part: packet,
		passage: `.attr("class", "packetLabel").attr("dominant-baseline", "middle").attr("text-anchor", "middle").text(block.label);`,
		instead: `.attr("class", "packetLabel").attr("dominant-baseline", "middle").attr("text-anchor", "middle").each(function() {
      const { lines, turned } = names[word.indexOf(block)];
      const [x, y] = [this.getAttribute("x"), this.getAttribute("y")];
      if (turned) this.setAttribute("transform", \`rotate(-90 \${x} \${y})\`);
      if (lines.length === 1) this.textContent = lines[0];
      else for (const [at, line] of lines.entries()) {
        const part = this.ownerDocument.createElementNS("http://www.w3.org/2000/svg", "tspan");
        part.setAttribute("x", x);
        part.setAttribute("dy", at === 0 ? (lines.length - 1) * -7 : 14);
        part.textContent = line;
        this.append(part);
      }
    });`,
	},
	{
		why: "names of points of a quadrant chart lie on no other text",
		part: "diagrams/quadrant-chart/quadrantRenderer.ts",
		passage: "  const quadrantData = diagObj.db.getQuadrantData();\n",
		instead: `  const quadrantData = diagObj.db.getQuadrantData();
  const probe = svg.append("text");
  const widthOf = ({ fontSize }, words) => probe.attr("font-size", fontSize).text(words).node().getComputedTextLength();
  breakQuadrantNames(quadrantData, widthOf);
  settlePointNames(quadrantData, widthOf);
  probe.remove();
`,
	},
	{
		why: "the name of a quadrant that is wider than it is broken into lines",
		part: "diagrams/quadrant-chart/quadrantRenderer.ts",
		passage: `.attr("transform", (data) => getTransformation(data.text)).text((data) => data.text.text);
  const labels`,
		instead: `.attr("transform", (data) => getTransformation(data.text)).each(function({ text: { text, lines, horizontalPos } }) {
    if (lines.length === 1) return this.append(text);
    const first = horizontalPos === "middle" ? (lines.length - 1) * -0.55 : 0;
    const name = select_default(this);
    for (const [at, line] of lines.entries()) name.append("tspan").attr("x", 0).attr("dy", (at === 0 ? first : 1.1) + "em").text(line);
  });
  const labels`,
	},
	{
		why: "the line of an XY chart can be seen in front of its bars",
		part: "diagrams/xychart/xychartRenderer.ts",
		passage:
			'.attr("stroke", (data) => data.strokeFill).attr("stroke-width", (data) => data.strokeWidth);\n        break;\n    }',
		instead: `.attr("stroke", (data) => data.strokeFill).attr("stroke-width", (data) => data.strokeWidth);
        if (shapes.some(({ type }) => type === "rect")) shapeGroup.selectAll("path").each(function({ fill, strokeWidth }) {
          if (fill || !/plot/.test(shape.groupTexts.join())) return;
          const rim = this.cloneNode();
          rim.setAttribute("stroke", sentinelFor("paper"));
          rim.setAttribute("stroke-width", strokeWidth + 4);
          this.before(rim);
        });
        break;
    }`,
	},
	{
		why: "the name of a part of a treemap has the whole width above its value, where it would be cut beside it",
		part: treemap,
		passage: `    const currentTextContentLength = textNode.getComputedTextLength();
    if (currentTextContentLength > actualAvailableWidth) {`,
		instead: `    const currentTextContentLength = textNode.getComputedTextLength();
    if (currentTextContentLength > actualAvailableWidth && currentTextContentLength <= totalHeaderWidth - 8) {
      self.attr("y", 8).attr("x", 5);
      select_default(self.node().parentNode).classed("treemapBelow", true);
    } else if (currentTextContentLength > actualAvailableWidth) {`,
	},
	{
		why: "the value of such a part is below its name",
		part: treemap,
		passage: `.attr("class", "treemapSectionValue").attr("x", (d) => d.x1 - d.x0 - 10).attr("y", SECTION_HEADER_HEIGHT / 2)`,
		instead: `.attr("class", "treemapSectionValue").attr("x", (d) => d.x1 - d.x0 - 5).attr("y", function() {
      return this.parentNode.classList.contains("treemapBelow") ? SECTION_HEADER_HEIGHT - 5 : SECTION_HEADER_HEIGHT / 2;
    })`,
	},
	{
		why: "a treemap is as high as the names of its parts need",
		part: treemap,
		passage: "  const treemapData = treemapLayout(hierarchyRoot);\n",
		instead: `  const probe = svg.append("text");
  const widthOf = (text, size, weight = 400) =>
    probe.style("font-size", size + "px").attr("font-weight", weight).text(text).node().getComputedTextLength();
  let treemapData = treemapLayout(hierarchyRoot);
  for (let higher = height + 40; higher <= 5 * height && !everyNameFits(treemapData.descendants(), widthOf); higher += 40)
    treemapData = treemapLayout.size([width, higher])(hierarchyRoot);
`,
	},
	{
		why: "the probe of a treemap is not drawn",
		part: treemap,
		passage: "  const diagramPadding = config.diagramPadding ?? 8;\n",
		instead: "  probe.remove();\n  const diagramPadding = config.diagramPadding ?? 8;\n",
	},
	{
		why: "the name of a leaf of a treemap is whole: in lines or turned where it would be cut",
		part: treemap,
		passage: `    const nodeWidth = d.x1 - d.x0;
    const nodeHeight = d.y1 - d.y0;
    const textNode = self.node();`,
		instead: `    const nodeWidth = d.x1 - d.x0;
    const nodeHeight = d.y1 - d.y0;
    const textNode = self.node();
    const name = leafName(d.data.name, { x: 0, y: 0, width: nodeWidth, height: nodeHeight }, baseLabelFontSize, widthOf);
    self.attr("clip-path", null);
    if (!name) return self.style("display", "none");
    const [middleX, middleY] = [nodeWidth / 2, nodeHeight / 2];
    self.style("font-size", name.size + "px");
    if (name.turned) self.attr("transform", \`rotate(-90 \${middleX} \${middleY})\`);
    if (name.lines.length > 1) {
      self.text(null);
      for (const [at, line] of name.lines.entries())
        self.append("tspan").attr("x", middleX).attr("dy", at === 0 ? (name.lines.length - 1) * -7 : 14).text(line);
    }
    self.classed("treemapTight", name.turned || name.lines.length > 1);
    return;`,
	},
	{
		why: "the value of a leaf is below its name, where that has one line",
		part: treemap,
		passage: 'if (labelElement.empty() || labelElement.style("display") === "none") {',
		instead:
			'if (labelElement.empty() || labelElement.classed("treemapTight") || labelElement.style("display") === "none") {',
	},
	{
		why: "names of commits that are level, and longer than the way to the next one, are below one another",
		part: gitGraph,
		passage: '      if (gitGraphConfig.rotateCommitLabel) {\n        if (dir === "TB"',
		instead: `      if (!gitGraphConfig.rotateCommitLabel && dir !== "TB" && dir !== "BT") {
        const [width, height, top] = [bbox.width + 2 * PY, bbox.height + 2 * PY, commitPosition.y + 13.5];
        const down = raiseOfTags(gLabels, { x: commitPosition.posWithOffset - width / 2, y: -top - height, width, height });
        text.attr("y", Number(text.attr("y")) + down);
        labelBkg.attr("y", top + down);
      }
      if (gitGraphConfig.rotateCommitLabel) {
        if (dir === "TB"`,
	},
	{
		why: "tags of commits that lie close together are above one another",
		part: gitGraph,
		passage: "    for (const { tag, hole, rect, yOffset: yOffset2 } of tagElements) {\n",
		instead: `    const tagWidth = maxTagBboxWidth + 3 * PX;
    const tagHeight = yOffset - 20 + maxTagBboxHeight + 2 * PY;
    const tagBox = { x: commitPosition.posWithOffset - tagWidth / 2, y: commitPosition.y - 19.2 - tagHeight, width: tagWidth, height: tagHeight };
    const raise = dir === "TB" || dir === "BT" ? 0 : raiseOfTags(gLabels.node(), tagBox);
    for (const element of tagElements) {
      element.yOffset += raise;
      element.tag.attr("y", Number(element.tag.attr("y")) - raise);
    }
    for (const { tag, hole, rect, yOffset: yOffset2 } of tagElements) {
`,
	},
	{
		why: "names of branches beside one another have room, however long they are",
		part: gitGraph,
		passage: "  branchPos.set(name, { pos, index });",
		instead: `  const half = bbox.width / 2;
  const before = [...branchPos.values()].at(-1);
  if (before && (dir === "TB" || dir === "BT")) pos = Math.max(pos, before.pos + before.half + half + 32);
  branchPos.set(name, { pos, index, half });`,
	},
	{
		why: "branches that go down or up are as far from one another as the names of commits and tags between them need",
		part: gitGraph,
		passage: "    pos = setBranchPosition(branch2.name, pos, index, bbox, rotateCommitLabel);",
		instead: `    const before = branches[index - 1];
    if (before && (dir === "TB" || dir === "BT")) {
      const placed = (kind, name, textsOf) => [...allCommitsDict.values()].filter(({ branch }) => branch === name).flatMap((commit2) => textsOf(commit2).map((words) => {
        const text = diagram2.append("text").attr("class", kind).text(words);
        const length = text.node().getBBox().width + 5 * PX;
        text.remove();
        return { length, at: (dir === "TB" ? 1 : -1) * (COMMIT_STEP + LAYOUT_OFFSET) * commit2.seq };
      }));
      const names = placed("commit-label", branch2.name, ({ id: id2, type, customId }) => gitGraphConfig.showCommitLabel && type !== commitType.CHERRY_PICK && (customId || type !== commitType.MERGE) ? [id2] : []);
      const tags = placed("tag-label", before.name, (commit2) => commit2.tags).map(({ length, at }) => ({ at, length: length + 20 }));
      pos = Math.max(pos, branchPos.get(before.name).pos + wayBetweenBranches(tags, names, rotateCommitLabel));
    }
    pos = setBranchPosition(branch2.name, pos, index, bbox, rotateCommitLabel);`,
	},
	{
		why: "names of branches move to the left of the names of commits that would lie on them",
		part: gitGraph,
		passage: '  utils_default.insertTitle(\n    diagram2,\n    "gitTitleText",',
		instead: `  if (dir === "LR" && rotateCommitLabel && gitGraphConfig.showBranches) {
    const branchNames = diagram2.selectAll(".branchLabelBkg, .branchLabel");
    const boxOf = (node) => transformBox(node.getBBox(), parseTransform(node.getAttribute("transform")));
    const boxes = diagram2.selectAll(".branchLabelBkg").nodes().map(boxOf);
    const commitNames = diagram2.selectAll(".commit-labels > g").nodes().map((node) => ({ box: node.getBBox(), matrix: parseTransform(node.getAttribute("transform")) }));
    const shift = shiftOfBranches(boxes, commitNames);
    if (shift > 0) branchNames.each(function() {
      this.setAttribute("transform", \`translate(-\${shift}, 0) \${this.getAttribute("transform") ?? ""}\`.trim());
    });
  }
  utils_default.insertTitle(
    diagram2,
    "gitTitleText",`,
	},
];
