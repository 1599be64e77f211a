import { Component, type ReactNode, useState } from "react";

interface Props {
	/** What the visitor is told: what happened, and what can be done on this page without the tool. */
	said: ReactNode;
	/** Where the tool works without script, the id of the element whose markup then comes back as the server sent it. */
	plain?: { id: string; restore?: (root: HTMLElement) => void };
	children: ReactNode;
}

/**
 * What remains of a tool that throws, in a browser that lacks something or by a fault of ours: a sentence, and where the tool works
 * without script, its markup as it came with the page. Preact knows such a boundary as a class only.
 */
export class ToolBoundary extends Component<Props, { hasFailed: boolean }> {
	override state = { hasFailed: false };
	#markup = "";

	constructor(props: Props) {
		super(props);
		// Before Preact takes the page's markup over, which it does when this has returned.
		const { plain } = props;
		if (plain && typeof document !== "undefined") this.#markup = document.getElementById(plain.id)?.outerHTML ?? "";
	}

	static getDerivedStateFromError() {
		return { hasFailed: true };
	}

	/** For whoever looks into it: Preact says nothing of what a boundary takes. */
	override componentDidCatch(error: unknown) {
		// biome-ignore lint/suspicious/noConsole: nothing else tells of it.
		console.error(error);
	}

	override render() {
		const { said, plain, children } = this.props;
		if (!this.state.hasFailed) return children;
		return (
			<div className="tool-failed not-content">
				<p role="alert">{said}</p>
				{this.#markup !== "" && (
					<div
						ref={(root) => {
							if (root) plain?.restore?.(root);
						}}
						// biome-ignore lint/security/noDangerouslySetInnerHtml: the page's own markup, as the server sent it.
						dangerouslySetInnerHTML={{ __html: this.#markup }}
					/>
				)}
			</div>
		);
	}
}

/** Hands what an act of the visitor throws to the boundary, to which Preact passes only what rendering throws. */
export function useFailure(): (error: unknown) => void {
	const [failure, setFailure] = useState<{ error: unknown } | null>(null);
	if (failure) throw failure.error;
	return (error) => setFailure({ error });
}
