/**
 * What we depend on in Mermaid's drawings without a promise of Mermaid: its classes and how it makes ids. Each is looked for by name
 * in a raw drawing (mermaid-internals.test.ts), so that an upgrade shows what changed. Passages of its code are in patches/
 */
export const mermaidClasses = {
	/** A group of layers: the diagram, or a group within it that is laid out by itself. */
	root: "root",
	groups: "clusters",
	edges: "edgePaths",
	edgeLabels: "edgeLabels",
	nodes: "nodes",
	edgeLabel: "edgeLabel",
	groupTitle: "cluster-label",
	node: "node",
	label: "label",
	/** The shape of a node, behind its label. */
	shape: "label-container",
	/** The ground of an edge's label. */
	ground: "background",
	state: "statediagram-state",
	compositeState: "statediagram-cluster",
	milestone: "milestone",
	today: "today",
} as const;

/** The id of an interface's node, at a lollipop. */
export const interfaceId = /-interface\d+$/;

/** A node's id, with the author's name of it: `drawing-flowchart-TECH-1` → `TECH`. */
export const nodeId = /-(?:flowchart|state|classId|entity)-(.+?)(?:-\d+)?$/;

/** The `data-id` of a flowchart's edge, with the names of its ends: `L_TECH_SI_0`. */
export const edgeId = /^L_(.+)_\d+$/;
