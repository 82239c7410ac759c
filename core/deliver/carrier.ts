// Carries single messages to the platform, several at a time, and writes down what became of each.
import { SurveyError } from "../errors.ts";
import type { Message } from "../message.ts";
import type { People } from "../people/ports.ts";
import type { Clock, Log, Messenger, Random, SendOutcome } from "../ports.ts";
import { chatPaceOf } from "./chat-pace.ts";
import { accept, hold, leave, refuse, type Tempo, toPace } from "./pace.ts";
import type { Claimed, Outbox, Settlement } from "./ports.ts";
import { reportTrouble } from "./report-trouble.ts";
import { backoff, judgeRedraw, judgeSend } from "./verdict.ts";

/** What became of attempts, by count. */
export interface Counts {
  readonly sent: number;
  readonly rateLimited: number;
  /** To be tried again for another reason than the rate: connection refused, content not available, a chat's own pace. */
  readonly retried: number;
  readonly ambiguous: number;
  readonly unreachable: number;
  readonly cancelled: number;
  readonly dead: number;
}

export const NO_COUNTS: Counts = {
  sent: 0,
  rateLimited: 0,
  retried: 0,
  ambiguous: 0,
  unreachable: 0,
  cancelled: 0,
  dead: 0,
};

export interface CarrierPorts {
  readonly outbox: Outbox;
  readonly messenger: Messenger;
  readonly people: Pick<People, "suspend" | "holders">;
  readonly clock: Clock;
  readonly log: Log;
  readonly random?: Random;
}

/** The connection as its leader sends on it. */
export interface Carrying {
  readonly connectionId: string;
  readonly organizationId: string;
  readonly fence: number;
}

/** Sends without being waited for, and keeps the tempo that results. */
export interface Carrier {
  tempo(): Tempo;
  counts(): Counts;
  count(what: keyof Counts, by: number): void;
  inFlight(): number;
  /** True once the platform has barred the connection. */
  suspended(): boolean;
  /** True once the store has failed while something was in flight; `finish` then rejects with its error. */
  failed(): boolean;
  /** Asks the platform, and settles when it answers. The permission to do so is the caller's business. */
  send(claimed: Claimed, message: Message): void;
  settle(claimed: Claimed, settlement: Settlement): Promise<void>;
  /** Owes a claimed delivery as before, for it has not left. */
  handBack(claimed: Claimed, notBefore: Date): Promise<void>;
  /** Resolves when something in flight is settled; at once when nothing is in flight. */
  settled(): Promise<void>;
  /** Resolves when nothing is in flight any more. */
  finish(): Promise<void>;
  savePace(): Promise<void>;
}

// So many refused connections in a row are the network's trouble, not one message's.
const REFUSED_IN_A_ROW = 3;

