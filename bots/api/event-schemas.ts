// What the events interface takes and answers, once as zod: requests are checked with it, and the OpenAPI document is generated from it.
import { z } from "zod";
import { EVENT_TYPE, MOST_TYPE, UNASKED } from "../../core/trigger/event.ts";

/** The most events of one request. */
export const MOST_EVENTS = 100;
/** The most attributes of one event. */
const MOST_ATTRIBUTES = 20;

// A text that any database keeps and any log shows: no control characters, and no halves of characters.
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u);

const person = z
  .union([
    z.strictObject({ email: z.email().max(254) }),
    z.strictObject({ slack: z.string().regex(/^[UW][A-Z0-9]{2,20}$/) }),
    z.strictObject({ telegram: z.string().regex(/^(?:[0-9]{1,20}|@[A-Za-z0-9_]{4,32})$/) }),
  ])
  .meta({ description: "One of: an e-mail address, a Slack user id, a Telegram id or @username." });

const event = z.strictObject({
  type: z
    .string()
    .max(MOST_TYPE)
    .regex(EVENT_TYPE)
    .meta({ examples: ["ticket.closed"] }),
  person,
  at: z.iso.datetime({ offset: true }).meta({ examples: ["2026-11-18T16:20:00Z"] }),
  attributes: z
    .record(text(32), text(200))
    .refine((all) => Object.keys(all).length <= MOST_ATTRIBUTES, { error: "too many attributes" })
    .optional()
    .meta({
      description: "Kept with answers that carry names; dropped at once where answers are anonymous.",
    }),
});

const events = z.strictObject({ events: z.array(event).min(1).max(MOST_EVENTS) });

/** The body of a telling: one event, or several. */
export const tellingSchema = z.union([event, events]);

/** One event of a body, as read. */
export type EventBody = z.infer<typeof event>;

/** The answer to a telling. */
export const acceptedSchema = z.strictObject({
  events: z.array(
    z.strictObject({
      id: z.string(),
      type: z.string(),
      asked: z.enum(["later", "nobody"]),
      askAt: z.iso.datetime().nullable().meta({
        description: "When the question is due, quiet hours and free days apart; null where nobody is asked.",
      }),
      why: z.enum(UNASKED).nullable().meta({ description: "Why nobody is asked." }),
      message: z.string().nullable().meta({ description: "The same in words." }),
      repeated: z.boolean().meta({ description: "It had been told before; nothing was added." }),
    }),
  ),
});

/** A refusal, as RFC 9457 has it. */
export const problemSchema = z.strictObject({
  type: z.string().meta({ examples: ["/problems/invalid"] }),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().meta({ description: "What to do." }),
  errors: z
    .array(z.strictObject({ pointer: z.string(), detail: z.string() }))
    .optional()
    .meta({ description: "Each wrong field, as a JSON pointer into the body." }),
});

/** A refusal as data. */
export type Problem = z.infer<typeof problemSchema>;

/** Every schema under its name in the OpenAPI document. */
export const SCHEMAS = {
  Telling: tellingSchema,
  Events: events,
  Event: event,
  Person: person,
  Accepted: acceptedSchema,
  Problem: problemSchema,
} as const;
