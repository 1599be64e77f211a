import type { Values } from "#program/estimate/scenario.ts";
import type { ModelKey } from "#program/models/models.ts";
import { openAddress } from "#tools/estimator/address/state.ts";
import { workspaceOf } from "#tools/estimator/address/workspace.ts";
import { firstValues } from "#tools/estimator/facts/models.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { headlineTexts } from "#tools/estimator/result/headline-texts.ts";
import { propertiesOf } from "./island-properties.ts";
import { typedBefore } from "./typed-before.ts";

/**
 * Shows what the fields bring as soon as one is changed, on a slow line seconds before Preact has come: all that this takes is the
 * arithmetic. Only the headline follows; the rest is faint until Preact takes over what was typed (useTypedBefore.ts).
 */
export function showFirstFigure(island: HTMLElement): void {
	const form = island.querySelector("form");
	if (form === null) return;
	const { facts, query } = propertiesOf(island);
	const came = workspaceOf(openAddress(query, facts).scenarios);
	let begins: Record<ModelKey, Values> | undefined;
	const first = (model: ModelKey) => {
		begins ??= firstValues(facts.presets.flatMap((preset) => openAddress(preset.query, facts).scenarios));
		return begins[model];
	};
	const show = () => {
		// Preact has the form.
		if (!form.hasAttribute("data-waking")) return;
		const typed = typedBefore(form, first);
		document.documentElement.toggleAttribute("data-early", typed !== null);
		const [shown] = (typed?.(came) ?? came).slots;
		if (shown) write(island, headlineTexts(shown.scenario, scheduleFor(shown.scenario, facts)));
	};
	// After the frame that shows what was typed: a slow processor has it at once, and its figure next.
	const showNext = () => requestAnimationFrame(() => setTimeout(show));
	form.addEventListener("input", showNext);
	// Nothing is sent by a form that only computes.
	form.addEventListener("submit", (event) => event.preventDefault());
	if (typedBefore(form, first)) showNext();
}

function write(island: HTMLElement, texts: Record<string, string>): void {
	for (const place of island.querySelectorAll<HTMLElement>("[data-early]")) {
		const text = texts[place.dataset.early ?? ""];
		if (text !== undefined) place.textContent = text;
	}
	for (const sized of island.querySelectorAll<HTMLElement>("[style*='--characters']"))
		sized.style.setProperty("--characters", String(texts.expected?.length));
}
