// The forms about events: a rule, and "ask about this" for people without code.
import type { EventsOutcome } from "../../../core/command/event-outcome.ts";
import { EVENT_SURVEY } from "../../../core/command/run-events.ts";
import { NO_TOKEN } from "../../../core/command/run-press.ts";
import type { Form } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { MOST_TYPE } from "../../../core/trigger/event.ts";
import { MOST_TOUCHPOINT } from "../../../core/trigger/rule.ts";
import { copyFor } from "../copy.ts";
import { lengthWords } from "./events.ts";
import type { Reader } from "./reader.ts";

/** The names of the fields in what a form sends. */
export const EVENT_FIELDS = {
  type: "type",
  survey: "survey",
  touchpoint: "touchpoint",
  after: "after",
  sample: "sample",
  within: "within",
  person: "person",
  rule: "rule",
} as const;

/** What the rule's form offers: minutes until the question, percent, hours until it is pointless. */
export const OFFERED = {
  after: [0, 30, 120, 1440, 4320, 10080],
  sample: [100, 50, 25, 10],
  within: [24, 72, 168, 240, 720],
} as const;
const USUAL = { after: 120, sample: 100, within: 240 } as const;

/** Gives the form for a new rule. */
export function ruleForm(
  { surveys }: Extract<EventsOutcome, { kind: "rule-form" }>,
  reader: Pick<Reader, "locale">,
): Form {
  const copy = copyFor(reader.locale);
  const words = copy.managing.events;
  const after = (minutes: number): string =>
    minutes === 0 ? words.atOnce : words.after({ delay: lengthWords(minutes, copy) });
  return {
    press: encodePress({ verb: VERBS.rule, token: NO_TOKEN }),
    title: words.formTitle,
    submit: words.formSubmit,
    cancel: words.formCancel,
    intro: words.formIntro,
    fields: [
      {
        ...{ kind: "text", name: EVENT_FIELDS.type, label: words.fields.type, hint: words.hints.type },
        maxLength: MOST_TYPE,
      },
      {
        ...{ kind: "choice", name: EVENT_FIELDS.survey, label: words.fields.survey },
        options: surveys.map(({ key }) => ({ value: key, label: key })),
        initial: surveys.some(({ key }) => key === EVENT_SURVEY) ? EVENT_SURVEY : (surveys[0]?.key ?? ""),
      },
      {
        ...{ kind: "text", name: EVENT_FIELDS.touchpoint, label: words.fields.touchpoint },
        ...{ hint: words.hints.touchpoint, maxLength: MOST_TOUCHPOINT },
      },
      {
        ...{ kind: "choice", name: EVENT_FIELDS.after, label: words.fields.after },
        options: OFFERED.after.map((minutes) => ({ value: String(minutes), label: after(minutes) })),
        initial: String(USUAL.after),
      },
      {
        ...{ kind: "choice", name: EVENT_FIELDS.sample, label: words.fields.sample },
        options: OFFERED.sample.map((share) => ({
          value: String(share),
          label:
            share === 100 ? words.everyEvent : words.share({ percent: copy.format.percent(share / 100) }),
        })),
        initial: String(USUAL.sample),
      },
      {
        ...{ kind: "choice", name: EVENT_FIELDS.within, label: words.fields.within },
        options: OFFERED.within.map((hours) => ({
          value: String(hours),
          label: words.within({ deadline: lengthWords(hours * 60, copy) }),
        })),
        initial: String(USUAL.within),
      },
    ],
  };
}

/** Gives the form that asks about what, and whom where that is not known; null where there is nothing to ask about. */
export function eventForm(
  { rules, who }: Extract<EventsOutcome, { kind: "event-form" }>,
  reader: Pick<Reader, "locale">,
): Form | null {
  const words = copyFor(reader.locale).managing.events;
  const [first] = rules;
  if (first === undefined) return null;
  return {
    press: encodePress({ verb: VERBS.event, token: who?.id ?? NO_TOKEN }),
    title: words.tellTitle,
    submit: words.tellSubmit,
    cancel: words.formCancel,
    ...(who === null ? {} : { intro: words.tellAbout({ name: who.name }) }),
    fields: [
      ...(who === null
        ? [
            {
              kind: "text" as const,
              ...{ name: EVENT_FIELDS.person, label: words.fields.person, hint: words.hints.person },
              maxLength: 64,
            },
          ]
        : []),
      {
        ...{ kind: "choice", name: EVENT_FIELDS.rule, label: words.fields.rule },
        options: rules.map(({ eventType, touchpoint }) => ({
          value: eventType,
          label: touchpoint === eventType ? eventType : `${touchpoint} (${eventType})`,
        })),
        initial: first.eventType,
      },
    ],
  };
}
