// The events interface over the wire: every kind of answer, checked against the description that the same server gives of itself.
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBuckets } from "../../../bots/api/rate.ts";
import { startWorld, type World } from "../../journeys/world.ts";

const NOW = "2026-11-02T07:00:00Z";
const TOKEN = "nps_secret";

let world: World;
let ids: { readonly organizationId: string; readonly connectionId: string };
let valid: (schema: string, value: unknown) => string;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function send(
  body: unknown,
  options: { readonly headers?: Record<string, string>; readonly token?: string | null } = {},
): Promise<Answer> {
  const { token = TOKEN, headers = {} } = options;
  const response = await fetch(`http://127.0.0.1:${world.app().port}/api/v1/events`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  });
  const answered = (await response.json()) as Record<string, unknown>;
  const isTaken = response.status === 202;
  expect(response.headers.get("content-type")).toBe(
    isTaken ? "application/json" : "application/problem+json",
  );
  expect(valid(isTaken ? "Accepted" : "Problem", answered)).toBe("");
  return { status: response.status, headers: response.headers, body: answered };
}

const event = (changes: Record<string, unknown> = {}) => ({
  ...{ type: "ticket.closed", person: { slack: "U0000001" }, at: NOW },
  ...changes,
});

function minutesFromNow(minutes: number): string {
  return new Date(world.clock.now().getTime() + minutes * 60_000).toISOString();
}

function whys({ body }: Answer): readonly unknown[] {
  return (body["events"] as { asked: string; why: string | null }[]).map(({ asked, why }) => why ?? asked);
}

beforeAll(async () => {
  world = await startWorld({ telegram: null, env: { PORT: "0" } });
  const { store, organization, connections } = world.app();
  const connectionId = connections[0]?.id ?? "";
  const organizationId = organization.id;
  ids = { organizationId, connectionId };
  const now = world.clock.now();
  await store.tokens.create({ organizationId, name: "helpdesk", token: TOKEN, now });
  await store.tokens.create({ organizationId, name: "busy", token: "busy", now });
  const member = { name: "Ann", locale: null, zone: null, guest: false };
  await store.people.remember(
    connectionId,
    ["U0000001", "U0000002", "U0000003"].map((externalId) => ({ ...member, externalId })),
    now,
  );
  const survey = await store.surveys.byKey(organizationId, "transactional");
  if (survey === null) throw new Error("no survey");
  await store.surveys.update({ ...survey, promise: "attributed" }, survey.version, now);
  await store.eventRules.create({
    id: "rule",
    ...{ organizationId, eventType: "ticket.closed", surveyId: survey.id, scheduleId: null },
    ...{ touchpoint: "Support", delayMinutes: 60, samplePercent: 100, deadlineHours: 72, state: "active" },
  });

  const response = await fetch(`http://127.0.0.1:${world.app().port}/api/v1/openapi.json`);
  const description: unknown = await response.json();
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(description as object, "api");
  const checks = new Map(
    ["Telling", "Accepted", "Problem"].map((name) => [
      name,
      ajv.compile({ $ref: `api#/components/schemas/${name}` }),
    ]),
  );
  valid = (schema, value) => {
    const check = checks.get(schema);
    if (check === undefined) throw new Error(`no schema ${schema}`);
    return check(value) ? "" : ajv.errorsText(check.errors);
  };
});

afterAll(() => world.close());

describe("the description of the events interface", () => {
  it.each([
    ["en", "Tell of one event or of several"],
    ["zh-CN", "上报一个或多个事件"],
  ])("is valid OpenAPI 3.1 in %s, and takes what the interface takes", async (language, summary) => {
    const response = await fetch(`http://127.0.0.1:${world.app().port}/api/v1/openapi.json`, {
      headers: { "accept-language": language },
    });
    const description = (await response.json()) as object;
    const validator = new Validator();
    expect(await validator.validate(description as Record<string, unknown>)).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
    expect(JSON.stringify(description)).toContain(summary);
    expect(valid("Telling", event())).toBe("");
    expect(valid("Telling", { events: [event(), event({ person: { email: "ann@example.org" } })] })).toBe("");
    expect(valid("Telling", event({ person: { email: "ann" } }))).not.toBe("");
    expect(valid("Telling", event({ score: 9 }))).not.toBe("");
  });
});

