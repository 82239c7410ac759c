import { describe, expect, it } from "vitest";
import { drainDeliveries } from "../../../core/deliver/drain-deliveries.ts";
import { SurveyError } from "../../../core/errors.ts";
import type { SendOutcome } from "../../../core/ports.ts";
import { OPTIONS, owed, type Setup, sent, setUp } from "./drain-setup.ts";
import { EPOCH } from "./virtual-clock.ts";

const channel = { address: { kind: "channel", externalId: "C1" }, accountId: null } as const;
const at = (ms: number) => new Date(EPOCH.getTime() + ms);
const drain = ({ clock, ports }: Setup, options = {}) =>
  clock.run(drainDeliveries(ports, { ...OPTIONS, ...options }));

/** Answers the first request in one way and all others with `sent`. */
function firstly(outcome: SendOutcome): () => SendOutcome {
  let first = true;
  return () => {
    const answer = first ? outcome : sent;
    first = false;
    return answer;
  };
}

describe("what a message takes beside its words", () => {
  it("is got ready before the permission to send, however long that takes", async () => {
    const setup = setUp({ load: async ({ id }) => ({ text: id, parts: [] }) });
    const { ports, clock, outbox, requests } = setup;
    const events: string[] = [];
    const messenger = {
      ...ports.messenger,
      async prepare() {
        events.push("prepared");
        await clock.sleep(6_000);
      },
    };
    const watched = {
      ...ports.outbox,
      async permit(...asked: Parameters<typeof ports.outbox.permit>) {
        events.push("permitted");
        return ports.outbox.permit(...asked);
      },
    };
    await outbox.owe([owed("U1")], EPOCH);
    await drain({ ...setup, ports: { ...ports, messenger, outbox: watched } });
    expect(events).toEqual(["prepared", "permitted"]);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.at.getTime()).toBeGreaterThanOrEqual(at(6_000).getTime());
    expect(outbox.deliveries[0]).toMatchObject({ state: "sent", attempt: 1 });
  });
});

