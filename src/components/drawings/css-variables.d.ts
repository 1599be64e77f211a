import "react";

declare module "react" {
	/** Inline styles may set the project's own CSS variables. */
	interface CSSProperties {
		[variable: `--${string}`]: string | number | undefined;
	}
}