describe("telling of events", () => {
  it("takes one event and says when its question is due", async () => {
    const told = await send(event());
    expect(told.status).toBe(202);
    expect(told.body).toMatchObject({
      events: [{ type: "ticket.closed", asked: "later", askAt: "2026-11-02T08:00:00.000Z", why: null }],
    });
  });

  it("takes several, and says of each why nobody is asked", async () => {
    const told = await send(
      {
        events: [
          event({ person: { slack: "U9999999" } }),
          event({ type: "order.shipped" }),
          event({ person: { slack: "U0000002" }, at: "2026-10-01T07:00:00+02:00" }),
          event({ person: { telegram: "@nobody" } }),
          event({ person: { email: "Nobody@Example.org" }, attributes: { plan: "pro" } }),
        ],
      },
      { headers: { "accept-language": "zh" } },
    );
    expect(whys(told)).toEqual(["unknown-person", "no-rule", "too-late", "unknown-person", "unknown-person"]);
    expect(JSON.stringify(told.body)).toContain("找不到这个人");
  });

  it("answers a request that is sent again as the first time, and refuses its key for another body", async () => {
    const headers = { "idempotency-key": "5f0c" };
    const body = event({ person: { slack: "U0000003" } });
    const first = await send(body, { headers });
    expect((await send(body, { headers })).body).toEqual(first.body);
    const other = await send(event({ at: "2026-11-02T06:00:00Z" }), { headers });
    expect([other.status, other.body["type"]]).toEqual([422, "/problems/key-reused"]);
    const without = await send(body);
    expect(without.body).toMatchObject({ events: [{ repeated: true }] });
  });

  it("bears with a clock that is five minutes ahead, and with no more", async () => {
    const ahead = event({ person: { slack: "U0000002" }, at: minutesFromNow(4) });
    expect(whys(await send(ahead))).toEqual(["later"]);
    const refused = await send({ events: [event(), event({ at: minutesFromNow(6) })] });
    expect([refused.status, refused.body["type"]]).toEqual([422, "/problems/in-future"]);
    expect(refused.body["errors"]).toEqual([{ pointer: "/events/1/at", detail: "in the future" }]);
  });

  it.each<[string, unknown, string, string]>([
    ["no type", { person: { slack: "U0000001" }, at: NOW }, "/type", "invalid"],
    [
      "a person of two names",
      event({ person: { slack: "U0000001", email: "a@b.co" } }),
      "/person",
      "invalid",
    ],
    ["a date without an offset", event({ at: "2026-11-02T07:00:00" }), "/at", "invalid"],
    ["a date that no calendar has", event({ at: "2026-02-30T07:00:00Z" }), "/at", "invalid"],
    ["a number as an attribute", { events: [event({ attributes: { n: 1 } })] }, "/events/0/attributes/n", ""],
    ["a NUL", event({ attributes: { n: "a\u0000b" } }), "/attributes/n", ""],
    ["half a character", event({ type: "a\ud800" }), "/type", ""],
    ["what it does not know", event({ score: 9 }), "", ""],
    ["a list", [event()], "", ""],
    ["nothing", { events: [] }, "/events", ""],
    ["more than a hundred", { events: Array.from({ length: 101 }, () => event()) }, "/events", ""],
  ])("refuses %s and names the field", async (_what, body, pointer) => {
    const refused = await send(body);
    expect([refused.status, refused.body["type"]]).toEqual([422, "/problems/invalid"]);
    const pointers = (refused.body["errors"] as { pointer: string }[]).map((error) => error.pointer);
    expect(pointers).toContain(pointer);
  });

  it.each<[number, string, unknown, Record<string, string>]>([
    [400, "bad-json", "{", {}],
    [400, "bad-json", Buffer.from([0x7b, 0xff, 0x7d]), {}],
    [400, "bad-key", event(), { "idempotency-key": "x".repeat(129) }],
    [413, "too-large", event({ attributes: { n: "x".repeat(1024 * 1024) } }), {}],
    [415, "not-json", "type=ticket.closed", { "content-type": "application/x-www-form-urlencoded" }],
    [415, "not-json", event(), { "content-type": "text/plain" }],
  ])("answers %i %s", async (status, code, body, headers) => {
    const refused = await send(body, { headers });
    expect([refused.status, refused.body["type"]]).toEqual([status, `/problems/${code}`]);
  });

  it("takes nothing without a token that works, and says the same for each that does not", async () => {
    const answers = await Promise.all(
      [null, "nps_secre", `${TOKEN} `.repeat(2), "x".repeat(5000)].map((token) => send("{", { token })),
    );
    for (const refused of answers) {
      expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
      expect(refused.body).toEqual(answers[0]?.body);
    }
  });

  it("takes nothing by a token that is revoked while its request is on the way", async () => {
    const { store } = world.app();
    const now = world.clock.now();
    await store.tokens.create({ organizationId: ids.organizationId, name: "brief", token: "brief", now });
    const body = JSON.stringify(event({ person: { slack: "U0000001" }, at: "2026-11-02T06:30:00Z" }));
    let finish: () => void = () => {};
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(body.slice(0, 20)));
        finish = () => {
          controller.enqueue(Buffer.from(body.slice(20)));
          controller.close();
        };
      },
    });
    const before = await store.events.counts(ids.organizationId, new Date(0));
    const request = fetch(`http://127.0.0.1:${world.app().port}/api/v1/events`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer brief" },
      body: stream,
      duplex: "half",
    } as RequestInit);
    await store.tokens.revoke(ids.organizationId, "brief", now);
    finish();
    expect((await request).status).toBe(401);
    expect(await store.events.counts(ids.organizationId, new Date(0))).toEqual(before);
  });

  it("slows down whoever sends too much, and nobody else", async () => {
    const answers = await Promise.all(Array.from({ length: 160 }, () => send("{", { token: "busy" })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(60);
    expect(refused[0]?.headers.get("retry-after")).toBe("1");
    expect((await send(event())).status).toBe(202);
  });

  it("serves nothing else there", async () => {
    const response = await fetch(`http://127.0.0.1:${world.app().port}/api/v1/events`);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it("names nobody in its log", () => {
    const log = world.logged.join("\n");
    for (const secret of [TOKEN, "U0000001", "example.org", "nobody"]) expect(log).not.toContain(secret);
  });
});

describe("the bucket of a token", () => {
  it("fills steadily and never above its brim", () => {
    const take = createBuckets({ burst: 2, perSecond: 1 });
    const at = (seconds: number) => new Date(1_000_000 + seconds * 1000);
    expect([take("a", at(0)), take("a", at(0)), take("a", at(0))]).toEqual([0, 0, 1]);
    expect([take("a", at(1)), take("a", at(1)), take("b", at(1))]).toEqual([0, 1, 0]);
    expect([take("a", at(100)), take("a", at(100)), take("a", at(100))]).toEqual([0, 0, 1]);
    // A clock that is set back gives nothing for nothing.
    expect(take("a", at(50))).toBe(1);
  });
});
