import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import sharp from "sharp";
import { expect } from "#tests/browser/setup/harness.ts";
import type { RunningEditor } from "#tests/tooling/editor-process.ts";
import { frameOf, openPage } from "./editor-journeys.ts";

/** A picture of one color, as a camera or a program would hand it over. */
export function picture(width: number, height: number): Promise<Buffer> {
	return sharp({ create: { width, height, channels: 3, background: "#c96f3b" } })
		.png()
		.toBuffer();
}

/** Drops a file on an element, or pastes it there. */
export async function hand(target: Locator, how: "drop" | "paste", name: string, bytes: Buffer): Promise<void> {
	await target.evaluate(
		(element, [kind, file, base64]) => {
			const data = new DataTransfer();
			const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
			data.items.add(new File([content], file, { type: "image/png" }));
			const { left, top } = element.getBoundingClientRect();
			const shared = { bubbles: true, cancelable: true };
			element.dispatchEvent(
				kind === "drop"
					? new DragEvent("drop", { ...shared, dataTransfer: data, clientX: left + 4, clientY: top + 4 })
					: new ClipboardEvent("paste", { ...shared, clipboardData: data }),
			);
		},
		[how, name, bytes.toString("base64")] as const,
	);
}

/** A bare repository on disk that an editor's project sends to, and a colleague who has a copy of it. */
export interface TeamOnDisk {
	/** Runs Git in the bare repository. */
	git: (...args: string[]) => string;
	/** The colleague publishes a file below content/. */
	publish: (file: string, change: (text: string) => string) => void;
	remove: () => void;
}

