// What every store of ballots does: shows the facts of a press, keeps what core decides, and nothing when it fails.
import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ballot } from "../../core/answer/ballot.ts";
import type { BallotDecision, PressFacts } from "../../core/answer/ports.ts";
import { SurveyError } from "../../core/errors.ts";
import { createStore } from "../../db/store.ts";
import { AFTER, type Asked, type AskedRound, askRound, CLOSES, DURING, GRACE } from "./asked-round.ts";
import { chance, DATABASES, type Opened } from "./databases.ts";

const NINE: Ballot = { score: 9, reason: "kind people", improve: null, drivers: ["team"], mayQuote: true };

describe.each(DATABASES)("ballots on $name", ({ open }) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  const person = ({ asked }: AskedRound, at: number): Asked => {
    const one = asked[at];
    if (one === undefined) throw new Error("nobody there");
    return one;
  };

  async function look(token: string, presser: Asked["presser"]): Promise<PressFacts | null> {
    return opened.store.ballots.change({ token, presser, now: DURING }, (facts) => ({ outcome: facts }));
  }

  async function press<T>(token: string, presser: Asked["presser"], decision: BallotDecision<T>): Promise<T> {
    return opened.store.ballots.change({ token, presser, now: DURING }, () => decision);
  }

  async function rows() {
    return opened.engine.db.select().from(opened.engine.tables.ballots);
  }

  describe("the facts of a press", () => {
    test("name the round, the invitation and the presser", async () => {
      const round = await askRound(opened);
      const { token, presser, invitationId, accountId, personId } = person(round, 0);
      expect(await look(token, presser)).toEqual({
        round: round.round,
        invitationId,
        isInvitee: true,
        presser: expect.objectContaining({ id: accountId, personId, platform: "slack", state: "subscribed" }),
        ballot: null,
        schedule: { cadence: round.schedule.cadence, zone: "UTC", anchor: "2026-03-02", blackouts: [] },
      });
    });

    test("tell that a token names someone else, and keep that one's ballot to themselves", async () => {
      const round = await askRound(opened);
      await press(person(round, 0).token, person(round, 0).presser, { ballot: NINE, outcome: null });
      const facts = await look(person(round, 0).token, person(round, 1).presser);
      expect(facts).toMatchObject({
        isInvitee: false,
        ballot: null,
        presser: { id: person(round, 1).accountId },
      });
    });

    test("tell of a presser whom nobody has met", async () => {
      const round = await askRound(opened);
      const stranger = { connectionId: round.connectionId, externalId: "UNOBODY" };
      expect(await look(person(round, 0).token, stranger)).toMatchObject({ isInvitee: false, presser: null });
    });

    test.each(["", "nothing", "round-staff-of-22-chars"])("are null for the token “%s”", async (token) => {
      const round = await askRound(opened);
      expect(await look(token, person(round, 0).presser)).toBeNull();
    });

    test("are null for a presser of another organization or of no connection", async () => {
      const round = await askRound(opened);
      const { organizations, connections } = opened.engine.tables;
      const elsewhere = { id: "other", name: "Other", zone: "UTC", locale: "en", operator: "X" } as const;
      await opened.engine.db.insert(organizations).values(elsewhere);
      const connection = {
        id: "c2",
        organizationId: "other",
        platform: "slack",
        externalId: "T2",
        name: "Other",
      } as const;
      await opened.engine.db.insert(connections).values(connection);
      const { token, presser } = person(round, 0);
      expect(await look(token, { ...presser, connectionId: "c2" })).toBeNull();
      expect(await look(token, { ...presser, connectionId: "none" })).toBeNull();
    });

    test("find a person's own place behind a channel's post", async () => {
      const round = await askRound(opened, { mode: "post", people: 3, strangers: 1 });
      expect(await look("post-staff", person(round, 0).presser)).toMatchObject({
        invitationId: null,
        isInvitee: true,
      });
      expect(await look("post-staff", person(round, 2).presser)).toMatchObject({
        invitationId: null,
        isInvitee: false,
      });
    });

    test("bring the days on which nobody is asked", async () => {
      const round = await askRound(opened);
      const { organizationId } = round.schedule;
      const { policy, version } = await opened.store.people.policy(organizationId);
      const blackouts = [{ from: "2026-12-21", to: "2027-01-01", name: "Closed" }];
      await opened.store.people.setPolicy(organizationId, { ...policy, blackouts }, version);
      const { token, presser } = person(round, 0);
      expect((await look(token, presser))?.schedule).toMatchObject({ blackouts });
    });

    test("leave a schedule out that is not active", async () => {
      const round = await askRound(opened);
      await opened.store.schedules.update({ ...round.schedule, state: "paused" }, round.schedule.version);
      expect((await look(person(round, 0).token, person(round, 0).presser))?.schedule).toBeNull();
    });

    test("recognise a person by another of their accounts", async () => {
      const round = await askRound(opened);
      const { token, personId } = person(round, 0);
      const [telegram] = await Promise.all([
        opened.store.people.ensureConnection({
          organizationId: round.organizationId,
          platform: "telegram",
          externalId: "B1",
          name: "bot",
        }),
      ]);
      const member = { externalId: "456", name: "P", locale: null, zone: null, guest: false };
      const [account] = await opened.store.people.remember(telegram.id, [member], DURING);
      const { accounts } = opened.engine.tables;
      await opened.engine.db
        .update(accounts)
        .set({ personId })
        .where(eq(accounts.id, account?.id ?? ""));
      const presser = { connectionId: telegram.id, externalId: "456" };
      expect(await look(token, presser)).toMatchObject({
        isInvitee: true,
        presser: { platform: "telegram" },
      });
    });

    test("do not know a forgotten person's token any more", async () => {
      const round = await askRound(opened);
      const { token, presser, personId } = person(round, 0);
      await opened.store.people.forget(personId, DURING);
      expect(await look(token, presser)).toMatchObject({ isInvitee: false, presser: null });
    });
  });

  describe("what core decides", () => {
    test("is kept, changed, left alone and withdrawn", async () => {
      const round = await askRound(opened);
      const { token, presser } = person(round, 0);
      expect(await press(token, presser, { ballot: NINE, outcome: "kept" })).toBe("kept");
      expect((await look(token, presser))?.ballot).toEqual(NINE);
      const four = { score: 4, reason: null, improve: "多一点时间 🌱", drivers: [], mayQuote: false };
      await press(token, presser, { ballot: four, outcome: null });
      expect((await look(token, presser))?.ballot).toEqual(four);
      await press(token, presser, { outcome: null });
      expect((await look(token, presser))?.ballot).toEqual(four);
      expect(await rows()).toHaveLength(1);
      await press(token, presser, { ballot: null, outcome: null });
      expect((await look(token, presser))?.ballot).toBeNull();
      expect(await rows()).toHaveLength(0);
    });

    test("lets a newcomer into an open crowd, once", async () => {
      const round = await askRound(opened, { mode: "post", population: "open", people: 1, strangers: 1 });
      const { presser, personId } = person(round, 0);
      await press("post-staff", presser, { ballot: NINE, admit: true, outcome: null });
      await press("post-staff", presser, { ballot: { ...NINE, score: 3 }, admit: true, outcome: null });
      expect(await look("post-staff", presser)).toMatchObject({ isInvitee: true, ballot: { score: 3 } });
      expect(await opened.store.rounds.wasAsked(round.round.id, personId)).toBe(true);
      expect(await opened.engine.db.select().from(opened.engine.tables.invitations)).toHaveLength(1);
      expect((await opened.store.rounds.byId(round.round.id))?.invited).toBe(40);
    });

    test("is refused as a broken assumption where it would give a ballot to someone without an invitation", async () => {
      const round = await askRound(opened, { people: 2, strangers: 1 });
      const kept = press(person(round, 0).token, person(round, 1).presser, { ballot: NINE, outcome: null });
      await expect(kept).rejects.toThrow(SurveyError);
      await expect(
        press("nothing", person(round, 0).presser, { ballot: NINE, outcome: null }),
      ).rejects.toThrow(SurveyError);
      expect(await rows()).toEqual([]);
    });

    test("stores nothing when deciding throws, and nobody else's press is lost by it", async () => {
      const round = await askRound(opened);
      const broken = opened.store.ballots.change({ ...person(round, 0), now: DURING }, () => {
        throw new SurveyError("internal", { what: "test" });
      });
      const fine = press(person(round, 1).token, person(round, 1).presser, { ballot: NINE, outcome: "fine" });
      await expect(broken).rejects.toMatchObject({ code: "internal" });
      expect(await fine).toBe("fine");
      expect((await rows()).map(({ personId }) => personId)).toEqual([person(round, 1).personId]);
    });

    test("builds on the press before it, also when a person presses in several places at once", async () => {
      const round = await askRound(opened);
      const other = createStore(opened.again === null ? opened.engine : await opened.again(), chance).ballots;
      const { token, presser } = person(round, 0);
      await press(token, presser, { ballot: { ...NINE, drivers: [] }, outcome: null });
      const ticks = Array.from({ length: 16 }, (_, at) => `driver${at}`);
      await Promise.all(
        ticks.map((tick, at) =>
          (at % 2 === 0 ? opened.store.ballots : other).change({ token, presser, now: DURING }, (facts) => ({
            ballot: { ...NINE, drivers: [...(facts?.ballot?.drivers ?? []), tick] },
            outcome: null,
          })),
        ),
      );
      const [row] = await rows();
      expect([...(row?.drivers ?? [])].sort()).toEqual([...ticks].sort());
    });

    test("is one ballot a person, however many press at once", async () => {
      const round = await askRound(opened, { people: 40 });
      const presses = round.asked.flatMap((asked, at) => [
        press(asked.token, asked.presser, { ballot: { ...NINE, score: at % 11 }, outcome: null }),
        press(asked.token, asked.presser, { ballot: { ...NINE, score: at % 11 }, outcome: null }),
      ]);
      await Promise.all(presses);
      const kept = await rows();
      expect(kept).toHaveLength(40);
      for (const [at, { personId }] of round.asked.entries()) {
        expect(kept.find((row) => row.personId === personId)?.score).toBe(at % 11);
      }
    });
  });

  test("a press after the round began to close reads that it did", async () => {
    const round = await askRound(opened);
    await opened.store.sealing.closing(round.organizationId, AFTER, GRACE);
    expect((await look(person(round, 0).token, person(round, 0).presser))?.round.state).toBe("closing");
  });

  test("words that come after closing time are kept like any others", async () => {
    const round = await askRound(opened);
    const { token, presser } = person(round, 0);
    await press(token, presser, { ballot: NINE, outcome: null });
    const words = { ...NINE, reason: "typed slowly" };
    const kept = opened.store.ballots.change({ token, presser, now: CLOSES }, (facts) => ({
      ...(facts?.ballot ? { ballot: words } : {}),
      outcome: facts?.ballot,
    }));
    expect(await kept).toEqual(NINE);
    expect((await look(token, presser))?.ballot).toEqual(words);
  });

  test("nothing about a press is left in the invitation or its deliveries", async () => {
    const round = await askRound(opened);
    const { deliveries, invitations } = opened.engine.tables;
    const { token, presser, invitationId } = person(round, 0);
    const both = async () => [
      await opened.engine.db.select().from(invitations).where(eq(invitations.id, invitationId)),
      await opened.engine.db
        .select()
        .from(deliveries)
        .where(and(eq(deliveries.ref, invitationId))),
    ];
    const before = await both();
    await press(token, presser, { ballot: NINE, outcome: null });
    expect(await both()).toEqual(before);
  });
});
