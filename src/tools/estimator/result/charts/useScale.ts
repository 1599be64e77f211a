import { useMemo } from "react";
import type { Schedule } from "#program/estimate/schedule.ts";
import { mostOf, type Scale, scaleFor, type View } from "./chart-data.ts";

/** One scale for all schedules. The same upper end gives the same object, so that drawings whose figures did not change stay as they are. */
export function useScale(schedules: readonly Schedule[], view: View): Scale {
	const { max } = scaleFor(Math.max(0, ...schedules.map((schedule) => mostOf(schedule, view))));
	return useMemo(() => scaleFor(max), [max]);
}
