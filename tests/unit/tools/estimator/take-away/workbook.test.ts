import { beforeAll, expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { readLink } from "#program/estimate/link/scenario-link.ts";
import { bounds, scheduleOf } from "#program/estimate/schedule.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";
import { workbook } from "#tools/estimator/take-away/workbook.ts";
import { layoutOf } from "#tools/estimator/take-away/workbook-cells.ts";
import { type Estimate, estimatesOf } from "#tools/estimator/words/assumptions.ts";
import { computedByLibreOffice } from "./spreadsheet.ts";

const terms = scheduleTerms(
	readProgram(new URL("../../../../..", import.meta.url).pathname, "tests/fixtures/terms-1.0"),
);
const source = { link: "https://partners.example/estimate/?v=1", date: "2027-01-31" };

function estimatesFor(query: string): Estimate[] {
	const { scenarios } = readLink(query, [terms]);
	return estimatesOf(
		scenarios,
		scenarios.map((scenario) => scheduleOf(scenario, terms)),
		() => terms,
	);
}

/** Scenarios as the page shows them, by what they show. */
const links = {
	"three scenarios with every model": [
		"tier=reseller&months=36&start=2027-01&position=33.33&pu.customers=10&pu.new=2.5&pu.churn=1.75&pu.revenue=1234.56",
		"im.projects=7&im.fee=65432.1&im.duration=5&rf.referrals=13&rf.value=9876.54&jg.revenue=43210.98&jg.growth=2.25&jg.contribution=62.5",
		"b.tier=technology&b.months=24&b.pu.customers=3&b.pu.revenue=4.1&b.im.projects=1000&b.im.fee=0.15&b.im.duration=36",
		"c.tier=strategic&c.jg.revenue=99999.99&c.jg.growth=-50&c.jg.contribution=0",
	].join("&"),
	"halves of a cent, and models that are off although they have inputs":
		"tier=integrator&months=24&pu.new=5&pu.revenue=0.3&rf.referrals=24&rf.value=0.1&im.fee=100",
	"amounts up to ten thousand millions a month":
		"tier=strategic&months=36&pu.customers=500000&pu.new=9999.99&pu.churn=3.33&pu.revenue=15000&jg.revenue=1000000000&jg.growth=3.21&jg.contribution=100",
	"a name that is a formula, and one that is markup":
		"name=%3DHYPERLINK(%22http://x%22)&tier=reseller&pu.customers=1&pu.revenue=100&b.name=%3Cb%3E%26%00%EF%BF%BF&b.tier=reseller",
};
const cases = Object.entries(links).map(([what, link]) => ({ what, estimates: estimatesFor(link) }));
const changed = estimatesFor("tier=strategic&months=24&pu.customers=77&pu.revenue=99.99&jg.revenue=5000");
let computed: ReturnType<typeof computedByLibreOffice> = [];

beforeAll(async () => {
	// The last one holds the figures of another schedule beside its formulas: only who computes it anew gets its own.
	const [stale] = estimatesFor("months=24&tier=technology");
	const deceived = changed.map((estimate) => ({
		...estimate,
		schedule: {
			...(stale?.schedule ?? estimate.schedule),
			tier: estimate.schedule.tier,
		},
	}));
	const blobs = await Promise.all(
		[...cases.map(({ estimates }) => estimates), deceived].map((estimates) => workbook(estimates, source)),
	);
	const files = await Promise.all(blobs.map(async (blob) => new Uint8Array(await blob.arrayBuffer())));
	computed = computedByLibreOffice(files);
}, 400_000);

const toCents = (cell: string | undefined) => Number(cell).toFixed(2);

/** What LibreOffice computed and what the page shows, month by month and in total. */
function compare(sheets: Record<string, string[][]> | undefined, { letter, schedule }: Estimate) {
	const rows = sheets?.[`Months ${letter.toUpperCase()}`] ?? [];
	const layout = layoutOf(schedule);
	const keys = layout.models.map(({ model }) => model.key);
	const columns = [...layout.models.map(({ payments }) => payments), layout.total];
	const read = (row: string[] | undefined) => columns.map((first) => bounds.map((_, at) => toCents(row?.[first + at])));
	const say = (of: Estimate["schedule"]["total"][]) => of.map((triple) => bounds.map((end) => triple[end].toFixed(2)));
	return {
		computed: [...schedule.months.map(({ month }) => read(rows[month])), read(rows[schedule.months.length + 1])],
		shown: [
			...schedule.months.map(({ payments, total }) => say([...keys.map((model) => payments[model]), total])),
			say([...keys.map((model) => schedule.byModel[model]), schedule.total]),
		],
	};
}

test.each(cases.map(({ what }, at) => ({ what, at })))("LibreOffice computes what the page shows: $what", ({ at }) => {
	const estimates = cases[at]?.estimates ?? [];
	expect(estimates.length).toBeGreaterThan(0);
	for (const estimate of estimates) {
		const result = compare(computed[at], estimate);
		expect(result.computed).toEqual(result.shown);
	}
});

test("the formulas are live: they follow their inputs, whatever values stand beside them", () => {
	const [estimate] = changed;
	if (!estimate) throw new Error("The link of this test is no scenario.");
	const result = compare(computed.at(-1), estimate);
	expect(result.computed).toEqual(result.shown);
});

test("the first sheet has the link, the date, the terms, the inputs and the results", () => {
	const rows = computed[0]?.Estimate ?? [];
	const cells = (label: string) => rows.find(([first]) => first === label)?.slice(1);
	expect(cells("Link")?.[0]).toBe(source.link);
	expect(cells("Made on")?.[0]).toBe("2027-01-31");
	expect(cells("Program terms")?.[0]).toBe("1.0, effective 2024-12-21");
	expect(cells("Tier")).toEqual(["Reseller", "Technology Partner", "Strategic Partner"]);
	expect(cells("Customers at the start")).toEqual(["10", "3", ""]);
	expect(cells("Lost each month, %")).toEqual(["1.75", "0", "0"]);
	expect(cells("Platform Usage, expected")?.map(Number)).toEqual([expect.any(Number), expect.any(Number), 0]);
	expect(cells("Total, expected")?.map(toCents)).toEqual(
		cases[0]?.estimates.map(({ schedule }) => schedule.total.expected.toFixed(2)),
	);
});

test("a name is text: nothing of it is computed, and nothing of it breaks the file", () => {
	const titles = computed[3]?.Estimate?.find(([first]) => first === "Inputs");
	expect(titles).toEqual(["Inputs", '=HYPERLINK("http://x")', "<b>&  "]);
});
