// The events interface while what it needs is away: nothing is taken, and the sender hears when to try again.
import { afterAll, beforeAll, expect, it } from "vitest";
import { problemSchema } from "../../../bots/api/event-schemas.ts";
import { createEventRoutes } from "../../../bots/api/events-routes.ts";
import { type HttpServer, serveHttp } from "../../../bots/http.ts";
import { SurveyError } from "../../../core/errors.ts";
import { type Acme, createAcme, MONDAY } from "../../core/ask/acme.ts";

let acme: Acme;
let server: HttpServer;

beforeAll(async () => {
  acme = await createAcme();
  const { ports, organization } = acme;
  await ports.tokens.create({ organizationId: organization.id, name: "shop", token: "good", now: MONDAY });
  const broken: Readonly<Record<string, Error>> = {
    locked: new SurveyError("database-locked"),
    bug: new Error("select * from people where name = 'Ann'"),
  };
  const byToken = (token: string) => {
    const error = broken[token];
    return error === undefined ? ports.tokens.byToken(token) : Promise.reject(error);
  };
  const routes = createEventRoutes({
    store: { ...ports, tokens: { ...ports.tokens, byToken } },
    directories: ports.directories,
    random: ports.random,
    clock: { now: () => MONDAY, sleep: () => Promise.resolve() },
    log: ports.log,
    wake: () => undefined,
  });
  server = await serveHttp({
    ...{ port: 0, routes, log: ports.log },
    health: () => Promise.resolve({ database: true, connections: {} }),
    metrics: () => Promise.resolve({ type: "text/plain", body: "" }),
  });
});

afterAll(async () => {
  await server.close();
  await acme.close();
});

it.each([
  ["the database is locked", "locked", 503, "10"],
  ["Slack does not say who someone is", "good", 503, "10"],
  ["something is wrong that should not", "bug", 500, null],
])("answers while %s", async (_what, token, status, retryAfter) => {
  acme.slackSide.up = false;
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/events`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ type: "a", person: { slack: "U0STRANGER" }, at: MONDAY.toISOString() }),
  });
  const body: unknown = await response.json();
  expect([response.status, response.headers.get("retry-after")]).toEqual([status, retryAfter]);
  expect(problemSchema.safeParse(body).success).toBe(true);
  expect(JSON.stringify([body, acme.logged])).not.toContain("Ann");
  expect(await acme.ports.events.counts(acme.organization.id, new Date(0))).toEqual([]);
});
