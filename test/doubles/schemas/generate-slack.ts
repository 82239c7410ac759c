// Writes slack.json: one JSON Schema for every call of slack-surface.ts, from Slack's own types. Most limits stand
// only in the types' prose ("Maximum length for the text in this field is 150 characters"), so they are read there.
// Run it with `node test/doubles/schemas/generate-slack.ts`; a test fails when the file is not what it writes.

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";

type Schema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  $ref?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema | Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  if?: Schema;
  then?: Schema;
  definitions?: Record<string, Schema>;
  [key: string]: unknown;
};

/** Types that no rule of ours looks into: they are let through as objects. */
const opaque = new Set(["EntityMetadata", "MessageAttachment", "WorkflowStepView"]);

/** Limits that the types do not carry, by definition and property; from the reference of Block Kit and of the methods. */
const known: Record<string, Record<string, Schema>> = {
  PlainTextInput: { initial_value: { maxLength: 3000 }, max_length: { minimum: 1, maximum: 3000 } },
  Datepicker: { initial_date: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" } },
  Timepicker: { initial_time: { pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" } },
  HomeView: { external_id: { maxLength: 255 } },
  ModalView: { external_id: { maxLength: 255 } },
  "chat.postMessage": { blocks: { maxItems: 50 }, client_msg_id: { type: "string" } },
  "chat.postEphemeral": { blocks: { maxItems: 50 } },
  "chat.update": { blocks: { maxItems: 50 } },
  response_url: { blocks: { maxItems: 50 } },
  "ack.slash_commands": { blocks: { maxItems: 50 } },
};

const nameOf = (ref: string): string => decodeURIComponent(ref.replace("#/definitions/", ""));
const figure = (text: string | undefined): number => Number((text ?? "").replaceAll(",", ""));
const unique = <T>(list: readonly T[]): T[] => [
  ...new Map(list.map((one) => [JSON.stringify(one), one])).values(),
];

/** Reads the limits out of a property's prose. */
function limitsIn(property: Schema): Schema {
  const prose = (property.description ?? "").replace(/\{@link [^}]*\}/g, "").replace(/\s+/g, " ");
  const longest =
    /max(?:imum)? length[^.]*?([\d,]+) characters|must be less than (\d+) characters|limit (?:this field to )?([\d,]+) characters/i.exec(
      prose,
    );
  const shortest = /minimum length[^.]*? is (\d+)/i.exec(prose);
  const most =
    /max(?:imum)?(?: number of [a-z ]+? is| of)? (\d+) ?(?:items|options|elements|blocks|rows|cards|are|\.|$)|up to (\d+)|max(?:imum)?(?: number of [a-z ]+? is) (\d+)/i.exec(
      prose,
    );
  const length: Schema = {};
  if (longest) length["maxLength"] = longest[2] ? figure(longest[2]) - 1 : figure(longest[1] ?? longest[3]);
  if (shortest) length["minLength"] = figure(shortest[1]);
  if (property.type === "string") return length;
  if (property.type === "array") {
    const eachText = /length for the text in each item is (\d+)/i.exec(prose);
    const list: Schema = most ? { maxItems: figure(most[1] ?? most[2] ?? most[3]) } : {};
    if (!eachText || Array.isArray(property.items) || !property.items) return list;
    const text: Schema = { properties: { text: { maxLength: figure(eachText[1]) } } };
    return { ...list, items: { allOf: [property.items, text] } };
  }
  const isText =
    property.$ref?.endsWith("TextElement") ||
    property.$ref?.endsWith("MrkdwnElement") ||
    property.$ref?.endsWith("TextObject");
  if ((isText || property.anyOf) && Object.keys(length).length > 0)
    return { allOf: [{ properties: { text: length } }] };
  return {};
}

/** Gives the same schema without prose, and with the limits that the prose told. */
function withLimits(schema: Schema): Schema {
  const { description, examples, ...rest } = schema;
  const made: Schema = { ...rest };
  if (schema.properties) {
    made.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [
        name,
        { ...withLimits(property), ...limitsIn(property) },
      ]),
    );
  }
  if (schema.items)
    made.items = Array.isArray(schema.items) ? schema.items.map(withLimits) : withLimits(schema.items);
  if (schema.anyOf) made.anyOf = schema.anyOf.map(withLimits);
  if (typeof schema.additionalProperties === "object")
    made.additionalProperties = withLimits(schema.additionalProperties);
  return made;
}

/** A `$ref` beside other words is ignored by no one but read by few: both go into an `allOf`. */
function refsBesideLimits(schema: Schema): Schema {
  if (!schema.$ref || !schema.allOf) return schema;
  const { $ref, allOf, ...rest } = schema;
  return { ...rest, allOf: [{ $ref }, ...allOf] };
}

/** Makes one object of a union of objects: what all demand is required, and one of the other demands must be met. */
function mergeObjects(variants: readonly Schema[]): Schema {
  const names = unique(variants.flatMap((one) => Object.keys(one.properties ?? {})));
  const properties = Object.fromEntries(
    names.map((name): [string, Schema] => {
      const kinds: Schema[] = unique(
        variants.flatMap((one): Schema[] =>
          [one.properties?.[name] ?? {}].filter((kind) => Object.keys(kind).length > 0),
        ),
      );
      return [name, kinds.length === 1 ? (kinds[0] ?? {}) : { anyOf: kinds }];
    }),
  );
  const required = (variants[0]?.required ?? []).filter((name) =>
    variants.every((one) => one.required?.includes(name)),
  );
  const others = unique(
    variants.map((one) => (one.required ?? []).filter((name) => !required.includes(name)).sort()),
  );
  // A demand that another one includes already says nothing of its own.
  const demands = others.filter(
    (one) => !others.some((two) => two !== one && two.every((name) => one.includes(name))),
  );
  const merged: Schema = { type: "object", properties, required, additionalProperties: false };
  return demands.length > 1
    ? { ...merged, allOf: [{ anyOf: demands.map((list) => ({ required: list })) }] }
    : merged;
}

