// The log of changes is append-only: no statement of the store changes or deletes a line, but for the one by which erasure blanks actors.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { DATABASES } from "../contracts/databases.ts";

/** Every statement of the store that changes or deletes rows of a table, by file. */
function writesTo(table: string): readonly string[] {
  const files = readdirSync("db", { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  return files.flatMap((name) => {
    const text = readFileSync(join("db", name), "utf8");
    const found = text.matchAll(new RegExp(`\\.(update|delete)\\(\\s*(?:\\w+\\.)*${table}\\s*\\)`, "g"));
    return [...found].map(([, verb]) => `${verb} in ${name}`);
  });
}

describe("the log of changes", () => {
  it("is changed by erasure alone, and never deleted from", () => {
    expect(writesTo("changes")).toEqual(["update in store/erasure.ts"]);
    // The search finds what it looks for.
    expect(writesTo("dialogs").length).toBeGreaterThan(0);
  });

  it.each(DATABASES)("keeps its lines whatever becomes of what they tell of, on $name", async ({ open }) => {
    const opened = await open();
    onTestFinished(() => opened.close());
    const { people } = opened.store;
    const organization = await people.ensureOrganization({
      ...{ name: "Acme", zone: "UTC", locale: "en", operator: "IT" },
    });
    const connection = await people.ensureConnection({
      ...{ organizationId: organization.id, platform: "slack", externalId: "T1", name: "Acme" },
    });
    const now = new Date("2026-01-05T08:00:00Z");
    const member = { name: "Ann", locale: null, zone: null, guest: false };
    const [ann, bob] = await people.remember(
      connection.id,
      ["A", "B"].map((externalId) => ({ ...member, externalId })),
      now,
    );
    if (!ann || !bob) throw new Error("nobody was met");
    for (const { personId } of [ann, bob]) {
      const change = { what: "round-closed", details: { round: 3 } } as const;
      await people.record(organization.id, { at: now, actorPersonId: personId, ...change });
    }
    const before = await people.changes(organization.id, 9);
    await people.forget(ann.personId, now);
    const after = await people.changes(organization.id, 9);
    expect(after).toEqual(
      before.map((line) =>
        line.actorPersonId === ann.personId ? { ...line, actorPersonId: null, actorName: null } : line,
      ),
    );
  });
});
