import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the site under test keeps its applications. Only named here: the server makes it, and the run's own process removes it. */
export const applicationsFolder = join(tmpdir(), `applications-${process.pid}`);

/** Playwright calls it when every test has run; workers have a process, and so a name, of their own. */
export default function removeApplications(): void {
	rmSync(applicationsFolder, { recursive: true, force: true });
}
