/** How much of a processor a kind of work may take. */
export type ProcessorShare = {
	/** Whether it may begin now. */
	isFree: () => boolean;
	/** Counts milliseconds of the processor that it took. */
	spend: (milliseconds: number) => void;
};

/**
 * Lets work take `share` of one processor in the long run, and up to `burst` milliseconds at once after a rest. `now` is a clock in
 * milliseconds.
 */
export function processorShare(
	share: number,
	burst: number,
	now: () => number = () => performance.now(),
): ProcessorShare {
	let left = burst;
	let at = now();
	return {
		isFree: () => {
			const time = now();
			left = Math.min(burst, left + (time - at) * share);
			at = time;
			return left > 0;
		},
		spend: (milliseconds) => {
			left -= milliseconds;
		},
	};
}
