import { performance } from "node:perf_hooks";
import { readAllTerms } from "../../src/build/read-program.ts";
import { readLink } from "../../src/program/scenario-link.ts";
import { scheduleOf } from "../../src/program/schedule.ts";
import { scheduleTerms } from "../../src/program/terms.ts";

/** What a schedule costs: 36 months with all four models, once cold, then the median of many. */
const terms = scheduleTerms(readAllTerms(new URL("../..", import.meta.url).pathname)[0]);
const link =
	"tier=reseller&months=36&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000&im.projects=6&im.fee=50000&rf.referrals=8&rf.value=20000&jg.revenue=10000&jg.growth=2";
const [scenario] = readLink(link, { current: terms.version, known: [terms.version] }).scenarios;
if (!scenario) throw new Error("The bench's link is no scenario.");

const time = () => {
	const start = performance.now();
	scheduleOf(scenario, terms);
	return performance.now() - start;
};
const cold = time();
for (let warmUp = 0; warmUp < 200; warmUp++) time();
const warm = Array.from({ length: 500 }, time).sort((a, b) => a - b);
console.log("Estimator, 36 months with all four models");
console.log(`  cold ${cold.toFixed(2)} ms, warm median ${warm[250]?.toFixed(3)} ms, p99 ${warm[495]?.toFixed(3)} ms`);
