/** The size in px down to which the text of a picture shrinks with it. */
export const leastText = 12.05;

/** The width in px below which a picture does not shrink but scrolls. */
export const leastWidth = ({ width, smallestText }: { width: number; smallestText: number }): number =>
	Math.min(1, leastText / smallestText) * width;

/** How a diagram was drawn to fit: its layers one below the other, or one beside the other, in rows, or all of it closer together. */
export type Turn = "down" | "across" | "rows" | "narrower";

/** A diagram's text with its layers turned the other way, on the same lines; null where it has no layers. */
export function turnedSource(source: string): { source: string; turn: Turn } | null {
	const lines = source.split("\n");
	const flowchart = lines.findIndex((line) => /^\s*(?:flowchart|graph)(?:-elk)?\b/.test(line));
	if (flowchart >= 0) {
		const [, head = "", direction = "TB", rest = ""] =
			/^(\s*(?:flowchart|graph)(?:-elk)?)(?:[ \t]+(LR|RL|TB|TD|BT)\b)?(.*)$/.exec(lines[flowchart] ?? "") ?? [];
		return {
			source: lines.with(flowchart, `${head} ${across.test(direction) ? "TD" : "LR"}${rest}`).join("\n"),
			turn: turnOf(direction),
		};
	}
	const timeline = lines.findIndex((line) => /^\s*timeline\b/.test(line));
	if (timeline >= 0) {
		const [, head = "", isDown] = /^(\s*timeline)\b(?:[ \t]+(?:LR|(TD)))?/.exec(lines[timeline] ?? "") ?? [];
		return isDown ? null : { source: lines.with(timeline, `${head} TD`).join("\n"), turn: "down" };
	}
	const git = lines.findIndex((line) => /^\s*gitGraph\b/.test(line));
	if (git >= 0) {
		const [, head = "", own, rest = ""] =
			/^(\s*gitGraph)(?:[ \t]+(LR|TB|BT))?[ \t]*:?(.*)$/.exec(lines[git] ?? "") ?? [];
		if (own === "TB" || own === "BT") return null;
		return { source: lines.with(git, `${head} TB:${rest}`).join("\n"), turn: "down" };
	}
	if (!lines.some((line) => /^\s*(?:stateDiagram|classDiagram|erDiagram)/.test(line))) return null;
	const own = lines.findIndex((line) => /^\s*direction[ \t]+(?:LR|RL|TB|TD|BT)\s*$/.test(line));
	// A direction within a group is the group's; one at the end of the text is the diagram's and moves no line.
	if (own >= 0 && lines.slice(0, own).some((line) => /\{\s*$/.test(line))) return null;
	const direction = own < 0 ? "TB" : (lines[own] ?? "").trim().replace(/^direction\s+/, "");
	const written = `direction ${across.test(direction) ? "TB" : "LR"}`;
	return {
		source: own < 0 ? `${source.trimEnd()}\n${written}\n` : lines.with(own, written).join("\n"),
		turn: turnOf(direction),
	};
}

/** A flowchart's text with its layers from top to bottom, those of its groups too; null where none of these has a direction of its own. */
export function turnedDown(source: string): { source: string; turn: Turn } | null {
	const lines = source.split("\n").map((line) => line.replace(/^(\s*direction[ \t]+)(?:LR|RL)(\s*)$/, "$1TB$2"));
	const flowchart = lines.findIndex((line) => /^\s*(?:flowchart|graph)(?:-elk)?\b/.test(line));
	if (flowchart < 0 || lines.join("\n") === source) return null;
	const head = lines[flowchart] ?? "";
	return {
		source: lines
			.with(flowchart, head.replace(/^(\s*(?:flowchart|graph)(?:-elk)?[ \t]+)(?:LR|RL)\b/, "$1TD"))
			.join("\n"),
		turn: "down",
	};
}

const across = /^(?:LR|RL)$/;
const turnOf = (direction: string): Turn => (across.test(direction) ? "down" : "across");
