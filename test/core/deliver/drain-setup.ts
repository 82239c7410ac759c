// A connection to drain: outbox, platform, clock and log, each to be changed by the test that cares.
import type { DrainOptions, DrainPorts } from "../../../core/deliver/drain-deliveries.ts";
import type { Owed, Pace } from "../../../core/deliver/ports.ts";
import type { Message } from "../../../core/message.ts";
import type { Account } from "../../../core/people/person.ts";
import type { Address, Log, LogFields, Messenger, SendOutcome } from "../../../core/ports.ts";
import { account } from "../answer/facts.ts";
import { createMemoryOutbox, type MemoryOutbox } from "./memory-outbox.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

export const admin: Account = { ...account, id: "admin", externalId: "boss", role: "admin" };
export const OPTIONS: DrainOptions = {
  connectionId: "slack",
  organizationId: "acme",
  owner: "one",
  maxMs: 3_600_000,
};

export interface Request {
  readonly to: string;
  readonly text: string;
  readonly redraw: boolean;
  readonly at: Date;
}

/** Answers a request; `redraw` tells the two kinds apart. */
export type Answer = (request: Request) => SendOutcome | Promise<SendOutcome>;

export interface Setup {
  readonly clock: VirtualClock;
  readonly outbox: MemoryOutbox;
  readonly ports: DrainPorts;
  readonly requests: Request[];
  readonly logged: LogFields[];
  readonly suspended: (string | null)[];
}

export const sent: SendOutcome = { kind: "sent", messageRef: "ref" };

export function setUp(
  of: {
    readonly answer?: Answer;
    readonly pace?: Partial<Pace>;
    readonly load?: DrainPorts["load"];
    /** How long a request takes. */
    readonly latencyMs?: number;
  } = {},
): Setup {
  const clock = createVirtualClock();
  const outbox = createMemoryOutbox(clock.now(), of.pace);
  const requests: Request[] = [];
  const logged: LogFields[] = [];
  const suspended: (string | null)[] = [];
  const write = (fields: LogFields) => void logged.push(fields);
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const answer = of.answer ?? (() => sent);

  async function request(to: Address, message: Message, redraw: boolean): Promise<SendOutcome> {
    const one = { to: to.externalId, text: message.text, redraw, at: clock.now() };
    requests.push(one);
    await clock.sleep(of.latencyMs ?? 20);
    return await answer(one);
  }
  const messenger: Messenger = {
    platform: "slack",
    send: (to, message) => request(to, message, false),
    redraw: (at, _ref, message) => request(at, message, true),
  };
  const people: DrainPorts["people"] = {
    async suspend(_connection, code) {
      suspended.push(code);
      outbox.suspended = code !== null;
    },
    holders: async () => [admin, { ...admin, id: "elsewhere", connectionId: "telegram", externalId: "42" }],
  };
  const load: DrainPorts["load"] =
    of.load ?? (async ({ id, again }) => ({ text: again ? `${id} again` : id, parts: [] }));
  return {
    clock,
    outbox,
    requests,
    logged,
    suspended,
    ports: { outbox, messenger, people, clock, log, load },
  };
}

/** A question owed to a person. */
export function owed(to: string, changes: Partial<Owed> = {}): Owed {
  return {
    organizationId: "acme",
    connectionId: "slack",
    kind: "question",
    ref: `invitation of ${to}`,
    roundId: "round",
    accountId: to,
    address: { kind: "account", externalId: to },
    sequence: 0,
    notBefore: new Date(0),
    ...changes,
  };
}