describe("what a send comes to", () => {
  it("is sent, with the platform's id of the message", async () => {
    const setup = setUp();
    await setup.outbox.owe([owed("U1")], EPOCH);
    expect(await drain(setup)).toMatchObject({ sent: 1, ended: "idle", nextDue: null });
    expect(setup.outbox.deliveries[0]).toMatchObject({ state: "sent", messageRef: "ref" });
  });

  it.each([
    [
      "unreachable, and not tried again",
      { kind: "unreachable", code: "blocked" },
      { unreachable: 1 },
      { state: "unreachable" },
      [],
    ],
    [
      "dead where the platform will never take it, and the admins hear of it",
      { kind: "rejected", code: "invalid_blocks" },
      { dead: 1 },
      { state: "dead", code: "invalid_blocks" },
      ["message-rejected"],
    ],
    [
      "owed again later where the connection was refused",
      { kind: "refused", code: "ECONNREFUSED" },
      { retried: 1, sent: 1 },
      { state: "sent", attempt: 2, again: false },
      [],
    ],
    [
      "sent once more, marked, where it may have arrived",
      { kind: "ambiguous", code: "timeout" },
      { ambiguous: 1, sent: 1 },
      { state: "sent", attempt: 2, again: true },
      [],
    ],
  ] as const)("is %s", async (_, outcome, counts, delivery, troubles) => {
    const setup = setUp({ answer: firstly(outcome) });
    await setup.outbox.owe([owed("U1")], EPOCH);
    const drained = await drain(setup);
    await setup.clock.run(setup.clock.sleep(60_000));
    const later = await drain(setup);
    const total = Object.fromEntries(
      Object.keys(counts).map((key) => [key, drained[key as "sent"] + later[key as "sent"]]),
    );
    const reports = setup.outbox.deliveries.filter(({ kind }) => kind === "trouble");
    expect(total).toEqual(counts);
    expect(setup.outbox.deliveries[0]).toMatchObject(delivery);
    // Each admin account hears it once, where it can be reached.
    expect([...new Set(reports.map(({ ref }) => ref))]).toEqual(troubles);
  });

  it("is dead after two ambiguities, with the text marked the second time, and the admins hear of it", async () => {
    const setup = setUp({
      answer: ({ to }) => (to === "U1" ? { kind: "ambiguous", code: "http-500" } : sent),
    });
    await setup.outbox.owe([owed("U1")], EPOCH);
    await drain(setup);
    await setup.clock.run(setup.clock.sleep(60_000));
    await drain(setup);
    expect(setup.outbox.deliveries[0]).toMatchObject({ state: "dead", code: "http-500", attempt: 2 });
    expect(setup.requests.filter(({ to }) => to === "U1").map(({ text }) => text)).toEqual([
      "d0",
      "d0 again",
    ]);
    expect(setup.requests.some(({ to }) => to === "boss")).toBe(true);
  });

  it("is not reported where it was itself a report", async () => {
    const setup = setUp({ answer: () => ({ kind: "rejected", code: "msg_too_long" }) });
    await setup.outbox.owe([owed("boss", { kind: "trouble", ref: "message-rejected" })], EPOCH);
    await drain(setup);
    expect(setup.outbox.deliveries).toHaveLength(1);
  });

  it("goes to the channel's new address where it has moved", async () => {
    const setup = setUp({
      answer: ({ to }) => (to === "C1" ? { kind: "moved", externalId: "C2" } : sent),
    });
    await setup.outbox.owe([owed("C1", { ...channel, kind: "digest" })], EPOCH);
    await drain(setup);
    expect(setup.requests.map(({ to }) => to)).toEqual(["C1", "C2"]);
    expect(setup.outbox.states()).toEqual({ sent: 1 });
  });

  it("tells the admins of a channel that the bot was removed from", async () => {
    const setup = setUp({ answer: firstly({ kind: "unreachable", code: "not_in_channel" }) });
    await setup.outbox.owe([owed("C1", { ...channel, kind: "digest" })], EPOCH);
    await drain(setup);
    const report = setup.outbox.deliveries.find(({ kind }) => kind === "trouble");
    expect(report).toMatchObject({ ref: "channel-unreachable:C1", data: { channel: "C1" } });
  });

  it.each([
    ["settled as dead", { kind: "rejected", code: "invalid_blocks" }, "settle"],
    ["swept as dead", { kind: "ambiguous", code: "http-500" }, "sweep"],
  ] as const)(
    "is reported before it is %s: a crash in between hushes nothing up",
    async (_, outcome, step) => {
      const setup = setUp({ answer: ({ to }) => (to === "U1" ? outcome : sent) });
      await setup.outbox.owe([owed("U1")], EPOCH);
      const [one] = setup.outbox.deliveries;
      // Its second try left, and its process died.
      if (step === "sweep")
        Object.assign(one ?? {}, { state: "sending", leaseUntil: EPOCH, code: "left", again: true });
      const broken = {
        ...setup.ports,
        outbox: {
          ...setup.ports.outbox,
          [step]: async () => {
            throw new Error("the process dies here");
          },
        },
      };
      await expect(setup.clock.run(drainDeliveries(broken, OPTIONS))).rejects.toThrow("dies here");
      expect(setup.outbox.deliveries.some(({ kind }) => kind === "trouble")).toBe(true);
      expect(setup.outbox.deliveries[0]?.state).toBe("sending");
    },
  );

  it("leaves everything owed where the whole connection is barred", async () => {
    const setup = setUp({ answer: () => ({ kind: "suspended", code: "token_revoked" }) });
    await setup.outbox.owe([owed("U1"), owed("U2"), owed("U3")], EPOCH);
    const drained = await drain(setup);
    expect(drained).toMatchObject({ ended: "suspended", nextDue: null });
    expect(setup.suspended).toEqual(["token_revoked"]);
    expect(setup.requests).toHaveLength(1);
    const asked = setup.outbox.deliveries.filter(({ kind }) => kind === "question");
    expect(asked.map(({ state }) => state).every((state) => state === "retry" || state === "pending")).toBe(
      true,
    );
    // The bot that is barred cannot say so: only the admins' other accounts hear of it.
    const reports = setup.outbox.deliveries.filter(({ kind }) => kind === "trouble");
    expect(reports.map(({ connectionId, ref }) => [connectionId, ref])).toEqual([
      ["telegram", "connection-suspended"],
    ]);
  });

  it("is ambiguous where the messenger itself fails, and dead where it could not write the message", async () => {
    const setup = setUp({
      answer: ({ to }) => {
        if (to === "U1") throw new Error("score 3 of Ada");
        if (to === "U2") throw new SurveyError("message-unrenderable");
        return sent;
      },
    });
    await setup.outbox.owe([owed("U1"), owed("U2")], EPOCH);
    await drain(setup);
    expect(setup.outbox.deliveries.slice(0, 2).map(({ state, code }) => [state, code])).toEqual([
      ["ambiguous", "internal"],
      ["dead", "message-unrenderable"],
    ]);
    expect(JSON.stringify(setup.logged)).not.toContain("Ada");
  });
});

