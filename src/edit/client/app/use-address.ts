import { useEffect, useState } from "react";

/** What is open: a file, as it reads or as its text, and the line that is shown. */
export interface Place {
	file: string;
	view: "page" | "facts" | "text";
	line: number;
}

/** A file as it opens by itself. */
export function placeOf(file: string): Place {
	return { file, view: file.endsWith(".mdx") ? "page" : "facts", line: 1 };
}

const first = placeOf("index.mdx");

function read(): Place {
	const [, view, line, file] = /^#(page|facts|text)(?::(\d+))?\/(.+)$/.exec(decodeURI(location.hash)) ?? [];
	if (!file) return first;
	return { ...placeOf(file), ...(view === "text" ? { view } : {}), line: Number(line ?? 1) };
}

/** What is open, kept in the address: it outlives a reload, and Back leads back. */
export function useAddress(): [Place, (place: Place) => void] {
	const [place, setPlace] = useState(read);
	useEffect(() => {
		const changed = () => setPlace(read());
		window.addEventListener("hashchange", changed);
		return () => window.removeEventListener("hashchange", changed);
	}, []);
	return [
		place,
		({ file, view, line }) => {
			location.hash = `${view}${line > 1 ? `:${line}` : ""}/${file}`;
		},
	];
}
