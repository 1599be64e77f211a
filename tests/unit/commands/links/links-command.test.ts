import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { readText } from "#commands/links/read-text.ts";

const project = new URL("../../../..", import.meta.url).pathname;
const link =
	"https://partners.example/estimate/?k=d8b95050&v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "links-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Buffer) => {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
};
const auditIn = (env: Record<string, string>, ...args: string[]) =>
	spawnSync(process.execPath, [join(project, "src/commands/links.ts"), ...args], {
		cwd: project,
		encoding: "utf8",
		env: { ...process.env, ...env },
	});
const audit = (...args: string[]) => auditIn({}, ...args);
const audited = (name: string, content: string | Buffer) => audit("audit", write(name, content));

const quotedPrintable = link.replaceAll("=", "=3D").replace(/.{60}/g, "$&=\r\n");
const base64 = Buffer.from(`Hello,\n${link}\n`).toString("base64").replace(/.{76}/g, "$&\r\n");
const html = `<p><a href="${link.replaceAll("&", "&amp;")}">plan</a>`;
const partOf = (encoding: string, body: string, type = "text/plain; charset=utf-8") =>
	`--b1\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
const mail = (...parts: string[]) =>
	`From: a@example.com\r\nSubject: Plan\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary="b1"\r\n\r\n${parts.join("")}--b1--\r\n`;

test.each([
	["quoted-printable", mail(partOf("quoted-printable", quotedPrintable))],
	["base64", mail(partOf("base64", base64))],
	["HTML", mail(partOf("7bit", html, "text/html"))],
	[
		"one that was forwarded",
		mail(partOf("7bit", mail(partOf("base64", base64)).replaceAll("b1", "b2"), "message/rfc822")),
	],
	["without parts", `Message-ID: <x@y>\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}`],
])("a mail is read: %s", (_, source) => {
	const { stdout, status } = audited("plan.eml", source);
	expect(stdout).toContain("314371.73");
	expect(stdout).not.toContain("Undone");
	expect(status).toBe(0);
});

test("a workbook is read: texts, formulas, and its own export again", async () => {
	const cells = [
		[
			{ value: link, type: String },
			{ value: `HYPERLINK("${link}","plan")`, type: "Formula" as const },
		],
	];
	const file = write("links.xlsx", await writeWorkbook(cells, { sheet: "A" }).toBuffer());
	expect((await readText(file)).text.split(link)).toHaveLength(3);
	const output = join(folder, "out.xlsx");
	expect(audit("audit", file, "--format", "xlsx", "--output", output)).toMatchObject({ status: 0 });
	expect((await readText(output)).text).toContain(link);
});

test("a line is named in a text; in a mail, whose text is put together, there is none to be named", () => {
	const places = (name: string, content: string) => audit("audit", write(name, content), "--format", "csv").stdout;
	expect(places("plan.txt", `Hello\n${link}`)).toContain('\r\n1,2,"A",');
	expect(places("plan.eml", mail(partOf("7bit", `Hello\r\n${link}`)))).toContain('\r\n1,"","A",');
});

test("the list comes as CSV, in which nothing is computed", () => {
	const text = `/estimate/?name==1%2B1&tier=reseller&by=%40Amina ${link}`;
	const output = join(folder, "links.csv");
	expect(audit("audit", write("links.txt", text), "--format", "csv", "--output", output)).toMatchObject({ status: 0 });
	const [separator, head, first, second] = readFileSync(output, "utf8").split("\r\n");
	expect(separator).toBe("\ufeffsep=,");
	expect(head).toMatch(/^"link","line","scenario","name","sent_by","sent","terms","intact",/);
	expect(first).toMatch(/^1,1,"A","'=1\+1","'@Amina"/);
	expect(second).toContain("314371.73");
});

test("a link that cannot be read whole is named, and the exit code is 1", () => {
	const { stdout, stderr, status } = audited("cut.txt", `${link}\n${link.slice(0, -30)}`);
	expect(stdout).toContain("ask its sender for it");
	expect(stderr).toContain("2 estimate links");
	expect(status).toBe(1);
});

test("what cannot be done is answered with a sentence and the exit code 2", () => {
	expect(audit("audit", join(folder, "none"))).toMatchObject({
		status: 2,
		stderr: expect.stringContaining("cannot be read"),
	});
	expect(audited("broken.xlsx", "PK\u0003\u0004 and nothing")).toMatchObject({
		status: 2,
		stderr: expect.stringContaining("cannot be read as a workbook (.xlsx): its end is missing"),
	});
	expect(audit("audit", write("a.txt", link), "--format", "pdf")).toMatchObject({ status: 2 });
	expect(audit("audit", write("b.txt", link), "--format", "xlsx")).toMatchObject({
		status: 2,
		stderr: expect.stringContaining("--output links.xlsx"),
	});
	expect(audit()).toMatchObject({ status: 2, stderr: expect.stringContaining("Usage:") });
	expect(audit("audit", write("empty.txt", ""))).toMatchObject({
		status: 0,
		stdout: expect.stringContaining("There is no estimate link"),
	});
});

test("a setting that is wrong is answered with a sentence", () => {
	expect(auditIn({ PROGRAM_DATE: "soon" }, "audit", write("a.txt", link))).toMatchObject({
		status: 2,
		stderr: 'PROGRAM_DATE must be a day such as 2027-03-01. It is "soon".\n',
	});
});

test.each(["--help", "help"])("%s says what there is, and is no fault, also while a setting is wrong", (word) => {
	const { status, stdout, stderr } = auditIn({ PROGRAM_DATE: "soon" }, word);
	expect([status, stderr]).toEqual([0, ""]);
	expect(stdout).toMatch(/^Usage:\n {2}npm run links -- audit <file>/);
});
