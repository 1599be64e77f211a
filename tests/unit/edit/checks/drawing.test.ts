import { afterAll, expect, test } from "vitest";
import { diagrams } from "#components/diagram/renderer.ts";
import { draw } from "#edit/checks/drawing.ts";

const root = process.cwd();
const wide = `sequenceDiagram
    participant A as A partner of the program
    participant B as The partner team
    participant C as The customer's own bank
    participant D as The compliance office
    A->>B: names a customer
    B->>C: calls
    C->>D: asks
    C->>A: signs`;

afterAll(() => diagrams.stop());

/** The drawn figure as HTML. */
async function drawn(text: string, meta = ""): Promise<string> {
	const drawing = await draw(root, text, meta);
	return "html" in drawing ? drawing.html : expect.unreachable(drawing.complaint);
}

test("a diagram is drawn as its fence says", async () => {
	expect(await drawn(wide)).toContain("data-narrow-below");
	const asWritten = await drawn(wide, 'title="How a referral travels" fit=none');
	expect(asWritten).not.toContain("data-narrow-below");
	expect(asWritten).toContain("How a referral travels");
});