/** Rewrites a definition: unions of tagged objects become one rule a tag, so that a problem names its own block. */
function untangle(schema: Schema, all: Record<string, Schema>, isKnownBlock = false): Schema {
  const inner = refsBesideLimits({ ...schema });
  if (inner.properties) {
    inner.properties = Object.fromEntries(
      Object.entries(inner.properties).map(([key, one]) => [key, untangle(one, all)]),
    );
  }
  if (inner.items)
    inner.items = Array.isArray(inner.items)
      ? inner.items.map((one) => untangle(one, all))
      : untangle(inner.items, all);
  if (inner.allOf) inner.allOf = inner.allOf.map((one) => untangle(one, all));
  if (!inner.anyOf) return inner;
  const leaves = flatten(inner.anyOf, all);
  if (
    !isKnownBlock &&
    leaves.length > 1 &&
    JSON.stringify(leaves) === JSON.stringify(flatten(all["KnownBlock"]?.anyOf ?? [], all))
  ) {
    return { $ref: "#/definitions/KnownBlock" };
  }
  const tags = unique(leaves.map((leaf) => tagOf(leaf, all)));
  const targets = leaves.map((leaf) => (leaf.$ref && !leaf.allOf ? (all[nameOf(leaf.$ref)] ?? leaf) : leaf));
  if (tags.includes(undefined) && targets.every((one) => one.properties))
    return untangle(mergeObjects(targets), all);
  if (tags.includes(undefined)) return { ...inner, anyOf: inner.anyOf.map((one) => untangle(one, all)) };
  const rules = tags.map((tag): Schema => {
    const same = leaves.filter((leaf) => tagOf(leaf, all) === tag).map((leaf) => untangle(leaf, all));
    return {
      if: { properties: { type: { const: tag } } },
      then: same.length === 1 ? (same[0] as Schema) : { anyOf: same },
    };
  });
  const { anyOf, ...rest } = inner;
  return {
    ...rest,
    type: "object",
    required: ["type"],
    properties: { type: { enum: tags } },
    allOf: [...(rest.allOf ?? []), ...rules],
  };
}

function flatten(variants: readonly Schema[], all: Record<string, Schema>): Schema[] {
  const leaves = variants.flatMap((one): Schema[] => {
    const target = one.$ref ? all[nameOf(one.$ref)] : one;
    return target?.anyOf ? flatten(target.anyOf, all) : [one];
  });
  // `Block` is the door for blocks that the types do not know; every block of ours is known.
  return unique(leaves).filter(
    (leaf) => leaf.$ref !== "#/definitions/Block" && !opaque.has(nameOf(leaf.$ref ?? "")),
  );
}

function tagOf(schema: Schema, all: Record<string, Schema>): unknown {
  const target = schema.$ref ? all[nameOf(schema.$ref)] : schema;
  return target?.properties?.["type"]?.const;
}

function addKnown(name: string, schema: Schema): Schema {
  const more = known[name];
  if (!more) return schema;
  const properties = { ...schema.properties };
  for (const [key, limit] of Object.entries(more)) properties[key] = { ...properties[key], ...limit };
  return { ...schema, properties };
}

/** Gives the text of slack.json: `{ definitions, methods }`, where each method's schema refers to the definitions. */
export function generateSlackSchema(): string {
  const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  const generated = createGenerator({
    path: here("slack-surface.ts"),
    tsconfig: here("../../../tsconfig.json"),
    type: "SlackSurface",
    skipTypeCheck: true,
    jsDoc: "extended",
  }).createSchema("SlackSurface") as Schema;
  const raw = generated.definitions ?? {};
  const limited = Object.fromEntries(
    Object.entries(raw).map(([name, one]) => [
      name,
      opaque.has(name) ? { type: "object" } : addKnown(name, withLimits(one)),
    ]),
  );
  const surface = limited["SlackSurface"]?.properties ?? {};
  const methods: Record<string, Schema> = {};
  for (const [method, schema] of Object.entries(surface)) {
    const target = schema.$ref ? (limited[nameOf(schema.$ref)] ?? schema) : schema;
    const merged = target.anyOf ? mergeObjects(target.anyOf) : target;
    methods[method] = untangle(addKnown(method, merged), limited);
  }
  const definitions: Record<string, Schema> = {};
  const need = (schema: unknown): void => {
    for (const [, ref] of JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g)) {
      const name = decodeURIComponent(ref ?? "");
      if (name in definitions) continue;
      definitions[name] = untangle(limited[name] ?? {}, limited, name === "KnownBlock");
      need(definitions[name]);
    }
  };
  need(methods);
  const sorted = Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ definitions: sorted, methods }, null, 1)}\n`;
}

if (import.meta.main) writeFileSync(new URL("slack.json", import.meta.url), generateSlackSchema());
