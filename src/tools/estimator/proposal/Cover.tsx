import { longDate } from "#program/format.ts";
import { type Estimate, lengthInWords, termsInWords } from "#tools/estimator/words/assumptions.ts";
import { sayRange } from "#tools/estimator/words/wording.ts";
import type { QrDrawer } from "./useQrDrawer.ts";

/** Who made the proposal and for whom; "" where that was not said. */
export interface Parties {
	by: string;
	recipient: string;
}

interface Props extends Parties {
	estimates: readonly Estimate[];
	/** YYYY-MM-DD. */
	date: string;
	link: string;
	/** Null while its code is on its way. */
	drawQr: QrDrawer | null;
}

/** The first page: what is proposed, by whom and for whom, in one figure a scenario, and the link that opens it. */
export function Cover({ estimates, date, by, recipient, link, drawQr }: Props) {
	const [first, ...others] = estimates;
	const name = others.length === 0 ? first?.scenario.values.name : null;
	const hasParties = by !== "" || recipient !== "";
	return (
		<header className="sheet-cover">
			<p className="sheet-maker">Mamey Technologies partner program</p>
			<h1>{name ?? "Revenue-share estimate"}</h1>
			{name && <p className="sheet-kind">Revenue-share estimate</p>}
			<dl>
				{hasParties && <Party label="Prepared for" name={recipient} />}
				{hasParties && <Party label="Prepared by" name={by} />}
				<div>
					<dt>Date</dt>
					<dd>{longDate(date)}</dd>
				</div>
			</dl>
			<ul className="sheet-summary">
				{estimates.map((estimate) => (
					<li key={estimate.letter}>
						<p>
							<bdi>{estimate.title}</bdi>
							{`: ${estimate.terms.tiers[estimate.schedule.tier].name}, ${lengthInWords(estimate)}`}
						</p>
						<p className="sheet-figure">
							<strong>{estimate.say(estimate.schedule.total.expected)}</strong>
							<span>{` expected, ${sayRange(estimate.schedule.total, estimate.say)}`}</span>
						</p>
					</li>
				))}
			</ul>
			<div className="sheet-origin">
				<QrOnPaper link={link} drawQr={drawQr} />
				<div>
					<p>{termsInWords(estimates)}</p>
					<p>Its link holds every figure:</p>
					<p className="sheet-link">{link}</p>
				</div>
			</div>
		</header>
	);
}

/** A name, or a line to write it on. */
function Party({ label, name }: { label: string; name: string }) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>{name === "" ? <span className="sheet-blank" /> : <bdi>{name}</bdi>}</dd>
		</div>
	);
}

function QrOnPaper({ link, drawQr }: Pick<Props, "link" | "drawQr">) {
	const code = drawQr?.(link);
	if (!code) return null;
	return (
		<img
			className="sheet-qr"
			src={`data:image/svg+xml,${encodeURIComponent(code.svg)}`}
			alt="QR code of the link to this estimate"
		/>
	);
}