describe("the content of a message", () => {
  it("is asked for when it is about to leave, and null cancels", async () => {
    const setup = setUp({ load: async ({ ref }) => (ref === "gone" ? null : { text: ref, parts: [] }) });
    await setup.outbox.owe([owed("U1", { ref: "gone" }), owed("U2", { ref: "here" })], EPOCH);
    await drain(setup);
    expect(setup.requests.map(({ text }) => text)).toEqual(["here"]);
    expect(setup.outbox.deliveries[0]).toMatchObject({ state: "cancelled", code: "not-needed" });
  });

  it("that cannot be made waits with the error's code, and holds nothing else up", async () => {
    let broken = true;
    const setup = setUp({
      load: async ({ ref }) => {
        if (ref === "bad" && broken) throw new SurveyError("database-locked");
        return { text: ref, parts: [] };
      },
    });
    await setup.outbox.owe([owed("U1", { ref: "bad" }), owed("U2", { ref: "good" })], EPOCH);
    expect(await drain(setup)).toMatchObject({ sent: 1, retried: 1, ended: "idle", nextDue: at(10_000) });
    expect(setup.outbox.deliveries[0]).toMatchObject({ state: "retry", code: "database-locked" });
    broken = false;
    await setup.clock.run(setup.clock.sleep(10_000));
    expect(await drain(setup)).toMatchObject({ sent: 1 });
  });
});

describe("being refused", () => {
  it("silences the whole connection for as long as the platform asks", async () => {
    const setup = setUp({ answer: firstly({ kind: "rate-limited", retryAfterMs: 7000 }) });
    await setup.outbox.owe([owed("U1"), owed("U2"), owed("U3")], EPOCH);
    const drained = await drain(setup);
    expect(drained).toMatchObject({ sent: 3, rateLimited: 1 });
    const [first, ...rest] = setup.requests;
    const silentUntil = (first?.at.getTime() ?? 0) + 7000;
    expect(rest.map(({ at: left }) => left.getTime() >= silentUntil)).toEqual([true, true, true]);
  });

  it("outlives a restart", async () => {
    const setup = setUp({
      pace: { blockedUntil: at(30_000), nextAt: at(30_000), probedAt: EPOCH, ceiling: 4 },
    });
    await setup.outbox.owe([owed("U1")], EPOCH);
    expect(await drain(setup, { maxMs: 10_000 })).toMatchObject({
      sent: 0,
      ended: "time",
      nextDue: at(30_000),
    });
    await setup.clock.run(setup.clock.sleep(30_000));
    expect(await drain(setup)).toMatchObject({ sent: 1 });
    expect(setup.requests[0]?.at.getTime()).toBeGreaterThanOrEqual(at(30_000).getTime());
  });

  it("by the network, message after message, stops asking for a while instead of going through them all", async () => {
    let down = true;
    const setup = setUp({ answer: () => (down ? { kind: "refused", code: "ECONNREFUSED" } : sent) });
    await setup.outbox.owe(
      Array.from({ length: 200 }, (_, index) => owed(`U${index}`)),
      EPOCH,
    );
    await drain(setup, { maxMs: 30_000 });
    expect(setup.requests.length).toBeLessThan(20);
    down = false;
    await setup.clock.run(setup.clock.sleep(600_000));
    await drain(setup);
    expect(setup.outbox.states()).toEqual({ sent: 200 });
  });
});

