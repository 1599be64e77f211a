import { afterAll, describe, expect, test } from "vitest";
import { diagrams } from "#components/diagram/renderer.ts";

afterAll(diagrams.stop);

/** One after the other in one thread, as a kind keeps to the thread that has drawn it. */
const draw = (source: string) => diagrams.draw(source, { cached: false });

describe("a picture does not depend on what was drawn before it", () => {
	test("the settings of one diagram are not those of the next", async () => {
		const source = 'packet-beta\n0-15: "From"\n16-31: "To"\n32-63: "Content"';
		const alone = await draw(source);
		await draw(`%%{init: {"packet": {"bitsPerRow": 16}}}%%\n${source}`);
		expect(await draw(source)).toEqual(alone);
	});

	test("a task that comes after one that is not there is not placed by a task of the chart before", async () => {
		const chart = (tasks: string) => `gantt\n dateFormat YYYY-MM-DD\n ${tasks}`;
		await draw(chart("One :a, 2025-03-01, 4d\n Two :plant, 2025-03-03, 4d"));
		const source = chart("Dig :dig, 2025-03-01, 4d\n Sow :after plant, 2d");
		await expect(draw(source)).rejects.toThrow("“plant”, and no task has that id");
	});

	test("what Mermaid numbers begins anew with each diagram", async () => {
		const source = "stateDiagram-v2\n  state Active {\n    Off --> On\n    --\n    [*] --> Quiet\n  }";
		const first = await draw(source);
		expect(await draw(source)).toEqual(first);
	});
});

test("parts of a state that run at the same time are told as its parts", async () => {
	const { outline } = await draw("stateDiagram-v2\n  state Active {\n    Off --> On\n    --\n    [*] --> Quiet\n  }");
	expect(outline).toMatchObject({
		steps: expect.arrayContaining(["Active: part 1 of Active; part 2 of Active", "part 2 of Active: Start; Quiet"]),
	});
});
