/**
 * Loads a module when it is needed; `load` does nothing but `import()` it. After a failure it is asked for under a new address: Firefox
 * and WebKit remember for as long as the page is open that an address failed, and would never ask the network again.
 */
export function reloadable<Module>(load: () => Promise<Module>): () => Promise<Module> {
	let failures = 0;
	return async () => {
		try {
			return await (failures === 0 ? load() : loadAgain(load, failures));
		} catch (error) {
			failures++;
			throw error;
		}
	};
}

/** The built file's address is written nowhere but in the call that imports it. Files that import each other lie in one folder. */
function loadAgain<Module>(load: () => Promise<Module>, attempt: number): Promise<Module> {
	const [, path] = /\bimport\(\s*["'`]([^"'`]+)["'`]/.exec(String(load)) ?? [];
	if (path === undefined) return load();
	const address = new URL(path, import.meta.url);
	address.searchParams.set("again", String(attempt));
	return import(/* @vite-ignore */ address.href);
}
