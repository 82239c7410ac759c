// The description of the events interface, OpenAPI 3.1, generated from the schemas that requests are checked with.
import { z } from "zod";
import type { Copy } from "../copy/copy.ts";
import { SCHEMAS } from "./event-schemas.ts";

/** Where events are told, and where this description is served. */
export const EVENTS_PATH = "/api/v1/events";
export const OPENAPI_PATH = "/api/v1/openapi.json";

/** The media type of refusals. */
export const PROBLEM_TYPE = "application/problem+json";

/** The refusals of a telling by status. */
const REFUSALS: readonly (readonly [number, readonly (keyof Copy["eventsApi"]["problems"])[]])[] = [
  [400, ["bad-json", "bad-key"]],
  [401, ["unauthorized"]],
  [413, ["too-large"]],
  [415, ["not-json"]],
  [422, ["invalid", "in-future", "key-reused"]],
  [429, ["too-many"]],
  [500, ["internal"]],
  [503, ["unavailable"]],
];

const WAITING = new Set([429, 503]);

/** Gives the document in a language. */
export function openApi({ eventsApi: words }: Pick<Copy, "eventsApi">): Readonly<Record<string, unknown>> {
  const refusals = REFUSALS.map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => words.problems[code].title).join(" / "),
      ...(WAITING.has(status) ? { headers: { "Retry-After": retryAfter() } } : {}),
      content: { [PROBLEM_TYPE]: { schema: reference("Problem") } },
    },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: words.title, description: words.description, version: "1" },
    servers: [{ url: "/" }],
    paths: {
      [EVENTS_PATH]: {
        post: {
          operationId: "tellEvents",
          summary: words.tellSummary,
          description: words.tellDescription,
          security: [{ token: [] }],
          parameters: [
            {
              name: "Idempotency-Key",
              in: "header",
              required: false,
              schema: { type: "string", minLength: 1, maxLength: 128 },
            },
          ],
          requestBody: {
            required: true,
            content: { "application/json": { schema: reference("Telling") } },
          },
          responses: {
            "202": {
              description: words.accepted,
              content: { "application/json": { schema: reference("Accepted") } },
            },
            ...Object.fromEntries(refusals),
          },
        },
      },
      [OPENAPI_PATH]: {
        get: {
          operationId: "describe",
          summary: words.describeSummary,
          security: [],
          responses: {
            "200": {
              description: words.describeSummary,
              content: { "application/json": { schema: { type: "object" } } },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: schemas(),
    },
  };
}

function schemas(): Readonly<Record<string, unknown>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  const generated = z.toJSONSchema(registry, { io: "input", uri: (id) => reference(id).$ref });
  return Object.fromEntries(
    Object.entries(generated.schemas).map(([id, { $schema: _dialect, $id: _id, ...body }]) => [id, body]),
  );
}

function reference(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

function retryAfter() {
  return { required: true, schema: { type: "integer", minimum: 1 } };
}
