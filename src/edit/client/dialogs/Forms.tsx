import type { Node } from "prosemirror-model";
import { schema } from "#edit/document/schema.ts";
import type { ComponentEntry } from "#edit/files/components.ts";
import type { LinkTarget } from "#edit/files/link-targets.ts";
import { ComponentDialog } from "./ComponentDialog.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { PictureDialog } from "./PictureDialog.tsx";
import { TextDialog } from "./TextDialog.tsx";

/** What is asked over the text. `at` is where the thing is that is changed; none for a new one. */
export type Form =
	| { kind: "component"; at?: number; name?: string; props?: Readonly<Record<string, string | null>>; inline?: boolean }
	| { kind: "diagram" | "code"; at?: number; value: string; lang?: string; meta?: string }
	| { kind: "verbatim"; at: number; value: string; inline: boolean }
	| { kind: "picture"; at?: number; src?: string; alt?: string; file?: File }
	| { kind: "link"; href: string; words: string | null };

interface Props {
	form: Form;
	page: string;
	components: readonly ComponentEntry[];
	targets: readonly LinkTarget[];
	put: (node: Node, at: number | undefined) => void;
	remove: (at: number) => void;
	setLink: (href: string, words: string) => void;
	close: () => void;
}

/** The form of a thing in the text. */
export function Forms({ form, page, components, targets, put, remove, setLink, close }: Props) {
	const taker = (at: number | undefined) => (at === undefined ? undefined : () => remove(at));
	switch (form.kind) {
		case "component":
			return (
				<ComponentDialog
					components={components}
					given={form.name ? { name: form.name, props: form.props ?? {} } : undefined}
					onDone={({ name, inline, props }) =>
						put(schema.node((form.inline ?? inline) ? "component_inline" : "component", { name, props }), form.at)
					}
					onRemove={taker(form.at)}
					onClose={close}
				/>
			);
		case "diagram":
		case "code":
			return (
				<TextDialog
					title={form.kind === "diagram" ? "Diagram" : "Text of a program"}
					value={form.value}
					isDiagram={form.kind === "diagram"}
					meta={form.meta}
					action={form.at === undefined ? "Put it in" : "Change it"}
					onDone={(value) =>
						put(
							schema.node("fence", {
								lang: form.kind === "diagram" ? "mermaid" : (form.lang ?? ""),
								meta: form.meta ?? "",
								value: value.replace(/\s+$/, ""),
							}),
							form.at,
						)
					}
					onRemove={taker(form.at)}
					onClose={close}
				/>
			);
		case "verbatim":
			return (
				<TextDialog
					title="Kept as it is written"
					value={form.value}
					isDiagram={false}
					action="Change it"
					onDone={(source) => put(schema.node(form.inline ? "verbatim_inline" : "verbatim", { source }), form.at)}
					onRemove={taker(form.at)}
					onClose={close}
				/>
			);
		case "picture":
			return (
				<PictureDialog
					page={page}
					file={form.file}
					given={form.src ? { src: form.src, alt: form.alt ?? "" } : undefined}
					onDone={({ src, alt }) => put(schema.node("image", { src, alt }), form.at)}
					onRemove={taker(form.at)}
					onClose={close}
				/>
			);
		case "link":
			return (
				<LinkDialog
					targets={targets}
					href={form.href}
					words={form.words}
					onDone={setLink}
					onRemove={form.href ? () => setLink("", "") : undefined}
					onClose={close}
				/>
			);
	}
}
