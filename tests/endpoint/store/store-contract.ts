// What every store promises. sqlite.test.ts and postgres.test.ts run it.
import { afterAll, expect, test } from "vitest";
import { repeatWindow, type Store } from "#endpoint/store/store.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";
import { describeNotifications } from "./notification-contract.ts";
import { after, minute, noon, submission } from "./submission.ts";

export type Database = {
	/** Opens the same database once more, as another server would. */
	open: () => Store;
	/** Every byte that the database keeps on disk, all that it knows being written there. */
	bytes: () => Promise<Buffer>;
	remove: () => Promise<void>;
};

/** Declares the tests of the contract for stores of one kind; each test has a new database. */
export function describeStore(create: () => Promise<Database>) {
	let databases: Database[] = [];
	let stores: Store[] = [];
	let current: Database;

	const open = () => {
		const store = current.open();
		stores.push(store);
		return store;
	};
	const inNewDatabase = (name: string, run: (store: Store) => Promise<void>) =>
		test(name, async () => {
			current = await create();
			databases.push(current);
			try {
				await run(open());
			} finally {
				await Promise.all(stores.map((store) => store.close()));
				stores = [];
			}
		});
	afterAll(async () => {
		await Promise.all(databases.map((database) => database.remove()));
		databases = [];
	});

	inNewDatabase("an application is found as it was added", async (store) => {
		const added = submission({ submissionId: "0b7e1c1a-3c5b-4f0e-9a68-2d2f6c2b1e11" });
		expect(await store.add(added)).toEqual({ outcome: "stored", reference: added.reference, receivedAt: noon });
		const { reference, receivedAt, submissionId, held, answers } = added;
		expect(await store.find(reference)).toEqual({ reference, receivedAt, submissionId, held, answers });
		expect(await storedIn(store)).toHaveLength(1);
		expect(await store.find("MP-0000-0001")).toBeNull();
	});

	inNewDatabase("what was added is there for a server that opens the database later", async (store) => {
		const added = submission();
		await store.add(added);
		await store.close();
		stores = [];
		expect(await open().find(added.reference)).toMatchObject({ answers: added.answers });
	});

	inNewDatabase("the same submission ID and content is the earlier one, however much later", async (store) => {
		const first = submission({ submissionId: "a" });
		await store.add(first);
		const again = await store.add(submission({ submissionId: "a", receivedAt: after(1_000 * minute) }));
		expect(again).toEqual({ outcome: "repeated", reference: first.reference, receivedAt: noon });
	});

	inNewDatabase("the same submission ID with other content is refused and not stored", async (store) => {
		await store.add(submission({ submissionId: "a" }));
		expect(await store.add(submission({ submissionId: "a", digest: "other" }))).toEqual({ outcome: "reused" });
		expect(await storedIn(store)).toHaveLength(1);
	});

	inNewDatabase("the same content without submission ID is the earlier one within ten minutes", async (store) => {
		const first = submission();
		await store.add(first);
		const within = await store.add(submission({ receivedAt: after(repeatWindow - 1) }));
		const later = await store.add(submission({ receivedAt: after(repeatWindow) }));
		expect(within).toMatchObject({ outcome: "repeated", reference: first.reference });
		expect(later).toMatchObject({ outcome: "stored" });
	});

	inNewDatabase("what was held is no earlier one for what is not", async (store) => {
		await store.add(submission({ held: true }));
		expect(await store.add(submission())).toMatchObject({ outcome: "stored" });
	});

	inNewDatabase("a reference that is taken is said to be", async (store) => {
		const first = submission();
		await store.add(first);
		const other = submission({ reference: first.reference, digest: "other" });
		expect(await store.add(other)).toEqual({ outcome: "taken" });
		expect(await store.find(first.reference)).toMatchObject({ answers: first.answers });
	});

	inNewDatabase("of the same content sent to several servers at once, one is stored", async (store) => {
		const servers = [store, open(), open()];
		for (const submissionId of [null, "b"]) {
			const digest = `many ${submissionId}`;
			const added = await Promise.all(
				Array.from({ length: 30 }, (_, index) => servers[index % 3]?.add(submission({ submissionId, digest }))),
			);
			const outcomes = added.map((each) => each?.outcome);
			expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
			expect(outcomes.filter((outcome) => outcome === "repeated")).toHaveLength(29);
		}
	});

	inNewDatabase("several servers that start at once migrate once", async (store) => {
		const servers = [store, ...Array.from({ length: 5 }, open)];
		const added = await Promise.all(
			servers.map((server, index) => server.add(submission({ digest: `server ${index}` }))),
		);
		expect(added.map(({ outcome }) => outcome)).toEqual(servers.map(() => "stored"));
		expect(await storedIn(store)).toHaveLength(servers.length);
	});

	inNewDatabase("an allowance counts down, refuses, and is whole again when its time is over", async (store) => {
		const allowance = { count: 2, seconds: 60 };
		const waits = [];
		for (const at of [0, 1_000, 2_000, 59_500, 60_000]) {
			waits.push(await store.allow("203.0.113.7", allowance, after(at)));
		}
		expect(waits).toEqual([0, 0, 58, 1, 0]);
		expect(await store.allow("203.0.113.8", allowance, after(2_000))).toBe(0);
	});

	inNewDatabase("a clock that is set back locks nobody out for longer than an allowance lasts", async (store) => {
		const allowance = { count: 1, seconds: 60 };
		const years = 4 * 365 * 24 * 60 * minute;
		for (const at of [0, 1]) await store.allow("203.0.113.7", allowance, after(years + at));
		expect(await store.allow("203.0.113.7", allowance, noon)).toBe(0);
		expect(await store.allow("203.0.113.7", allowance, noon)).toBe(60);
	});

	inNewDatabase("clients whose allowance is whole again are forgotten", async (store) => {
		const allowance = { count: 1, seconds: 60 };
		await store.allow("203.0.113.7", allowance, noon);
		await store.forgetClients(after(30_000));
		expect(await store.allow("203.0.113.7", allowance, after(30_000))).toBe(30);
		await store.forgetClients(after(61_000));
		expect(await store.allow("203.0.113.7", allowance, after(61_000))).toBe(0);
	});

	inNewDatabase("requests that were refused are counted by day", async (store) => {
		const day = 24 * 60 * minute;
		expect(await store.refusedSince(noon)).toBe(0);
		await store.countRefused(3, noon);
		await store.countRefused(4, after(1));
		await store.countRefused(5, after(day));
		expect(await store.refusedSince(noon)).toBe(12);
		expect(await store.refusedSince(after(day))).toBe(5);
	});

	inNewDatabase("no address of a client is in the database", async (store) => {
		await store.allow("203.0.113.77", { count: 1, seconds: 60 }, noon);
		await store.probe(noon);
		await store.close();
		stores = [];
		expect((await current.bytes()).includes("203.0.113.77")).toBe(false);
	});

	describeNotifications(inNewDatabase, open);

	inNewDatabase("of a deleted application no byte is left, and its notifications are gone", async (store) => {
		const kept = submission({ digest: "kept" });
		await store.add(kept);
		const doomed = submission({ announce: ["webhook"], answers: secretAnswers(), submissionId: "gone" });
		await store.add(doomed);
		const [notification] = await store.claimDue("webhook", noon, minute, 1);
		await store.markFailed(notification?.id ?? "", noon, "SMTP 550", ["team@mamey.example"]);
		expect((await current.bytes()).includes(secret)).toBe(true);
		expect(await store.delete(doomed.reference)).toBe(true);
		expect(await store.delete(doomed.reference)).toBe(false);
		expect(await store.removeTraces(patience)).toBe(true);
		expect(await store.find(doomed.reference)).toBeNull();
		expect(await store.undelivered(10)).toEqual([]);
		expect(await store.find(kept.reference)).not.toBeNull();
		expect((await current.bytes()).includes(secret)).toBe(false);
		expect((await current.bytes()).includes(doomed.reference)).toBe(false);
		expect((await current.bytes()).includes(kept.reference)).toBe(true);
	});

	inNewDatabase("purging deletes what is older, without a trace, and keeps the rest", async (store) => {
		for (let index = 0; index < 200; index++) {
			const receivedAt = after(index * minute);
			await store.add(submission({ digest: `${index}`, receivedAt, answers: index < 150 ? secretAnswers() : {} }));
		}
		expect((await current.bytes()).includes(secret)).toBe(true);
		expect(await store.purge(after(150 * minute))).toBe(150);
		expect(await store.purge(after(150 * minute))).toBe(0);
		expect(await store.removeTraces(patience)).toBe(true);
		expect(await storedIn(store)).toHaveLength(50);
		expect((await current.bytes()).includes(secret)).toBe(false);
	});

	inNewDatabase("a probe proves that applications can be stored", async (store) => {
		await expect(store.probe(noon)).resolves.toBeUndefined();
	});

	inNewDatabase("any text comes back as it was", async (store) => {
		const answers = {
			company_name: "Ñandú 🥭 'quoted' \"twice\" \\ ; DROP TABLE applications; --",
			revenue_goals: "a\nb\tc",
		};
		const added = submission({ answers });
		await store.add(added);
		expect((await store.find(added.reference))?.answers).toEqual(answers);
	});
}

const patience = 10_000;
const secret = "Tamarind Holdings of Roseau";
const secretAnswers = () => ({ company_name: secret, customer_base: `${secret} ${"and its customers ".repeat(100)}` });
