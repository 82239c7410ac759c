// Whatever people link and unlink, in whatever order: no chain, no cycle, one account a platform, and one question a round to each.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "../../../core/people/person.ts";
import type { Platform } from "../../../core/ports.ts";
import { reconcile } from "../../../core/reconcile.ts";
import { createAcme, MONDAY, member, TUESDAY } from "../ask/acme.ts";

const PEOPLE = 6;
type Step =
  | { readonly kind: "link"; readonly maker: number; readonly speaker: number }
  | { readonly kind: "unlink"; readonly who: number }
  | { readonly kind: "prefer"; readonly who: number; readonly platform: Platform };

const who = fc.integer({ min: 0, max: 2 * PEOPLE - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("link" as const), maker: who, speaker: who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("unlink" as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("prefer" as const),
      who,
      platform: fc.constantFrom<Platform>("slack", "telegram"),
    }),
  },
);

describe("random links", () => {
  it("never make a chain or a cycle, and nobody is asked twice", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const acme = await createAcme();
        const { ports, organization, engine } = acme;
        const organizationId = organization.id;
        acme.hire(PEOPLE);
        const met = async (connectionId: string, ids: readonly string[]): Promise<readonly Account[]> =>
          ports.people.remember(
            connectionId,
            ids.map((id) => member(id)),
            MONDAY,
          );
        const numbers = Array.from({ length: PEOPLE }, (_, at) => at);
        const onSlack = await met(
          acme.slack.id,
          numbers.map((at) => `U${at}`),
        );
        const onTelegram = await met(
          acme.telegram.id,
          numbers.map((at) => `${at}`),
        );
        for (const { id } of onTelegram) await ports.people.subscribe(id, MONDAY);
        const all = [...onSlack, ...onTelegram];
        const account = (at: number): Account => {
          const found = all[at];
          if (found === undefined) throw new Error("nobody there");
          return found;
        };

        for (const [at, one] of steps.entries()) {
          if (one.kind === "link") {
            const codeHash = `code ${at}`;
            const expiresAt = TUESDAY;
            await ports.links.createLinkCode({
              ...{ organizationId, codeHash, expiresAt },
              accountId: account(one.maker).id,
            });
            const said = { organizationId, codeHash, accountId: account(one.speaker).id, now: MONDAY };
            await ports.links.link(said);
            continue;
          }
          const now = await ports.people.accountById(account(one.who).id);
          if (one.kind === "unlink") await ports.links.unlink(now?.personId ?? "");
          else await ports.links.prefer(now?.personId ?? "", one.platform);
        }

        const rows = await engine.db.select().from(engine.tables.people);
        const roots = new Map(rows.map(({ id, linkedTo }) => [id, linkedTo]));
        for (const { linkedTo } of rows) {
          if (linkedTo !== null) expect(roots.get(linkedTo)).toBeNull();
        }
        const now = await Promise.all(all.map(({ id }) => ports.people.accountById(id)));
        for (const group of Map.groupBy(now, (each) => each?.personId).values()) {
          const places = group.map((each) => each?.connectionId);
          expect(new Set(places).size).toBe(places.length);
        }

        // A round for all of Slack and one for all of Telegram, at the same moment.
        const everyone = { kind: "everyone", guests: false } as const;
        const promise = { ...acme.staff, promise: "attributed" as const };
        await ports.surveys.update(promise, acme.staff.version, MONDAY);
        await acme.schedule({ audience: everyone, gapDays: 6 });
        await acme.schedule({ audience: everyone, gapDays: 6, connectionId: acme.telegram.id, key: "there" });
        await reconcile(ports, organizationId, TUESDAY);
        const asked = await engine.db.select().from(engine.tables.invitations);
        const people = asked.map(({ personId }) => roots.get(personId ?? "") ?? personId);
        expect(new Set(people).size).toBe(people.length);
        // And everyone is asked: six on each platform, less those who are two accounts of one.
        expect(people.length).toBe(new Set(now.map((each) => each?.personId)).size);
        const questions = await acme.owed("question");
        expect(questions).toHaveLength(people.length);
        await acme.close();
      }),
      { numRuns: 12 },
    );
  });
});
