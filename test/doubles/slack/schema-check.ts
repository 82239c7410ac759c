// Checks a call against the schema of its method, and reads form-encoded arguments by that schema.

import { readFileSync } from "node:fs";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { contentProblems, type Problem } from "./limits.ts";

type MethodSchema = {
  properties?: Record<string, { type?: string; $ref?: string; anyOf?: { type?: string }[] }>;
};
type SlackSchemas = { definitions: Record<string, object>; methods: Record<string, MethodSchema> };

const file = readFileSync(new URL("../schemas/slack.json", import.meta.url), "utf8");
// One shared document for the definitions: within each method's own schema every block would be compiled again.
const schemas = JSON.parse(file.replaceAll('"#/definitions/', '"slack#/definitions/')) as SlackSchemas;
// Compiled anew in each process: what is generated is not checked again, nor made quicker than a few calls are worth.
const ajv = new Ajv({
  ...{ allErrors: true, strict: false },
  ...{ validateSchema: false, code: { optimize: false } },
}).addSchema({
  $id: "slack",
  definitions: schemas.definitions,
});
const compiled = new Map<string, ValidateFunction>();

/** Says whether the double has a schema for this method. */
export const isKnownMethod = (method: string): boolean => method in schemas.methods;

/** Gives arguments as values: what came as text in a form and is no text by its schema is parsed as JSON. */
export function decodeForm(method: string, fields: Record<string, unknown>): Record<string, unknown> {
  const properties = schemas.methods[method]?.properties ?? {};
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const schema = properties[name];
      const type = schema?.type ?? schema?.anyOf?.[0]?.type ?? (schema?.$ref ? "object" : "string");
      if (typeof value !== "string" || type === "string") return [name, value];
      try {
        return [name, JSON.parse(value) as unknown];
      } catch {
        // Left as text, so that the schema reports it.
        return [name, value];
      }
    }),
  );
}

/** Finds everything that is wrong with a call; a method without a schema has nothing to be wrong against. */
export function callProblems(method: string, args: Record<string, unknown>): Problem[] {
  const schema = schemas.methods[method];
  if (!schema) return [];
  let validate = compiled.get(method);
  if (!validate) {
    validate = ajv.compile(schema);
    compiled.set(method, validate);
  }
  // Bolt's client adds the team to every call, whatever the method's own arguments are.
  const { team_id: _team, ...own } = args;
  if (validate(own)) return contentProblems(method, args);
  const wrong = (validate.errors ?? []).filter(
    (error) => error.keyword !== "if" && error.keyword !== "anyOf",
  );
  const found = wrong.length > 0 ? wrong : (validate.errors ?? []);
  return [...dedupe(found.map(problemOf)), ...contentProblems(method, args)];
}

function problemOf(error: ErrorObject): Problem {
  const params = error.params as Record<string, unknown>;
  const name =
    params["additionalProperty"] ??
    params["missingProperty"] ??
    params["allowedValue"] ??
    params["allowedValues"];
  const what = `${error.message ?? error.keyword}${name === undefined ? "" : ` (${String(name)})`}`;
  const isExtraArgument = error.keyword === "additionalProperties" && error.instancePath === "";
  return { path: error.instancePath, what, ...(isExtraArgument ? { harmless: true } : {}) };
}

const dedupe = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((one) => [`${one.path} ${one.what}`, one])).values(),
];

/** Gives a problem as one line. */
export const lineOf = (problem: Problem): string => `${problem.path} ${problem.what}`.trim();
