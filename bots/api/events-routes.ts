// The events interface: who tells is known by a token, what is told is checked, and the answer says what will come of it.
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { SurveyError } from "../../core/errors.ts";
import type { Clock, Directory, Log, Random } from "../../core/ports.ts";
import type { Store } from "../../core/store.ts";
import type { Taken, Token } from "../../core/trigger/ports.ts";
import { tellEvents } from "../../core/trigger/tell-event.ts";
import type { Copy } from "../copy/copy.ts";
import type { HttpRoute } from "../platform.ts";
import { type Problem, tellingSchema } from "./event-schemas.ts";
import { EVENTS_PATH, OPENAPI_PATH, openApi } from "./openapi.ts";
import { createBuckets, type TakeOne } from "./rate.ts";
import { parseJson, readBody } from "./read-body.ts";
import { answer, copyAskedFor, type Refusal, refuse } from "./respond.ts";
import { toldOf } from "./told-of.ts";

/** What the interface takes from the bot. */
export interface EventsApiPorts {
  readonly store: Pick<Store, "tokens" | "events" | "people">;
  readonly directories: ReadonlyMap<string, Directory>;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells the heartbeat that something became due. */
  readonly wake: () => void;
}

/** After how many seconds a request that found the database or a platform away is worth another try. */
const RETRY_SECONDS = 10;
const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,256})$/i;
const KEY = /^[\x21-\x7e]{1,128}$/;
// Where a field is wrong more often than this, the first ones say enough.
const MOST_ERRORS = 20;

/** Gives the routes: telling, and their description. */
export function createEventRoutes(ports: EventsApiPorts): readonly HttpRoute[] {
  const takeOne = createBuckets();
  return [
    {
      method: "POST",
      path: EVENTS_PATH,
      handle: async (request, response) => {
        const copy = copyAskedFor(request);
        const told = await guarded(ports, () => tell(ports, takeOne, request));
        if (told === null) return;
        if ("status" in told) return refuse(response, told, copy);
        if (told.events.some(({ asked }) => asked === "later")) ports.wake();
        answer(response, 202, accepted(told, copy));
      },
    },
    {
      method: "GET",
      path: OPENAPI_PATH,
      handle: (request, response) => answer(response, 200, openApi(copyAskedFor(request))),
    },
  ];
}

type Accepted = Extract<Taken, { kind: "taken" }>;

/** Gives what was taken, a refusal, or null for a sender that went away. */
async function tell(
  ports: EventsApiPorts,
  takeOne: TakeOne,
  request: IncomingMessage,
): Promise<Accepted | Refusal | null> {
  const token = await tokenOf(ports, request);
  if (token === null) return { status: 401, code: "unauthorized" };
  const wait = takeOne(token.id, ports.clock.now());
  if (wait > 0) return { status: 429, code: "too-many", retryAfter: wait };
  if (!isJson(request)) return { status: 415, code: "not-json" };
  const key = request.headers["idempotency-key"];
  if (key !== undefined && (typeof key !== "string" || !KEY.test(key)))
    return { status: 400, code: "bad-key" };

  const body = await readBody(request);
  if (body.kind !== "read") return body.kind === "aborted" ? null : { status: 413, code: "too-large" };
  const json = parseJson(body.bytes);
  if (json === undefined) return { status: 400, code: "bad-json" };
  const read = tellingSchema.safeParse(json);
  if (!read.success) return { status: 422, code: "invalid", errors: errorsIn(json, read.error.issues) };
  const events = "events" in read.data ? read.data.events : [read.data];

  const bodyHash = createHash("sha256").update(body.bytes).digest("base64url");
  const told = await tellEvents(
    { ...ports.store, directories: ports.directories, random: ports.random },
    {
      organizationId: token.organizationId,
      events: events.map(toldOf),
      by: { tokenId: token.id, request: key === undefined ? null : { key, bodyHash } },
      now: ports.clock.now(),
    },
  );
  switch (told.kind) {
    case "taken":
      return told;
    case "revoked":
      return { status: 401, code: "unauthorized" };
    case "key-reused":
      return { status: 422, code: "key-reused" };
    case "in-future": {
      const isSingle = !("events" in read.data);
      const errors = told.positions.map((position) => ({
        pointer: isSingle ? "/at" : `/events/${position}/at`,
        detail: "in the future",
      }));
      return { status: 422, code: "in-future", errors };
    }
  }
}

async function tokenOf({ store }: EventsApiPorts, request: IncomingMessage): Promise<Token | null> {
  const [, token] = BEARER.exec(request.headers.authorization ?? "") ?? [];
  return token === undefined ? null : store.tokens.byToken(token);
}

function isJson(request: IncomingMessage): boolean {
  return /^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "");
}

function accepted({ events }: Accepted, { eventsApi }: Copy) {
  return {
    events: events.map((event) => ({
      ...event,
      message: event.why === null ? null : eventsApi.why[event.why],
    })),
  };
}

/** Names the wrong fields of the shape that was meant: zod lists what is wrong with each of them. */
function errorsIn(json: unknown, issues: readonly Issue[]): NonNullable<Problem["errors"]> {
  const isBatch = typeof json === "object" && json !== null && "events" in json;
  return flattened(issues, isBatch)
    .slice(0, MOST_ERRORS)
    .map(({ path, message }) => ({
      pointer: path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
      detail: message,
    }));
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
}

function flattened(issues: readonly Issue[], isBatch: boolean): readonly Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== "invalid_union" || issue.errors === undefined || issue.errors.length === 0)
      return [issue];
    // The body's own alternatives are told apart by their shape; of a person's ways every one is wrong.
    const isBody = issue.path.length === 0;
    if (!isBody) return [issue];
    return flattened(issue.errors[isBatch ? 1 : 0] ?? [], isBatch);
  });
}

/** Turns a database or a platform that is away into "not now"; anything else is told without its message, which may repeat what was sent. */
async function guarded<Result>(
  { log }: EventsApiPorts,
  run: () => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  try {
    return await run();
  } catch (error) {
    const code = error instanceof SurveyError ? error.code : "internal";
    log.error({ event: "events-not-taken", code });
    const isAway = code.startsWith("database-") || code === "directory-unavailable";
    return isAway
      ? { status: 503, code: "unavailable", retryAfter: RETRY_SECONDS }
      : { status: 500, code: "internal" };
  }
}
