import { expect, test } from "vitest";
import { missingMigrations } from "#endpoint/store/migrations.ts";

// A migration that is changed after a release no longer runs anywhere: databases refuse it. New ones are added at the end.
test.each([
	["sqlite", ["aa36611eda65", "e94f8f852526", "e63406f60c62", "522ee672ff5f", "2402ed8c1c44"]],
	["postgres", ["db709db1d045", "e94f8f852526", "c8c4bd4fa77a", "e004ebd5b553", "5d28a40ed987"]],
] as const)("migrations of %s are as they were when they ran first", (database, hashes) => {
	expect(missingMigrations(database, []).run.map(({ hash }) => hash.slice(0, 12))).toEqual(hashes);
});
