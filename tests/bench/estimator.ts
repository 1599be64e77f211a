import { performance } from "node:perf_hooks";
import { readAllTerms } from "#authoring/read-program.ts";
import { auditedLinks } from "#program/estimate/audit/audit.ts";
import { readLink, writeCheckedLink } from "#program/estimate/link/scenario-link.ts";
import { scheduleOf } from "#program/estimate/schedule.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";

/**
 * What a schedule of 36 months with all four models costs, once cold, then warm; a warm median of 1 ms or more fails. Then how long it
 * takes to audit 10,000 links, whole ones and such as have a wrong checksum; 5 s or more of processor time fails.
 */
const terms = scheduleTerms(readAllTerms(new URL("../..", import.meta.url).pathname)[0]);
const links = {
	usual:
		"tier=reseller&months=36&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000&im.projects=6&im.fee=50000&rf.referrals=8&rf.value=20000&jg.revenue=10000&jg.growth=2",
	"most digits and pieces":
		"tier=reseller&months=36&position=33.33&pu.customers=999999&pu.new=99999.99&pu.churn=33.33&pu.revenue=999999999.99&im.projects=1000&im.fee=999999999.99&im.duration=1&rf.referrals=1000&rf.value=999999999.99&jg.revenue=999999999.99&jg.growth=49.99&jg.contribution=33.33",
};

console.log("Estimator, 36 months with all four models");
for (const [what, link] of Object.entries(links)) {
	const [scenario] = readLink(link, [terms]).scenarios;
	if (!scenario) throw new Error("The bench's link is no scenario.");
	const time = () => {
		const start = performance.now();
		scheduleOf(scenario, terms);
		return performance.now() - start;
	};
	const cold = time();
	for (let warmUp = 0; warmUp < 300; warmUp++) time();
	const warm = Array.from({ length: 500 }, time).sort((a, b) => a - b);
	const median = warm[250] ?? Number.POSITIVE_INFINITY;
	console.log(
		`  ${what}: cold ${cold.toFixed(2)} ms, warm median ${median.toFixed(3)} ms, p99 ${warm[495]?.toFixed(3)} ms`,
	);
	if (median >= 1) process.exitCode = 1;
}

const sent = Array.from({ length: 10_000 }, (_, at) => {
	const query = `${links.usual}&name=Bank+${at}`.replace("customers=10", `customers=${at}`);
	const { scenarios } = readLink(query, [terms]);
	return `https://partners.example/estimate/?${writeCheckedLink(scenarios, { by: "Amina Otieno", sent: "2026-11-25" })}`;
});
const damaged = sent.map((link) => link.replace(/k=(.)/, (_, digit: string) => `k=${digit === "0" ? "1" : "0"}`));
for (const [what, all] of [
	["whole", sent],
	["each with a wrong checksum", damaged],
] as const) {
	const [start, before] = [performance.now(), process.cpuUsage()];
	const audited = auditedLinks(all.join("\n"), [terms], terms);
	const [wall, processor] = [(performance.now() - start) / 1000, process.cpuUsage(before).user / 1e6];
	console.log(
		`  ${audited.length.toLocaleString("en-US")} links audited, ${what}: ${processor.toFixed(2)} s of processor time, ${wall.toFixed(2)} s`,
	);
	if (processor >= 5) process.exitCode = 1;
}
