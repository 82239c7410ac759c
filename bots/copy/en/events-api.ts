// What the events interface says to programs and to those who write them, in English.
import type { Unasked } from "../../../core/trigger/event.ts";

/** Why an event asked nobody, in words for whoever told of it. */
const why: Readonly<Record<Unasked, string>> = {
  "no-rule": "No rule asks about events of this type. An admin makes one with the command “events”.",
  "rule-paused": "The rule for this type is paused.",
  "rule-removed": "The rule for this type was removed.",
  "unknown-person":
    "Nobody goes by this name. Slack ids are looked up; on Telegram people have to press Start first; e-mail addresses come from an import or from Slack.",
  "several-people": "More than one person goes by this name. Say the Slack or Telegram id.",
  unreachable: "This person cannot be written to: they left, or blocked the bot.",
  sample: "The rule asks only a share of all events, and the draw left this one out.",
  "too-late": "The deadline comes before the question would.",
  "too-few": "Fewer people than an anonymous round needs had gathered before the deadline.",
  merged: "Another event of the same person is asked about in the same question.",
  "passed-over": "This person was asked recently, or does not want to be asked.",
};

/** Titles and details of problems, and the descriptions in the OpenAPI document. */
export const eventsApi = {
  title: "NPS bot: events",
  description:
    "Tells the bot that something happened to someone. Rules decide who is asked about it, when, and how often. Make a token with the command “token NAME”.",
  tellSummary: "Tell of one event or of several",
  tellDescription:
    "All are taken, or none. Sent again with the same Idempotency-Key within 24 hours, a request is answered as the first time. The same event (type, person, at) told again without one is recognized, too.",
  describeSummary: "This document",
  accepted: "Taken. For each event: whether somebody will be asked, and if not, why.",
  why,
  problems: {
    "bad-json": {
      title: "The body is not JSON",
      detail: "Send one JSON object, encoded as UTF-8.",
    },
    unauthorized: {
      title: "No token that works",
      detail:
        "Send “Authorization: Bearer …” with a token that an admin made with the command “token NAME” and nobody has revoked.",
    },
    "too-large": {
      title: "The body is too large",
      detail: "At most 64 kB and 100 events at once. Send the rest in another request.",
    },
    "not-json": {
      title: "The body must be JSON",
      detail: "Send “Content-Type: application/json”.",
    },
    invalid: {
      title: "The body does not say what it must",
      detail: "Nothing was taken. “errors” names each wrong field.",
    },
    "in-future": {
      title: "An event lies in the future",
      detail:
        "Nothing was taken. “at” is more than five minutes ahead: check the clock, and the offset behind it.",
    },
    "bad-key": {
      title: "This Idempotency-Key cannot be used",
      detail: "1 to 128 printable characters of ASCII, such as a UUID.",
    },
    "key-reused": {
      title: "This Idempotency-Key belongs to another body",
      detail: "Nothing was taken. A new request needs a new key.",
    },
    "too-many": {
      title: "Too many requests",
      detail: "Wait as many seconds as Retry-After says, then send it again.",
    },
    unavailable: {
      title: "Not now",
      detail: "Nothing was taken. Send the same request again after as many seconds as Retry-After says.",
    },
    internal: {
      title: "Something went wrong that should not",
      detail:
        "Send the same request again with the same Idempotency-Key. If it stays, the server's log has a line.",
    },
  },
};

/** The shape that every language fills. */
export type EventsApi = typeof eventsApi;
