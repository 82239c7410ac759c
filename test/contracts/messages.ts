// Any message and any form that the types allow, odd ones first: what a renderer must cope with.
import fc from "fast-check";
import type { Chart } from "../../core/chart.ts";
import type { Button, Field, Form, Message, Part } from "../../core/message.ts";
import { encodePress, VERBS } from "../../core/press.ts";

const ODD = [
  "",
  " ",
  "\n",
  "<!here> <@U123|x> <https://example.org|click> & &lt;",
  "*bold* _it_ ~no~ `code` :tada: [a](b)",
  "净推荐值:+32(95% 区间)",
  "👩‍👩‍👧‍👦🇨🇳é",
  "x".repeat(5_000),
  "很".repeat(4_500),
  "👍".repeat(2_600),
  "a\u0000b\u200b\u202e",
];
const text = fc.oneof(
  { weight: 5, arbitrary: fc.string({ maxLength: 90, unit: "grapheme" }) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 400 }) },
);
const word = fc.stringMatching(/^[A-Za-z0-9_-]{1,22}$/);
const press = fc
  .record({
    verb: fc.constantFrom(...Object.values(VERBS)),
    token: word,
    argument: fc.option(word, { nil: undefined }),
  })
  .map(({ verb, token, argument }) =>
    encodePress({ verb, token, ...(argument === undefined ? {} : { argument }) }),
  );

const button: fc.Arbitrary<Button> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        label: text,
        press,
        style: fc.constantFrom("primary" as const, "danger" as const, undefined),
        ticked: fc.constantFrom(true, false, undefined),
      })
      .map(({ label, press: payload, style, ticked }) => ({
        label,
        press: payload,
        ...(style === undefined ? {} : { style }),
        ...(ticked === undefined ? {} : { ticked }),
      })),
  },
  {
    weight: 1,
    arbitrary: fc.record({ label: text, url: fc.oneof(fc.webUrl(), fc.constantFrom("", "no url")) }),
  },
);
const scale = fc.record({
  kind: fc.constant("scale" as const),
  anchors: text,
  buttons: word.map((token): Button[] =>
    Array.from({ length: 11 }, (_, score) => ({
      label: String(score),
      press: encodePress({ verb: VERBS.score, token, argument: String(score) }),
    })),
  ),
});
const words = (kind: "heading" | "paragraph" | "quote" | "footnote") =>
  fc.record({ kind: fc.constant(kind), text });
const score = fc.option(fc.integer({ min: -100, max: 100 }), { nil: null });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc
  .record({
    label: fc.stringMatching(/^\d{2}-\d{2}$/),
    nps: score,
    margin: fc.integer({ min: 0, max: 120 }),
    rate: fc.option(share, { nil: null }),
    isEdited: fc.boolean(),
  })
  .map(({ label, nps, margin, rate, isEdited }) => ({
    label,
    nps,
    low: nps === null ? null : Math.max(-100, nps - margin),
    high: nps === null ? null : Math.min(100, nps + margin),
    rate,
    ...(isEdited ? { edited: true as const } : {}),
  }));

/** Any chart: nothing in it, one of everything, more than anyone reads. */
export const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    kind: fc.constant("trend" as const),
    points: fc.array(point, { maxLength: 60 }),
    marks: fc.array(
      fc.record({
        number: fc.integer({ min: 1, max: 120 }),
        at: fc.double({ min: 0, max: 60, noNaN: true }),
      }),
      { maxLength: 12 },
    ),
    references: fc.array(fc.integer({ min: -100, max: 100 }), { maxLength: 6 }),
    goal: score,
  }),
  fc.record({
    kind: fc.constant("priority" as const),
    drivers: fc.array(
      fc.record({
        number: fc.integer({ min: 1, max: 30 }),
        share,
        low: share,
        high: share,
        mean: fc.double({ min: 0, max: 10, noNaN: true }),
        priority: fc.constantFrom("fix" as const, "keep" as const, "watch" as const, "later" as const, null),
      }),
      { maxLength: 14 },
    ),
  }),
  fc.record({
    kind: fc.constant("dots" as const),
    isJourney: fc.boolean(),
    rows: fc.array(
      fc.record({
        number: fc.integer({ min: 1, max: 300 }),
        nps: score,
        low: score,
        high: score,
        before: score,
        answered: fc.option(fc.nat({ max: 100_000 }), { nil: null }),
      }),
      { maxLength: 60 },
    ),
    whole: score,
  }),
  fc.record({
    kind: fc.constant("value" as const),
    cells: fc.array(
      fc.record({ name: fc.constantFrom("A1", "A2", "B1", "B2", "C1", "C2"), heads: share, value: share }),
      { maxLength: 6 },
    ),
  }),
);

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("chart" as const), alt: text, chart: anyChart }),
  words("heading"),
  words("paragraph"),
  words("quote"),
  words("footnote"),
  scale,
  fc.record({ kind: fc.constant("buttons" as const), buttons: fc.array(button, { maxLength: 30 }) }),
  fc.record({
    kind: fc.constant("meter" as const),
    rows: fc.array(
      fc.record({
        label: text,
        share: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(Number.NaN, -1, 2)),
        figure: text,
      }),
      { maxLength: 12 },
    ),
  }),
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(text, { maxLength: 6 }),
    rows: fc.array(fc.array(text, { maxLength: 7 }), { maxLength: 30 }),
  }),
);

/** Any message: none to eighty parts, empty and overlong texts included. */
export const anyMessage: fc.Arbitrary<Message> = fc.record({
  text,
  parts: fc.oneof(
    { weight: 6, arbitrary: fc.array(part, { maxLength: 12 }) },
    { weight: 1, arbitrary: fc.array(part, { minLength: 60, maxLength: 80 }) },
  ),
});

const option = fc.record({ value: fc.oneof(word, text), label: text });
const options = fc.oneof(
  { weight: 5, arbitrary: fc.array(option, { maxLength: 14 }) },
  { weight: 1, arbitrary: fc.array(option, { minLength: 100, maxLength: 260 }) },
);
const base = { name: fc.oneof(word, text), label: text, optional: fc.boolean() };
const hint = fc.option(text, { nil: undefined });
const without = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;

const field = fc
  .oneof(
    fc.record({
      kind: fc.constant("text" as const),
      ...base,
      hint,
      initial: hint,
      multiline: fc.boolean(),
      maxLength: fc.option(fc.integer({ min: 1, max: 6_000 }), { nil: undefined }),
    }),
    fc.record({ kind: fc.constant("choice" as const), ...base, hint, options, initial: hint }),
    fc.record({
      kind: fc.constant("choices" as const),
      ...base,
      hint,
      options,
      initial: fc.option(fc.array(text, { maxLength: 4 }), { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant("time" as const),
      ...base,
      hint,
      initial: fc.constantFrom(undefined, "10:00", "9:05", "25:00", "soon"),
    }),
    fc.record({
      kind: fc.constant("channel" as const),
      ...base,
      hint,
      initial: fc.constantFrom(undefined, "C0123ABCD", "general", ""),
    }),
  )
  // fast-check writes undefined where the type wants a missing key.
  .map((one) => without(one) as Field);

/** Any form: empty, odd and overlong ones included; choices may start with what is not among them. */
export const anyForm: fc.Arbitrary<Form> = fc
  .record({
    press,
    title: text,
    submit: text,
    cancel: text,
    intro: hint,
    fields: fc.array(field, { maxLength: 14 }),
  })
  .map((form) => without(form) as Form);
