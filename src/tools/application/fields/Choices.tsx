interface Props {
	type: "radio" | "checkbox";
	name: string;
	choices: { value: string; text: string; hint?: string | undefined }[];
	given: readonly string[];
	isWrong: boolean;
	/** Gets what makes the chosen values of those that were chosen before. */
	change: (changed: (chosen: readonly string[]) => string[]) => void;
}

/** Radio buttons or checkboxes, each with its label beside it. The first has the field's own id, so that errors lead to it. */
export function Choices({ type, name, choices, given, isWrong, change }: Props) {
	return choices.map(({ value, text, hint }, at) => {
		const id = at === 0 ? name : `${name}-${value}`;
		return (
			<div className="choice" key={value}>
				<input
					id={id}
					type={type}
					name={name}
					value={value}
					checked={given.includes(value)}
					onChange={({ target }) => {
						const { checked } = target;
						change((chosen) => {
							const others = chosen.filter((other) => other !== value);
							return checked ? [...others, value] : others;
						});
					}}
					aria-describedby={hint && `${id}-hint`}
					aria-invalid={isWrong && type === "checkbox" ? true : undefined}
				/>
				<label htmlFor={id}>{text}</label>
				{hint && (
					<span className="hint" id={`${id}-hint`}>
						{hint}
					</span>
				)}
			</div>
		);
	});
}
