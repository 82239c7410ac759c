// Attributes in words: what is known of people, in which groups, and where it comes from.
import type { AttributesOutcome } from "../../../core/command/attributes-outcome.ts";
import type { Message } from "../../../core/message.ts";
import type { AttributeDefinition } from "../../../core/people/attribute.ts";
import { bandsOf } from "../../../core/people/band.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import { bandWords } from "./band-words.ts";
import type { Reader } from "./reader.ts";

/** Says what came of a wish about attributes. */
export function attributesMessage(outcome: AttributesOutcome, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const { format, managing } = copy;
  const words = managing.people;
  switch (outcome.kind) {
    case "list":
      return list(outcome.definitions, reader);
    case "defined":
      return say(words.attributeDefined({ line: line(outcome.definition, copy) }), words.attributesFrozen);
    case "removed":
      return say(words.attributeRemoved({ key: outcome.key }));
    case "unknown":
      return say(words.attributeUnknown({ key: outcome.key, known: format.list(outcome.known) }));
    case "too-many":
      return say(words.tooManyAttributes({ most: format.number(outcome.most) }));
    case "no-slack":
      return say(words.noSlack);
    case "unknown-group":
      return say(words.unknownGroup({ name: outcome.name }));
    case "field-not-visible": {
      const { field, code } = outcome;
      return say(code === "field-unknown" ? words.fieldUnknown({ field }) : words.fieldNotVisible({ field }));
    }
  }
}

function list(definitions: readonly AttributeDefinition[], reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.people;
  const { command } = reader;
  if (definitions.length === 0) return say(words.attributesNone({ command }), words.attributesFrozen);
  return {
    text: words.attributesTitle,
    parts: [
      { kind: "heading", text: words.attributesTitle },
      paragraph(definitions.map((definition) => `• ${line(definition, copy)}`).join("\n")),
      paragraph(words.attributesHow({ command })),
      { kind: "footnote", text: words.attributesFrozen },
    ],
  };
}

function line(definition: AttributeDefinition, copy: Copy): string {
  const words = copy.managing.people;
  const { key, kind, source } = definition;
  const plain = words.attributeLine({ key, kind: words.kinds[kind] });
  const groups = bandsOf(definition).map((group) => bandWords(group, copy));
  const grouped =
    groups.length === 0 ? plain : words.attributeBands({ line: plain, bands: groups.join(" · ") });
  if (source === null) return grouped;
  if (source.kind === "slack-field") return words.attributeField({ line: grouped, field: source.field });
  const values = copy.format.list([...new Set(source.groups.map(({ value }) => value))]);
  return words.attributeGroups({ line: grouped, values });
}