describe("a channel", () => {
  it("is written to once a second at most, while people are not held up", async () => {
    const setup = setUp({ pace: { rate: 20, ceiling: 25, probedAt: EPOCH } });
    await setup.outbox.owe(
      [
        owed("C1", { ...channel, kind: "post", ref: "a" }),
        owed("C1", { ...channel, kind: "digest", ref: "b" }),
        owed("C1", { ...channel, kind: "announcement", ref: "c" }),
        ...Array.from({ length: 10 }, (_, index) => owed(`U${index}`)),
      ],
      EPOCH,
    );
    await drain(setup);
    const times = setup.requests.filter(({ to }) => to === "C1").map((one) => one.at.getTime());
    expect(times).toHaveLength(3);
    times.forEach((time, index) => {
      if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(1000);
    });
    const people = setup.requests.filter(({ to }) => to !== "C1");
    expect(people.every(({ at: left }) => left < at(1000))).toBe(true);
  });

  it.each([
    ["changes each time", false, 3],
    ["shows the last count already", true, 1],
  ])("has its post redrawn every five seconds at most: a post that %s", async (_, same, requests) => {
    let drawn = 0;
    const setup = setUp({
      load: async ({ kind }) => {
        drawn += same ? 0 : 1;
        return { text: `${kind} ${drawn}`, parts: [] };
      },
    });
    await setup.outbox.owe([owed("C1", { ...channel, kind: "post", ref: "round" })], EPOCH);
    await drain(setup);
    const update = (sequence: number) =>
      owed("C1", { ...channel, kind: "post-update", ref: "round", sequence });
    // Owed one by one, each with a drain of its own, as people answer.
    for (let pass = 1; pass <= 9; pass += 1) {
      if (pass <= 3) await setup.outbox.owe([update(5 * pass)], EPOCH);
      await drain(setup);
      await setup.clock.run(setup.clock.sleep(1500));
    }
    const redraws = setup.requests.filter(({ redraw }) => redraw);
    expect(redraws).toHaveLength(requests);
    redraws.forEach(({ at: time }, index) => {
      const before = redraws[index - 1]?.at.getTime() ?? Number.NEGATIVE_INFINITY;
      expect(time.getTime() - before).toBeGreaterThanOrEqual(5000);
    });
    const ends = setup.outbox.deliveries.map(({ state, code }) => (state === "cancelled" ? code : state));
    expect(ends).toEqual(["sent", "sent", ...new Array(2).fill(same ? "unchanged" : "sent")]);
  });

  it("waits with an update for its post, and gives up on one that never comes", async () => {
    const setup = setUp();
    const update = owed("C1", { ...channel, kind: "post-update", ref: "round", sequence: 5 });
    await setup.outbox.owe([update], EPOCH);
    for (let pass = 0; pass < 10; pass += 1) {
      await drain(setup);
      await setup.clock.run(setup.clock.sleep(120_000));
    }
    expect(setup.requests).toEqual([]);
    expect(setup.outbox.deliveries[0]).toMatchObject({ state: "cancelled", code: "no-post", attempt: 5 });
  });

  it("that limits the bot says nothing about how fast people can be written to", async () => {
    const setup = setUp({
      pace: { rate: 4, ceiling: 4.1, probedAt: EPOCH },
      answer: firstly({ kind: "rate-limited", retryAfterMs: 3000 }),
    });
    await setup.outbox.owe([owed("C1", { ...channel, kind: "digest" })], EPOCH);
    await drain(setup);
    expect(setup.outbox.pace).toMatchObject({ rate: 4, ceiling: 4.1 });
    expect(setup.outbox.states()).toEqual({ sent: 1 });
  });
});

