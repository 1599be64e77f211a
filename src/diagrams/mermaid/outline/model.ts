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

/** The title of a diagram; empty without one. A timeline keeps it in a model that all kinds share. */
export function titleOf(db: object): string {
	const common = ask(db, "getCommonDb");
	const title = ask(typeof common === "object" && common !== null ? common : db, "getDiagramTitle");
	return typeof title === "string" ? title : "";
}
