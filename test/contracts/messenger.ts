// What every Messenger does, whatever its platform: run by Slack and by Telegram against their doubles.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Chart } from "../../core/chart.ts";
import type { Message } from "../../core/message.ts";
import type { Address, Messenger, SendOutcome } from "../../core/ports.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { anyMessage } from "./messages.ts";

/** What the platform does to the next call. */
export type Fault = "rate-limited" | "server-error" | "hang" | "dropped-before" | "dropped-after" | "revoked";

/** A picture of one pixel, and a drawer of charts that gives it and counts. */
export const PIXEL: Buffer = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTjx+gAAAABJRU5ErkJggg==",
  "base64",
);
export interface Drawer {
  readonly drawn: Chart[];
  isBroken: boolean;
  readonly draw: (chart: Chart) => Promise<Uint8Array>;
}
export function createDrawer(): Drawer {
  const drawer: Drawer = {
    drawn: [],
    isBroken: false,
    async draw(chart) {
      if (drawer.isBroken) throw new Error("no pencil");
      drawer.drawn.push(chart);
      return PIXEL;
    },
  };
  return drawer;
}

/** A messenger with its platform around it. */
export interface MessengerHarness {
  /** Its requests must time out within some seconds, to keep the suite short. */
  readonly messenger: Messenger;
  /** Someone who can be written to. */
  address(): Address;
  /** Somewhere public that the bot may write to. */
  channel(): Address;
  /** Someone who was there and can no longer be written to: blocked, or deactivated. */
  blocked(): Address;
  /** An id of nobody. */
  nobody(): Address;
  /** Has the platform's next call (sending, or changing a message) end like this; "revoked" lasts. */
  fault(fault: Fault): void | Promise<void>;
  /** Takes the platform off the network: connections are refused from now on. */
  unplug(): Promise<void>;
  /** All that can be read there now, one text a message, in order, buttons' labels included. */
  shown(at: Address): readonly string[];
  /** The pictures that can be seen there, in order. */
  pictures(at: Address): readonly Buffer[];
  /** What draws for the messenger. */
  readonly drawer: Drawer;
  /** Has the platform take no picture from now on. */
  refusePictures(): void;
  /** What in the calls so far breaks the platform's schema or limits. */
  problems(): readonly string[];
  close(): Promise<void>;
}

const button = (label: string) => ({
  label,
  press: encodePress({ verb: VERBS.privacy, token: "token", argument: label }),
});
const message = (text: string): Message => ({
  text,
  parts: [
    { kind: "heading", text },
    { kind: "paragraph", text: "Take your time & <relax>." },
    { kind: "buttons", buttons: [button("one"), button("two")] },
  ],
});

function refOf(outcome: SendOutcome): string {
  if (outcome.kind !== "sent") throw new Error(`not sent but ${outcome.kind}`);
  return outcome.messageRef;
}

