// Messages of every kind, hostile ones among them, for property tests.
import fc from "fast-check";
import type { Button, Message, Part } from "../../../core/message.ts";

const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  // Halves of characters, as broken clients send them.
  { weight: 1, arbitrary: fc.constantFrom("\ud83d", "a\udc00b", "\u200b", "", " \n ", "\u202e", "\u3164") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("字".repeat(5000), "x".repeat(4096), "👩‍💻".repeat(900), "\n".repeat(50)),
  },
);

const press = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z]{1,2}:[A-Za-z0-9_-]{22}$/) },
  { weight: 1, arbitrary: text },
);

const button: fc.Arbitrary<Button> = fc.oneof(
  fc.record({ label: text, press, ticked: fc.boolean() }),
  fc.record({ label: text, press, style: fc.constantFrom("primary" as const, "danger" as const) }),
  fc.record({ label: text, url: fc.oneof(fc.webUrl(), text) }),
);

const buttons = fc.array(button, { maxLength: 40 });

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("heading" as const, "paragraph" as const, "quote" as const, "footnote" as const),
    text,
  }),
  fc.record({ kind: fc.constant("scale" as const), anchors: text, buttons }),
  fc.record({ kind: fc.constant("buttons" as const), buttons }),
  fc.record({
    kind: fc.constant("meter" as const),
    rows: fc.array(fc.record({ label: text, share: fc.double(), figure: text }), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(text, { maxLength: 5 }),
    rows: fc.array(fc.array(text, { maxLength: 6 }), { maxLength: 12 }),
  }),
);

/** Gives any Message. */
export function anyMessage(): fc.Arbitrary<Message> {
  return fc.record({ text, parts: fc.array(part, { maxLength: 12 }) });
}
