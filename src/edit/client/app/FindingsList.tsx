import type { Finding } from "#authoring/faults/words.ts";
import { Dialog } from "#edit/client/dialogs/Dialog.tsx";

interface Props {
	findings: readonly Finding[];
	onOpen: (finding: Finding) => void;
	onClose: () => void;
}

/** Everything that the checks found, mistakes first; a press leads to the place. */
export function FindingsList({ findings, onOpen, onClose }: Props) {
	const errors = findings.filter(({ level }) => level === "error");
	const notes = findings.filter(({ level }) => level !== "error");
	const item = (finding: Finding) => (
		<li key={`${finding.file}:${finding.line}:${finding.sentence}`}>
			<button type="button" className="finding" onClick={() => onOpen(finding)}>
				<small>
					{finding.file.replace(/^content\//, "")}, line {finding.line}
				</small>
				<span>{finding.sentence}</span>
				<span className="remedy">{finding.remedy}</span>
			</button>
		</li>
	);
	return (
		<Dialog title="What the checks say" wide onClose={onClose}>
			<div className="findings">
				{errors.length === 0 && <p>Nothing stops the site from being published.</p>}
				{errors.length > 0 && (
					<>
						<h3 className="bad">To be mended before the site can be published</h3>
						<ul>{errors.map(item)}</ul>
					</>
				)}
				{notes.length > 0 && (
					<>
						<h3>To be known</h3>
						<ul>{notes.map(item)}</ul>
					</>
				)}
			</div>
		</Dialog>
	);
}
