// Generates telegram.json, the JSON Schema of the parameters of each offered Bot API method, from @gramio/types:
// `node test/doubles/schemas/generate-telegram.ts`. A test checks that the committed file is what this gives.

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator, type Schema } from "ts-json-schema-generator";
import { offeredMethods } from "./telegram-methods.ts";

type Definitions = Record<string, Schema>;

/**
 * Parameters that the double does not act on: left out of the schemas, so that using one is reported as a violation
 * and never passes unseen.
 */
const leftOut = new Set([
  "allow_paid_broadcast",
  "business_connection_id",
  "direct_messages_topic_id",
  "ephemeral_message_parameters",
  "inline_message_id",
  "message_effect_id",
  "rich_message",
  "suggested_post_parameters",
]);

const paramsFile = fileURLToPath(new URL("../../../node_modules/@gramio/types/out/params.d.ts", import.meta.url));
const projectFile = fileURLToPath(new URL("../../../tsconfig.json", import.meta.url));

/** The committed file. */
export const telegramSchemaFile = fileURLToPath(new URL("./telegram.json", import.meta.url));

/** Gives the text of telegram.json: the definitions one a line, the methods' parameters among them. */
export function generateTelegramSchema(): string {
  const withParams = offeredMethods.filter((method) => method !== "getMe" && method !== "getWebhookInfo");
  const names = withParams.map((method) => `${method.charAt(0).toUpperCase()}${method.slice(1)}Params`);
  const generated = createGenerator({
    path: paramsFile,
    tsconfig: projectFile,
    type: names,
    jsDoc: "none",
    functions: "hide",
    skipTypeCheck: true,
  }).createSchema(names);
  const definitions = (generated.definitions ?? {}) as Definitions;
  // An upload reaches the double as an object that it marks itself; a Blob does not exist on the wire.
  definitions["TelegramInputFile"] = { type: "object", properties: { upload: { const: true } }, required: ["upload"] };
  for (const name of names) {
    const properties = definitions[name]?.properties;
    for (const key of Object.keys(properties ?? {})) if (leftOut.has(key)) delete properties?.[key];
  }
  for (const [name, schema] of Object.entries(definitions)) definitions[name] = onWire(schema) as Schema;
  const used = reachable(definitions, names);
  const lines = [...used].sort().map((name) => `${JSON.stringify(name)}: ${JSON.stringify(definitions[name])}`);
  return `{\n"$schema": "http://json-schema.org/draft-07/schema#",\n"definitions": {\n${lines.join(",\n")}\n}\n}\n`;
}

/**
 * Drops what only exists before serializing (`{ toString(): string }`, `{ toJSON(): … }`), and makes numbers integers:
 * the Bot API knows both, TypeScript one, and no offered method takes a fraction.
 */
function onWire(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(onWire);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([key, value]): [string, unknown] => {
    if (key === "type" && value === "number") return [key, "integer"];
    if (key === "type" && Array.isArray(value)) return [key, value.map((type) => (type === "number" ? "integer" : type))];
    if (key !== "anyOf" || !Array.isArray(value)) return [key, onWire(value)];
    return [key, value.filter((option) => !isBuilder(option)).map(onWire)];
  });
  const result = Object.fromEntries(entries);
  const [only, ...others] = Array.isArray(result["anyOf"]) ? result["anyOf"] : [];
  return only !== undefined && others.length === 0 ? only : result;
}

function isBuilder(option: Schema): boolean {
  const [only, ...others] = Object.keys(option.properties ?? {});
  return others.length === 0 && (only === "toString" || only === "toJSON");
}

function reachable(definitions: Definitions, roots: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const refs = JSON.stringify(definitions[name]).matchAll(/"\$ref":"#\/definitions\/([^"]+)"/g);
    for (const [, target] of refs) if (target !== undefined) open.push(decodeURIComponent(target));
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(telegramSchemaFile, generateTelegramSchema());
