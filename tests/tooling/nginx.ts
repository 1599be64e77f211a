import { spawnSync } from "node:child_process";
import { installFromDebian } from "./debian.ts";

const present = () => ["nginx", "/usr/sbin/nginx"].find((program) => spawnSync(program, ["-v"]).status === 0);

/** nginx: the system's, else Debian's package; undefined where none can be had. */
export function findOrInstallNginx(): string | undefined {
	return present() ?? (installFromDebian("nginx-light") ? present() : undefined);
}
