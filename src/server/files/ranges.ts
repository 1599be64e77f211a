/** The bytes to send, both ends included; the file as a whole; or none, because they all lie behind its end. */
export type Selection = { first: number; last: number } | "whole" | "unsatisfiable";

/**
 * Which bytes of a file of `size` a Range header asks for (RFC 9110, 14.1.2 and 14.2). A header that is not in order is ignored,
 * as is one that asks for several parts: a client that asks for parts has to accept the whole as well.
 */
export function selectRange(header: string | undefined, size: number): Selection {
	const set = /^\s*bytes\s*=(.*)$/is.exec(header ?? "")?.[1];
	if (set === undefined) return "whole";
	const specs = set.split(",").map((part) => part.trim());
	const [spec, ...others] = specs.filter((part) => part !== "");
	if (spec === undefined || others.length > 0) return "whole";
	const [, first, last] = /^(\d*)-(\d*)$/.exec(spec) ?? [];
	if (first === undefined || last === undefined || (first === "" && last === "")) return "whole";
	if (first === "") {
		const length = Math.min(Number(last), size);
		return length === 0 ? "unsatisfiable" : { first: size - length, last: size - 1 };
	}
	if (last !== "" && Number(last) < Number(first)) return "whole";
	if (Number(first) >= size) return "unsatisfiable";
	return { first: Number(first), last: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}
