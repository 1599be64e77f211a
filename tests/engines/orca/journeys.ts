import type { Listener } from "./listener.ts";

/** What people do with the keys alone, and what they have to hear. */
export const journeys: Readonly<Record<string, (listener: Listener) => Promise<void>>> = {
	"an application with nothing typed": async (listener) => {
		await listener.open("/apply/");
		await listener.pressUntil("Tab", /^Continue push button/, 40);
		listener.press("Return");
		await listener.hears(/^There are 6 problems/);
		await listener.pressUntil("Tab", /^Enter the name of your company link/, 1);
	},
	"a number of the estimator": async (listener) => {
		await listener.open("/estimate/?tier=reseller&months=12&pu.customers=10&pu.revenue=1000");
		await listener.hears(/^Expected \$54,000\.00, between \$48,000\.00 and \$60,000\.00/);
		await listener.pressUntil("Tab", /^Revenue of one, monthly entry 1,000/, 40);
		await listener.hears(/^USD/);
		listener.type("12x");
		await listener.hears(/^Enter a number, such as 1,000 or 2\.5m\. 12 counts until then/);
	},
	"a flowchart": async (listener) => {
		await listener.open("/guide/choose-a-tier/");
		await listener.pressUntil("Tab", /^Partnership Selection Guide region/, 60);
		// Line by line, as the picture is read, and then by its links.
		const nodes = await listener.pressUntil("Down", /^Apply for Partnership/, 30);
		listener.hearsNothingLike(/^(Yes|No)\b/, nodes);
		await listener.pressUntil("shift+Tab", /^Technology Company\? link/, 12);
		await listener.pressUntil("Tab", /^System Integrator\? link/, 1);
	},
	"a search": async (listener) => {
		await listener.open("/guide/");
		listener.press("slash");
		await listener.hears(/^Search the guide dialog/);
		listener.type("payout");
		await listener.hears(/^\d+ sections?$/);
		await listener.pressUntil("Down", /^Revenue Sharing Models.* link/, 1);
	},
};