/** Runs the contract; `open` gives a harness of its own to each test. */
export function messengerContract(name: string, open: () => Promise<MessengerHarness>): void {
  describe(`${name} as a messenger`, () => {
    let harness: MessengerHarness;
    let messenger: Messenger;
    beforeEach(async () => {
      harness = await open();
      ({ messenger } = harness);
    });
    afterEach(() => harness.close());

    it("sends a message to a person and to a channel, with everything in it to read", async () => {
      for (const at of [harness.address(), harness.channel()]) {
        expect(refOf(await messenger.send(at, message("Hello"), "d1"))).not.toBe("");
        const [shown, ...more] = harness.shown(at);
        expect(more).toEqual([]);
        for (const words of ["Hello", "Take your time", "relax", "one", "two"])
          expect(shown).toContain(words);
      }
      expect(harness.problems()).toEqual([]);
    });

    it("redraws what it sent, in place", async () => {
      const at = harness.address();
      const ref = refOf(await messenger.send(at, message("Before"), "d1"));
      expect(await messenger.redraw(at, ref, message("After"))).toMatchObject({ kind: "sent" });
      expect(harness.shown(at)).toHaveLength(1);
      expect(harness.shown(at)[0]).toContain("After");
      expect(harness.shown(at)[0]).not.toContain("Before");
    });

    it("takes redrawing to the same as done", async () => {
      const at = harness.address();
      const ref = refOf(await messenger.send(at, message("Same"), "d1"));
      expect(await messenger.redraw(at, ref, message("Same"))).toMatchObject({ kind: "sent" });
    });

    it.each([
      ["rate-limited", "rate-limited"],
      ["server-error", "ambiguous"],
      ["hang", "ambiguous"],
      ["dropped-before", "ambiguous"],
      ["dropped-after", "ambiguous"],
      ["revoked", "suspended"],
    ] as const)("after %s says %s, and tries nothing again by itself", async (fault, outcome) => {
      const at = harness.address();
      await harness.fault(fault);
      expect(await messenger.send(at, message("Hello"), "d1")).toMatchObject({ kind: outcome });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(harness.shown(at)).toHaveLength(fault === "dropped-after" ? 1 : 0);
    });

    it("says how long to wait when there was too much", async () => {
      await harness.fault("rate-limited");
      const outcome = await messenger.send(harness.address(), message("Hello"), "d1");
      expect(outcome).toMatchObject({ kind: "rate-limited" });
      const waits = outcome.kind === "rate-limited" ? outcome.retryAfterMs : 0;
      expect(waits).toBeGreaterThanOrEqual(1_000);
      expect(waits % 1_000).toBe(0);
    });

    it("sends the next message as if nothing had been after a failure", async () => {
      await harness.fault("server-error");
      await messenger.send(harness.address(), message("Hello"), "d1");
      expect(await messenger.send(harness.address(), message("Hello"), "d1")).toMatchObject({ kind: "sent" });
    });

    it("says refused where the platform cannot be reached at all: nothing arrived", async () => {
      const at = harness.address();
      await harness.unplug();
      expect(await messenger.send(at, message("Hello"), "d1")).toMatchObject({ kind: "refused" });
    });

    it("calls one person's failure that person's", async () => {
      expect(await messenger.send(harness.blocked(), message("Hello"), "d1")).toMatchObject({
        kind: "unreachable",
      });
      expect(await messenger.send(harness.nobody(), message("Hello"), "d2")).toMatchObject({
        kind: "unreachable",
      });
      expect(await messenger.send(harness.address(), message("Hello"), "d3")).toMatchObject({ kind: "sent" });
    });

    it("fails to redraw a message that never was, without barring anything", async () => {
      const at = harness.address();
      const ref = refOf(await messenger.send(at, message("Hello"), "d1"));
      const outcome = await messenger.redraw(at, ref.replace(/\d+$/, "99"), message("Gone"));
      expect(["rejected", "unreachable"]).toContain(outcome.kind);
    });

    describe("with charts", () => {
      const charted = (text: string, goal = 40): Message => ({
        text,
        parts: [
          { kind: "heading", text },
          {
            kind: "chart",
            alt: "The scores",
            chart: { kind: "trend", points: [], marks: [], references: [], goal },
          },
          { kind: "buttons", buttons: [button("one")] },
        ],
      });

      it("shows a picture with its words, drawn once for all who see it", async () => {
        const told = charted("Digest");
        for (const at of [harness.address(), harness.channel()]) {
          await messenger.prepare?.(told);
          refOf(await messenger.send(at, told, "d1"));
          expect(harness.pictures(at)).toEqual([PIXEL]);
          expect(harness.shown(at)).toHaveLength(1);
          expect(harness.shown(at)[0]).toMatch(/Digest[\s\S]*one/);
        }
        expect(harness.drawer.drawn).toHaveLength(1);
        expect(harness.problems()).toEqual([]);
      });

      it("sends the words alone where nothing is drawn, or the platform takes no picture", async () => {
        const at = harness.address();
        refOf(await messenger.send(at, charted("Unprepared", 1), "d1"));
        harness.drawer.isBroken = true;
        await messenger.prepare?.(charted("Undrawn", 2));
        refOf(await messenger.send(at, charted("Undrawn", 2), "d2"));
        harness.drawer.isBroken = false;
        harness.refusePictures();
        await messenger.prepare?.(charted("Refused", 3));
        refOf(await messenger.send(at, charted("Refused", 3), "d3"));
        expect(harness.pictures(at)).toEqual([]);
        expect(harness.shown(at).map((one) => one.split("\n")[0])).toEqual([
          "Unprepared",
          "Undrawn",
          "Refused",
        ]);
      });

      it("redraws words into a picture with words, and that into others, in place", async () => {
        const at = harness.address();
        let ref = refOf(await messenger.send(at, message("Before"), "d1"));
        for (const goal of [1, 2]) {
          const next = charted(`After ${goal}`, goal);
          await messenger.prepare?.(next);
          ref = refOf(await messenger.redraw(at, ref, next));
          expect(harness.pictures(at)).toHaveLength(1);
          expect(harness.shown(at)).toHaveLength(1);
          expect(harness.shown(at)[0]).toContain(`After ${goal}`);
        }
        refOf(await messenger.redraw(at, ref, message("Words again")));
        expect(harness.shown(at)).toHaveLength(1);
        expect(harness.shown(at)[0]).toContain("Words again");
        expect(harness.problems()).toEqual([]);
      });
    });

    it("gets any message whatsoever across", async () => {
      const at = harness.address();
      await fc.assert(
        fc.asyncProperty(anyMessage, async (any) => {
          await messenger.prepare?.(any);
          expect(await messenger.send(at, any, "d1")).toMatchObject({ kind: "sent" });
          expect(harness.problems()).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });
  });
}
