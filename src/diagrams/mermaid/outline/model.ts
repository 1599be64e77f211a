/** What Mermaid's model of a diagram answers to; each kind has its own. */
export interface DiagramModel {
	type: string;
	db: object;
}

/** Calls a method of Mermaid's model by name; undefined when this kind of diagram has none. */
export function ask(db: object, method: string): unknown {
	const found: unknown = Reflect.get(db, method);
	return typeof found === "function" ? found.call(db) : undefined;
}

/** The tasks of a chart. Journeys and timelines give every task once more each time they are asked. */
export function tasksOf(db: object): unknown {
	const tasks = ask(db, "getTasks");
	return Array.isArray(tasks) ? [...new Set(tasks)] : tasks;
}

/** A text that diagrams of every kind may have; empty without one. A timeline keeps them in a model that all kinds share. */
export function sharedText(db: object, method: "getDiagramTitle" | "getAccTitle" | "getAccDescription"): string {
	const common = ask(db, "getCommonDb");
	const text = ask(typeof common === "object" && common !== null ? common : db, method);
	return typeof text === "string" ? text : "";
}
