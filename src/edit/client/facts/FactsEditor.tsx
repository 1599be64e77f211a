import { useEffect, useRef, useState } from "react";
import type { Finding } from "#authoring/faults/words.ts";
import { ApiError, api, type OpenedFacts } from "#edit/client/app/api.ts";
import { forgetEdit, keepEdit, keptEdit } from "#edit/client/kept/kept-edits.ts";
import type { Effects, FieldFault } from "#edit/facts/effects.ts";
import { EffectsPanel } from "./EffectsPanel.tsx";
import { FieldForm } from "./FieldForm.tsx";
import { Places } from "./StandsOn.tsx";
import { StartTerms } from "./StartTerms.tsx";
import { TermsLine } from "./TermsLine.tsx";

interface Props {
	file: string;
	/** What the checks find in the file as it is. */
	findings: readonly Finding[];
	onFindings: (findings: readonly Finding[]) => void;
	onText: () => void;
	onReopen: () => void;
}

/** A file of facts as a form, with what a change would do before it is written. */
export function FactsEditor(props: Props) {
	const { file, onText } = props;
	const [opened, setOpened] = useState<OpenedFacts | null>(null);
	const [fault, setFault] = useState("");
	useEffect(() => {
		api.facts(file).then(setOpened, (error: Error) => setFault(error.message));
	}, [file]);
	if (fault) {
		return (
			<div className="notice">
				<p className="bad">{fault}</p>
				<button type="button" onClick={onText}>
					Open it as text
				</button>
			</div>
		);
	}
	return opened ? <FactsForm {...props} opened={opened} /> : <p className="notice">Opening …</p>;
}

/** The faults of a file before it is changed, each at its field. */
function faultsOf(findings: readonly Finding[]): FieldFault[] {
	return findings.flatMap(({ path = [], sentence, remedy, level }) =>
		level === "error" ? [{ path, sentence, remedy, isNew: false }] : [],
	);
}

function FactsForm({ file, opened, findings, onFindings, onReopen }: Props & { opened: OpenedFacts }) {
	const [kept] = useState(() => keptEdit<unknown>(file));
	const [hash, setHash] = useState(opened.hash);
	const [saved, setSaved] = useState(opened.data);
	const [data, setData] = useState(kept?.hash === opened.hash ? kept.value : opened.data);
	const [effects, setEffects] = useState<Effects | null>(null);
	const [said, setSaid] = useState("");
	const [fault, setFault] = useState("");
	const [isStarting, setStarting] = useState(false);
	// There with the form: a line that came later would move what is being pressed.
	const [terms, setTerms] = useState(opened.terms);
	const asked = useRef(0);
	const isChanged = JSON.stringify(data) !== JSON.stringify(saved);

	useEffect(() => {
		if (!isChanged) {
			setEffects(null);
			return;
		}
		const timer = window.setTimeout(async () => {
			const number = ++asked.current;
			try {
				const found = await api.effects(file, data);
				if (number === asked.current) {
					setEffects(found);
					setFault("");
				}
			} catch (error) {
				if (!(error instanceof ApiError)) throw error;
				setFault(error.message);
			}
		}, 250);
		return () => {
			window.clearTimeout(timer);
			// An answer that is under way is about what is no more.
			asked.current++;
		};
	}, [data, file, isChanged]);

	function change(next: unknown) {
		setData(next);
		setSaid("");
		keepEdit(file, { hash, value: next });
	}
	function written(result: { hash: string; findings: readonly Finding[] }, sentence: string) {
		setHash(result.hash);
		setSaved(data);
		forgetEdit(file);
		onFindings(result.findings);
		setSaid(sentence);
		setFault("");
	}
	async function save() {
		try {
			written(await api.saveFacts({ file, hash, data }), "Saved.");
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			setFault(error.message);
		}
	}
	return (
		<section className="facts" aria-label={opened.title}>
			<header>
				<h2>{opened.title}</h2>
				{terms && (
					<TermsLine terms={terms} onRecorded={onReopen} isChanged={isChanged} onStart={() => setStarting(true)} />
				)}
			</header>
			<div className="facts-form">
				<Places value={opened.places}>
					<FieldForm
						file={file}
						path={[]}
						label={opened.title}
						field={opened.form}
						value={data}
						faults={effects?.faults ?? faultsOf(findings)}
						onChange={change}
					/>
				</Places>
			</div>
			<EffectsPanel
				effects={effects}
				isChanged={isChanged}
				said={said}
				fault={fault}
				onSave={save}
				onLeave={() => {
					forgetEdit(file);
					setData(saved);
					setFault("");
				}}
				onStart={() => setStarting(true)}
			/>
			{isStarting && (
				<StartTerms
					facts={{ file, hash, data }}
					isChange={isChanged}
					onDone={(result) => {
						setStarting(false);
						api.terms().then(setTerms, () => setTerms(null));
						written(result, `${result.sentence} Files written: ${result.written.join(", ")}.`);
					}}
					onClose={() => setStarting(false)}
				/>
			)}
		</section>
	);
}