describe("stopping", () => {
  it("finishes what is in flight and hands back the rest", async () => {
    const stop = new AbortController();
    const setup = setUp({
      latencyMs: 500,
      pace: { rate: 40, ceiling: 50, probedAt: EPOCH },
      answer: () => sent,
    });
    await setup.outbox.owe(
      Array.from({ length: 100 }, (_, index) => owed(`U${index}`)),
      EPOCH,
    );
    void setup.clock.sleep(1000).then(() => stop.abort());
    const drained = await drain(setup, { signal: stop.signal });
    expect(drained.ended).toBe("stopped");
    expect(setup.clock.now().getTime()).toBeLessThanOrEqual(at(1600).getTime());
    const { sent: arrived = 0, ...rest } = setup.outbox.states();
    expect(arrived).toBe(setup.requests.length);
    expect(Object.keys(rest).every((state) => state === "pending" || state === "retry")).toBe(true);
    expect(setup.outbox.deliveries.every(({ again }) => !again)).toBe(true);
    // Released: another process can go on at once.
    expect(await drain(setup, { owner: "two" })).toMatchObject({ sent: 100 - arrived });
  });

  it("for want of time comes back for the rest", async () => {
    const setup = setUp({ pace: { rate: 4, ceiling: 4.2, probedAt: EPOCH } });
    await setup.outbox.owe(
      Array.from({ length: 100 }, (_, index) => owed(`U${index}`)),
      EPOCH,
    );
    const drained = await drain(setup, { maxMs: 5000 });
    expect(drained.ended).toBe("time");
    expect(drained.sent).toBeGreaterThan(15);
    expect(drained.nextDue).not.toBeNull();
  });

  it("because the store fails tells so, with nothing left in flight and nobody shut out", async () => {
    const setup = setUp();
    await setup.outbox.owe([owed("U1"), owed("U2")], EPOCH);
    let failing = true;
    const settle: typeof setup.outbox.settle = async (...args) => {
      if (failing) throw new SurveyError("database-full");
      return await setup.outbox.settle(...args);
    };
    const ports = { ...setup.ports, outbox: { ...setup.ports.outbox, settle } };
    await expect(setup.clock.run(drainDeliveries(ports, OPTIONS))).rejects.toMatchObject({
      code: "database-full",
    });
    failing = false;
    await setup.clock.run(setup.clock.sleep(60_000));
    const drained = await setup.clock.run(drainDeliveries(ports, { ...OPTIONS, owner: "two" }));
    expect(drained.ended).toBe("idle");
    expect(setup.outbox.states()).toEqual({ sent: 2 });
  });
});

describe("a crash", () => {
  it("leaves what may have left to be sent once more when its lease ends, what was doubtful before to the admins, and all else as it was", async () => {
    const setup = setUp();
    await setup.outbox.owe([owed("U1"), owed("U2"), owed("U3")], EPOCH);
    const fence = (await setup.outbox.lead("slack", "crashed", EPOCH, 30_000))?.fence ?? 0;
    const claimed = await setup.outbox.claim("slack", fence, EPOCH, 3, 30_000);
    for (const one of claimed.slice(0, 2)) await setup.outbox.permit("slack", fence, EPOCH, EPOCH, one);
    Object.assign(setup.outbox.deliveries[1] ?? {}, { again: true });
    expect(await drain(setup)).toMatchObject({ ended: "not-leading", nextDue: at(1000) });
    await setup.clock.run(setup.clock.sleep(30_000));
    const drained = await drain(setup);
    expect(drained).toMatchObject({ ambiguous: 1, dead: 1 });
    const texts = setup.requests.map(({ text }) => text);
    expect(texts).toContain("d0 again");
    expect(texts).toContain("d2");
    expect(setup.outbox.deliveries.map(({ ref }) => ref)).toContain("ambiguous-twice");
  });
});