/** Puts an editor's content under Git, with a bare repository on disk as its remote. */
export function teamOnDisk(root: string): TeamOnDisk {
	const folder = mkdtempSync(join(tmpdir(), "editor-team-"));
	const [bare, theirs] = [join(folder, "team.git"), join(folder, "theirs")];
	const identity = ["-c", "user.name=Maria", "-c", "user.email=maria@example.com"];
	const git = (at: string, ...args: string[]) => {
		const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd: at, encoding: "utf8" });
		if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
		return stdout.trim();
	};
	git(root, "init", "--quiet", "-b", "main");
	git(root, "config", "user.name", "Ana");
	git(root, "config", "user.email", "ana@example.com");
	git(root, "add", "content");
	git(root, "commit", "--quiet", "-m", "Begin");
	git(folder, "clone", "--quiet", "--bare", root, bare);
	git(root, "remote", "add", "origin", bare);
	git(folder, "clone", "--quiet", bare, theirs);
	return {
		git: (...args) => git(bare, ...args),
		publish: (file, change) => {
			const path = join(theirs, "content", file);
			writeFileSync(path, change(readFileSync(path, "utf8")));
			git(theirs, "commit", "--quiet", "-am", "Theirs");
			git(theirs, "push", "--quiet", "origin", "main");
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

const file = "guide/webinars.mdx";

/** Adds a page with a sentence and three pictures, by drop, paste and choice, each with its words for people who do not see it. */
export async function addPage(page: Page, editor: RunningEditor): Promise<void> {
	await page.goto("/__edit/");
	await page.getByRole("button", { name: "New page" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("textbox", { name: "Title" }).fill("Webinars");
	await dialog.getByRole("textbox", { name: "What the page says" }).fill("When we meet online.");
	await dialog.getByRole("combobox", { name: "Under the heading" }).selectOption("Joining");
	await expect(dialog.getByText("The page /guide/webinars/ is made.")).toBeVisible();
	await dialog.getByRole("button", { name: "Make the page" }).click();
	const text = page.getByRole("textbox", { name: "Text of Webinars" });
	await text.click();
	await page.keyboard.type("We meet every month.");

	// Pictures by drop, paste and choice, each with its words for people who do not see it.
	const put = dialog.getByRole("button", { name: "Put it in" });
	const words = dialog.getByRole("textbox", { name: "What it shows, in words" });
	await hand(text, "drop", "Our Studio.PNG", await picture(3_000, 1_500));
	await expect(words).toBeFocused();
	await expect(put).toBeDisabled();
	await words.fill("Our studio");
	await put.click();
	await expect(text).toBeFocused();
	await hand(text, "paste", "image.png", await picture(40, 20));
	await words.fill("A screen");
	await put.click();
	await page.getByRole("button", { name: "Picture", exact: true }).click();
	await dialog.getByLabel("Choose a picture").setInputFiles({
		name: "logo.png",
		mimeType: "image/png",
		buffer: await picture(60, 30),
	});
	await words.fill("Our logo");
	await put.click();
	const written = ["![Our studio](./our-studio.png)", "![A screen](./image.png)", "![Our logo](./logo.png)"];
	for (const line of ["We meet every month.", ...written]) {
		await expect.poll(() => editor.content(file)).toContain(line);
	}
	const { width, height } = await sharp(`${editor.root}/content/guide/our-studio.png`).metadata();
	expect({ width, height }).toEqual({ width: 1_600, height: 800 });
	const shown = frameOf(page).getByRole("img", { name: "Our studio" });
	await expect(shown).toBeVisible();
	// The page beside may be loaded anew while it is asked.
	await expect(shown).toHaveJSProperty("naturalWidth", 1_600);
}

/** Puts the new page elsewhere in the order of the guide, by keys and by pointer. */
export async function putInPlace(page: Page, editor: RunningEditor): Promise<void> {
	const order = () =>
		[...editor.content("navigation.yaml").matchAll(/- (guide\/\S+)/g)].map(([, name]) => name).slice(-4);
	expect(order()).toEqual(["guide/webinars", "guide/how-to-apply", "guide/contact", "guide/next-steps"]);
	const entry = page.getByRole("navigation").getByRole("button", { name: "Webinars" });
	await entry.focus();
	await page.keyboard.press("Alt+ArrowDown");
	await expect(page.getByText("Webinars is now after Application Process, under Joining.")).toBeAttached();
	await expect(entry).toBeFocused();
	await entry.dragTo(page.getByRole("button", { name: "Next Steps" }), { targetPosition: { x: 20, y: 4 } });
	await expect(page.getByText("Webinars is now after Contact, under Joining.")).toBeAttached();
	expect(order()).toEqual(["guide/how-to-apply", "guide/contact", "guide/webinars", "guide/next-steps"]);
}

/** Saves what changed for the team; gives the branch. */
export async function sendToTeam(page: Page, team: TeamOnDisk): Promise<string> {
	const dialog = page.getByRole("dialog");
	await page.getByRole("button", { name: "Changes", exact: true }).click();
	await expect(dialog.getByRole("heading", { name: /^Webinars New/ })).toBeVisible();
	await dialog.getByRole("textbox", { name: "What you changed" }).fill("Tell of the webinars");
	await dialog.getByRole("button", { name: "Save for the team" }).click();
	const sent = dialog.getByText(/^Sent to the team on the branch edit\//);
	await expect(sent).toBeVisible();
	const branch = /edit\/\S+(?=\.)/.exec((await sent.textContent()) ?? "")?.[0] ?? "";
	expect(team.git("show", "--name-only", "--format=%s", branch).split("\n").filter(Boolean)).toEqual([
		"Tell of the webinars",
		...["guide/image.png", "guide/logo.png", "guide/our-studio.png", file, "navigation.yaml"].map(
			(name) => `content/${name}`,
		),
	]);
	await dialog.getByRole("button", { name: "Close" }).click();
	return branch;
}

/** Changes a line that a colleague has changed meanwhile: nothing is committed or sent, and both are shown. */
export async function meetConflict(page: Page, editor: RunningEditor, team: TeamOnDisk, branch: string): Promise<void> {
	const dialog = page.getByRole("dialog");
	team.publish("guide/process.mdx", (before) => before.replace("- Revenue goals", "- Goals of the team"));
	const process = await openPage(page, "guide/process.mdx", "Partnership Process");
	await process.getByText("Revenue goals").click();
	await page.keyboard.press("End");
	await page.keyboard.type(" of mine");
	await expect.poll(() => editor.content("guide/process.mdx")).toContain("Revenue goals of mine");
	await page.getByRole("button", { name: "Changes", exact: true }).click();
	await dialog.getByRole("textbox", { name: "What you changed" }).fill("Say whose goals");
	await dialog.getByRole("button", { name: "Save for the team" }).click();
	const conflict = dialog.getByRole("alert");
	await expect(conflict).toContainText("Goals of the team");
	await expect(conflict).toContainText("Revenue goals of mine");
	await dialog.getByRole("button", { name: "Make it as it was" }).click();
	await expect(dialog.getByText("Nothing has changed since the last save for the team.")).toBeVisible();
	expect(editor.content("guide/process.mdx")).not.toContain("of mine");
	expect(team.git("log", "-1", "--format=%s", branch)).toBe("Tell of the webinars");
}

/** Changes what stops the build: it is said before it is saved for the team, and where it is. */
export async function learnOfMistake(page: Page, editor: RunningEditor): Promise<void> {
	const dialog = page.getByRole("dialog");
	await page.keyboard.press("Escape");
	const process = await openPage(page, "guide/process.mdx", "Partnership Process");
	await process.getByText("Step 4: Growth").click();
	await page.keyboard.press("End");
	await page.keyboard.type("!s");
	await expect.poll(() => editor.content("guide/process.mdx")).toContain("## Step 4: Growth!s\n");
	await page.getByRole("button", { name: "Changes", exact: true }).click();
	await expect(dialog).toContainText("There is 1 mistake, and the site stays as it is until it is mended.");
	await dialog.getByRole("button", { name: "See it" }).click();
	await expect(dialog).toContainText("The process flowchart leads to the section #step-4-growth");
	await page.keyboard.press("Escape");
}
