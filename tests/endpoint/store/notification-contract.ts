// What every store promises of notifications. store-contract.ts runs it.
import { expect } from "vitest";
import { channels, type Store, type Submission } from "#endpoint/store/store.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";
import { after, minute, noon, submission } from "./submission.ts";

const lease = 5 * minute;

/** Declares a test that has a new database. */
type InNewDatabase = (name: string, run: (store: Store) => Promise<void>) => void;

/** Declares the tests of what waits to be told; `open` opens the database of a test once more, as another server would. */
export function describeNotifications(inNewDatabase: InNewDatabase, open: () => Store) {
	inNewDatabase(
		"a notification is taken by one server, and by another when the first did not tell in time",
		async (store) => {
			const other = open();
			const added = submission({ announce: ["webhook"] });
			await store.add(added);
			const [first, second] = [
				await store.claimDue("webhook", noon, lease, 10),
				await other.claimDue("webhook", noon, lease, 10),
			];
			expect([first.length, second.length]).toEqual([1, 0]);
			expect(first[0]).toMatchObject({ channel: "webhook", attempts: 0, application: { reference: added.reference } });
			const third = await other.claimDue("webhook", after(lease), lease, 10);
			expect(third).toEqual([{ ...first[0], attempts: 1 }]);
		},
	);

	inNewDatabase("what several servers take at once is taken once", async (store) => {
		const servers = [store, open(), open()];
		for (let index = 0; index < 30; index++) {
			await store.add(submission({ digest: `notification ${index}`, announce: ["webhook", "email"] }));
		}
		const taken = await Promise.all(
			Array.from({ length: 12 }, (_, index) =>
				servers[index % 3]?.claimDue(channels[index % 2] ?? "webhook", noon, minute, 10),
			),
		);
		const ids = taken.flatMap((each) => each?.map(({ id }) => id) ?? []);
		expect(new Set(ids).size).toBe(ids.length);
	});

	inNewDatabase("a notification waits until it was delivered, and says why it was not", async (store) => {
		const { reference } = await addAnnounced(store);
		expect(await store.oldestUndelivered()).toEqual(noon);
		const [taken] = await store.claimDue("webhook", noon, minute, 10);
		const id = taken?.id ?? "";
		await store.markFailed(id, after(10 * minute), "HTTP 500");
		expect(await store.claimDue("webhook", after(9 * minute), minute, 10)).toEqual([]);
		expect(await store.undelivered(10)).toEqual([
			{
				reference,
				channel: "webhook",
				attempts: 1,
				since: noon,
				nextAttempt: after(10 * minute),
				lastFailure: "HTTP 500",
			},
		]);
		await store.retryNow(after(minute), lease);
		expect(await store.claimDue("webhook", after(minute), minute, 10)).toHaveLength(1);
		await store.markDelivered(id, after(minute));
		expect(await store.undelivered(10)).toEqual([]);
		expect(await store.oldestUndelivered()).toBeNull();
		expect(await store.claimDue("webhook", after(100 * minute), minute, 10)).toEqual([]);
	});

	inNewDatabase(
		"whom a notification reached is remembered until it is delivered, also by another server",
		async (store) => {
			await addAnnounced(store);
			const other = open();
			const told = async (minutes: number) => {
				const [taken] = await other.claimDue("webhook", after(minutes * minute), minute, 10);
				return { id: taken?.id ?? "", told: taken?.told };
			};
			const { id, told: atFirst } = await told(0);
			expect(atFirst).toEqual([]);
			await store.markFailed(id, after(minute), "SMTP 550", ["a@mamey.example"]);
			expect(await told(1)).toEqual({ id, told: ["a@mamey.example"] });
			await store.markFailed(id, after(2 * minute), "SMTP 550", ["a@mamey.example", "b@mamey.example"]);
			// An attempt that did not get so far forgets nobody.
			await told(2);
			await store.markFailed(id, after(3 * minute), "connection refused");
			expect(await told(3)).toEqual({ id, told: ["a@mamey.example", "b@mamey.example"] });
			await store.markDelivered(id, after(3 * minute));
			expect(await store.undelivered(10)).toEqual([]);
		},
	);

	inNewDatabase("what was made by a clock that was set back since is due, and waits since now", async (store) => {
		await store.add(submission({ announce: ["webhook"], receivedAt: after(1_000 * minute) }));
		await store.retryNow(noon, lease);
		expect(await store.oldestUndelivered()).toEqual(noon);
		expect(await store.claimDue("webhook", noon, minute, 10)).toHaveLength(1);
	});

	inNewDatabase("what is held is not announced until it is released, once", async (store) => {
		const { reference } = submission();
		await store.add(submission({ reference, held: true, announce: ["webhook"] }));
		expect(await store.claimDue("webhook", after(minute), minute, 10)).toEqual([]);
		expect(await storedIn(store, { held: true })).toHaveLength(1);
		expect(await store.release(reference, ["webhook", "email"], after(minute))).toBe(true);
		expect(await store.release(reference, ["webhook", "email"], after(minute))).toBe(false);
		expect(await storedIn(store, { held: true })).toEqual([]);
		const due = await Promise.all(channels.map((channel) => store.claimDue(channel, after(minute), minute, 10)));
		expect(due.flat().map(({ channel }) => channel)).toEqual(channels);
	});
}

async function addAnnounced(store: Store): Promise<Submission> {
	const added = submission({ announce: ["webhook"] });
	await store.add(added);
	return added;
}
