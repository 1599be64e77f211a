/// <reference path="../.astro/types.d.ts" />

declare namespace App {
	interface Locals {
		/** A browser's own post that comes back with errors: what was typed and what is wrong. */
		form?: {
			answers: import("#program/application-fields.ts").Answers;
			errors: readonly import("#program/application.ts").FieldError[];
			notice: string | null;
		};
	}
}
