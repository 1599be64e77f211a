import { optimize, type XastRoot } from "svgo";
import { pageFont } from "#components/diagram/renderer.ts";
import { type Scene, sceneOf } from "#diagrams/finish/scene.ts";
import { readFontMetrics } from "#diagrams/measure/font-metrics.ts";

const metrics = readFontMetrics(pageFont.file);

/** What a finished picture shows. */
export function sceneOfPicture(svg: string): Scene {
	const scenes: Scene[] = [];
	const fn = (root: XastRoot) => {
		scenes.push(sceneOf(root, metrics));
		return null;
	};
	optimize(svg, { plugins: [{ name: "read", fn }] });
	const [scene] = scenes;
	if (!scene) throw new Error("Nothing was drawn.");
	return scene;
}
