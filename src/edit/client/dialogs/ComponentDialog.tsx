import { useEffect, useId, useMemo, useState } from "react";
import { inWords, shownText } from "#edit/client/text/chips.ts";
import type { ComponentEntry, PropEntry } from "#edit/files/components.ts";
import { Dialog } from "./Dialog.tsx";

export interface ChosenComponent {
	name: string;
	inline: boolean;
	props: Record<string, string | null>;
}

interface Props {
	components: readonly ComponentEntry[];
	/** The component that is changed; none when one is put in. */
	given?: { name: string; props: Readonly<Record<string, string | null>> } | undefined;
	onDone: (chosen: ChosenComponent) => void;
	onRemove?: (() => void) | undefined;
	onClose: () => void;
}

/** Chooses a component and its properties, and shows what will be on the page. */
export function ComponentDialog({ components, given, onDone, onRemove, onClose }: Props) {
	const [search, setSearch] = useState("");
	const [name, setName] = useState(given?.name ?? "");
	const [props, setProps] = useState<Record<string, string | null>>({ ...given?.props });
	const entry = components.find((component) => component.name === name);
	const found = useMemo(() => {
		const words = search.toLowerCase();
		return components.filter(({ name: each, shows, props: taken }) => {
			const meanings = taken.flatMap(({ values }) => values.map(({ meaning }) => meaning));
			return [inWords(each), each, shows, ...meanings].join(" ").toLowerCase().includes(words);
		});
	}, [components, search]);
	const missing = entry?.props.some((prop) => !prop.optional && !props[prop.name]) ?? true;

	function choose(component: ComponentEntry) {
		setName(component.name);
		setProps(
			Object.fromEntries(
				component.props.filter(({ optional }) => !optional).map((prop) => [prop.name, likelyValue(prop, search)]),
			),
		);
	}

	return (
		<Dialog
			title={given ? inWords(given.name) : "Put in a figure or a component"}
			action={given ? "Change it" : "Put it in"}
			disabled={missing}
			wide={!given}
			onDone={() => entry && onDone({ name, inline: entry.inline, props: withoutEmpty(props) })}
			onClose={onClose}
			extra={onRemove && <TakeOut onRemove={onRemove} />}
		>
			{!given && (
				<div className="chooser">
					<label>
						Search
						<input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
					</label>
					<ComponentList
						title="Inside a sentence"
						entries={found.filter(({ inline }) => inline)}
						chosen={name}
						onChoose={choose}
					/>
					<ComponentList
						title="A block of its own"
						entries={found.filter(({ inline }) => !inline)}
						chosen={name}
						onChoose={choose}
					/>
					{found.length === 0 && <p className="hint">None has these words.</p>}
				</div>
			)}
			<div>
				{entry ? (
					<>
						{entry.shows && <p className="hint">Shows {entry.shows}.</p>}
						{entry.props.map((prop) => (
							<PropField
								key={prop.name}
								prop={prop}
								value={props[prop.name] ?? ""}
								onChange={(value) => setProps({ ...props, [prop.name]: value })}
							/>
						))}
						{!missing && <Shown name={name} props={withoutEmpty(props)} />}
					</>
				) : (
					<p className="hint">Choose one from the list.</p>
				)}
			</div>
		</Dialog>
	);
}

/** The value that was searched for, or else the first. */
function likelyValue({ values }: PropEntry, search: string): string {
	const searched = search && values.find(({ meaning }) => meaning.toLowerCase().includes(search.toLowerCase()));
	return (searched || values[0])?.value ?? "";
}

/** A property that may be left out is left out when nothing is chosen. */
function withoutEmpty(props: Readonly<Record<string, string | null>>): Record<string, string | null> {
	return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== ""));
}

function TakeOut({ onRemove }: { onRemove: () => void }) {
	return (
		<button type="button" className="quiet bad" onClick={onRemove}>
			Take it out
		</button>
	);
}

interface ListProps {
	title: string;
	entries: readonly ComponentEntry[];
	chosen: string;
	onChoose: (entry: ComponentEntry) => void;
}

function ComponentList({ title, entries, chosen, onChoose }: ListProps) {
	if (entries.length === 0) return null;
	return (
		<fieldset>
			<legend>{title}</legend>
			{entries.map((entry) => (
				<label key={entry.name} className="choice">
					<input type="radio" name="component" checked={entry.name === chosen} onChange={() => onChoose(entry)} />
					<span>
						<strong>{inWords(entry.name)}</strong> {entry.shows}
					</span>
				</label>
			))}
		</fieldset>
	);
}

interface FieldProps {
	prop: ComponentEntry["props"][number];
	value: string;
	onChange: (value: string) => void;
}

function PropField({ prop, value, onChange }: FieldProps) {
	const id = useId();
	return (
		<p className="field">
			<label htmlFor={id}>{inWords(prop.name[0]?.toUpperCase() + prop.name.slice(1))}</label>
			{prop.values.length > 0 ? (
				<select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
					{prop.optional && <option value="">All of them</option>}
					{prop.values.map((each) => (
						<option key={each.value} value={each.value}>
							{each.meaning}
						</option>
					))}
				</select>
			) : (
				<input id={id} value={value} onChange={(event) => onChange(event.target.value)} />
			)}
		</p>
	);
}

function Shown({ name, props }: { name: string; props: Record<string, string | null> }) {
	const [text, setText] = useState("");
	const key = JSON.stringify(props);
	useEffect(() => {
		let isCurrent = true;
		shownText(name, JSON.parse(key)).then((found) => isCurrent && setText(found));
		return () => {
			isCurrent = false;
		};
	}, [name, key]);
	return text ? (
		<p className="shown">
			<small>On the page</small> {text.slice(0, 400)}
		</p>
	) : null;
}