/** Gives a carrier that begins with `start`. */
export function createCarrier(ports: CarrierPorts, on: Carrying, start: Tempo): Carrier {
  const { outbox, messenger, people, clock, log, random } = ports;
  const { connectionId, organizationId, fence } = on;
  const chats = chatPaceOf(messenger);
  const flights = new Set<Promise<void>>();
  const errors: unknown[] = [];
  let tempo = start;
  let counts = NO_COUNTS;
  let refusedInARow = 0;
  let suspended = false;

  function count(what: keyof Counts, by: number): void {
    counts = { ...counts, [what]: counts[what] + by };
  }

  const followed = (from: string, to: string) => outbox.moved(connectionId, from, to);

  async function savePace(): Promise<void> {
    await outbox.savePace(connectionId, fence, toPace(tempo));
  }

  async function settle(claimed: Claimed, settlement: Settlement): Promise<void> {
    const { id, attempt, kind } = claimed;
    const state = settlement.state;
    const code = settlement.state === "sent" ? {} : { code: settlement.code };
    const current = await outbox.settle(id, attempt, settlement, clock.now());
    // What went well, or was not needed any more, leaves no line: counting such lines would count an open round's answers.
    if (!current || (state !== "sent" && state !== "cancelled")) {
      const event = current ? "delivery" : "delivery-overtaken";
      log.debug({ event, connection: connectionId, delivery: id, kind, state, ...code });
    }
    if (state !== "retry") count(state, 1);
    else count(settlement.code === "rate-limited" ? "rateLimited" : "retried", 1);
  }

  /** Asks the platform. A redraw needs the post to be there; until it is, the request counts as not made. */
  async function ask(claimed: Claimed, message: Message): Promise<SendOutcome> {
    const { id, kind, ref, address } = claimed;
    try {
      if (kind !== "post-update") return await messenger.send(address, message, id);
      const posts = await outbox.sentTo("post", ref);
      const post = posts.findLast((one) => one.connectionId === connectionId);
      if (post === undefined) return { kind: "refused", code: "no-post" };
      const outcome = await messenger.redraw(post.address, post.messageRef, message);
      // What the post was left behind in may not be what the update is addressed to any more.
      if (outcome.kind === "moved") await followed(post.address.externalId, outcome.externalId);
      return outcome;
    } catch (error) {
      const code = error instanceof SurveyError ? error.code : "internal";
      // Nobody knows how far a messenger got that fails where it should have answered, unless it could not write the message.
      return { kind: code === "message-unrenderable" ? "rejected" : "ambiguous", code };
    }
  }

  /** Takes from an answer what it says about the connection as a whole. */
  async function learn(claimed: Claimed, outcome: SendOutcome, left: Date, now: Date): Promise<void> {
    refusedInARow = outcome.kind === "refused" && claimed.kind !== "post-update" ? refusedInARow + 1 : 0;
    if (outcome.kind === "sent") tempo = accept(tempo, left);
    if (outcome.kind === "rate-limited") {
      const { retryAfterMs } = outcome;
      // Channels have limits of their own, which say nothing about how fast people can be written to.
      tempo =
        claimed.address.kind === "account"
          ? refuse(tempo, left, now, retryAfterMs)
          : hold(tempo, new Date(now.getTime() + retryAfterMs));
      await savePace();
    }
    if (refusedInARow >= REFUSED_IN_A_ROW) {
      const wait = backoff(refusedInARow - REFUSED_IN_A_ROW + 1, 1000, 60_000, random);
      tempo = hold(tempo, new Date(now.getTime() + wait));
      await savePace();
    }
    if (outcome.kind === "moved" && claimed.kind !== "post-update") {
      await followed(claimed.address.externalId, outcome.externalId);
    }
    if (outcome.kind === "suspended" && !suspended) {
      suspended = true;
      log.error({ event: "connection-suspended", connection: connectionId, code: outcome.code });
      const trouble = { organizationId, code: "connection-suspended", barred: connectionId } as const;
      await reportTrouble(ports, trouble, now);
      await people.suspend(connectionId, outcome.code);
    }
  }

  async function fly(claimed: Claimed, message: Message, left: Date): Promise<void> {
    const outcome = await ask(claimed, message);
    const now = clock.now();
    const redraws = claimed.kind === "post-update";
    if (redraws && outcome.kind === "sent") chats.drew(claimed, message);
    const judge = redraws ? judgeRedraw : judgeSend;
    const { settlement, trouble } = judge(claimed, outcome, now, random);
    // Told before it is settled: telling again does no harm, a crash in between must not hush it up, and what is tried again for want of
    // settling has come to nothing. Trouble with a message about trouble would go round for ever.
    if (trouble !== undefined && claimed.kind !== "trouble") {
      const { kind, externalId } = claimed.address;
      const channel = kind === "channel" && trouble === "channel-unreachable" ? { channel: externalId } : {};
      await reportTrouble(ports, { organizationId, code: trouble, ...channel }, now);
    }
    // Before anything else beside it, so that what became of it is not lost where that fails.
    await settle(claimed, settlement);
    await learn(claimed, outcome, left, now);
  }

  return {
    tempo: () => tempo,
    counts: () => counts,
    count,
    inFlight: () => flights.size,
    suspended: () => suspended,
    failed: () => errors.length > 0,
    settle,
    savePace,

    send(claimed, message) {
      const left = clock.now();
      chats.left(claimed, left);
      tempo = leave(tempo, left);
      const flight: Promise<void> = fly(claimed, message, left)
        .catch((error: unknown) => {
          errors.push(error);
        })
        .finally(() => flights.delete(flight));
      flights.add(flight);
    },

    handBack: ({ id, attempt }, notBefore) =>
      outbox
        .settle(id, attempt, { state: "retry", notBefore, code: "handed-back" }, clock.now())
        .then(() => undefined),

    async settled() {
      await Promise.race(flights.size === 0 ? [Promise.resolve()] : flights);
    },

    async finish() {
      await Promise.all(flights);
      if (errors.length > 0) throw errors[0];
    },
  };
}
