import { execFileSync } from "node:child_process";

/** Installs a package of Debian, with `sudo` where the user is not root; false where that cannot be done. */
export function installFromDebian(name: string): boolean {
	const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
	for (const step of [
		["apt-get", "update"],
		["apt-get", "install", "-y", "--no-install-recommends", name],
	]) {
		const [command = "", ...rest] = [...sudo, ...step];
		try {
			execFileSync(command, rest, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
		} catch {
			return false;
		}
	}
	return true;
}
