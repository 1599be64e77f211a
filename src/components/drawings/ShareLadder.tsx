import type { ReactNode } from "react";
import { withBase } from "#browser/base.ts";
import { along, type Ladder } from "#program/facts/ladder.ts";
import "./share-ladder.css";

interface Props {
	ladder: Ladder;
	/** `all` names every tier and links to its page; `one` shows only the lit tier's segment, without names. */
	variant: "all" | "one";
	/** The tier that is lit; in `all` the others then step back. */
	lit?: string;
	/** A share to mark on the scale, in percent, with what is written above the mark. */
	mark?: { share: number; label: string };
	/** A range input laid over the lit tier's segment, end on end, so that the mark can be dragged and keyed. */
	control?: ReactNode;
}

/** The share ladder: a scale on which each tier is a segment of its color. To assistive technology it is a list. */
export function ShareLadder({ ladder, variant, lit, mark, control }: Props) {
	const segments = variant === "one" ? ladder.segments.filter(({ key }) => key === lit) : ladder.segments;
	return (
		<div className="share-ladder not-content" data-variant={variant} style={{ "--steps": ladder.ticks.length - 1 }}>
			<div className="ruler">
				<ul>
					{segments.map(({ key, name, focus, href, low, high, label, coming }) => (
						<li key={key} data-tier={key} data-dimmed={lit !== undefined && lit !== key ? "" : undefined}>
							{variant === "all" && (
								<div className="name">
									<a href={withBase(href)}>{name}</a>
									<span>{`${focus} focus`}</span>
								</div>
							)}
							<div
								className="track"
								data-marked={mark && key === lit ? "" : undefined}
								style={{ "--start": along(ladder, low), "--length": along(ladder, high - low) }}
							>
								<span className="segment">
									{mark && key === lit ? <span className="visually-hidden">{label}</span> : <span>{label}</span>}
								</span>
								{coming && (
									<span
										className="coming-segment"
										data-coming=""
										style={{ "--from": along(ladder, coming.low), "--to": along(ladder, coming.high) }}
									>
										<span className="visually-hidden">{`, ${coming.text}`}</span>
									</span>
								)}
								{mark && key === lit && (
									<span className="mark" style={{ "--at": along(ladder, mark.share) }}>
										<span className="says">{mark.label}</span>
									</span>
								)}
								{key === lit && control && <span className="control">{control}</span>}
							</div>
						</li>
					))}
				</ul>
				<div className="scale" aria-hidden="true">
					{ladder.ticks.map((tick) => (
						<span key={tick} style={{ "--at": along(ladder, tick) }}>
							{`${tick}${tick === ladder.max ? "%" : ""}`}
						</span>
					))}
				</div>
			</div>
		</div>
	);
}
