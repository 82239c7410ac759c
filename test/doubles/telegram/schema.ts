// The schemas of the offered methods' parameters, and what a call has against them.

import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import document from "../schemas/telegram.json" with { type: "json" };
import { type OfferedMethod, offeredMethods } from "../schemas/telegram-methods.ts";

type JsonSchema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
};

const definitions = document.definitions as unknown as Readonly<Record<string, JsonSchema>>;
// Compiled anew in each process: what is generated is not checked again, nor made quicker than a few calls are worth.
const ajv = new Ajv({
  ...{ strict: false, allErrors: true },
  ...{ validateSchema: false, code: { optimize: false } },
}).addSchema(document, "telegram");
const compiled = new Map<string, ValidateFunction>();

/** Says whether the double offers this method. */
export function isOffered(method: string): method is OfferedMethod {
  return (offeredMethods as readonly string[]).includes(method);
}

function definitionName(method: string): string {
  return `${method.charAt(0).toUpperCase()}${method.slice(1)}Params`;
}

/** Gives the schema of one parameter, if the method has it. */
export function propertySchema(method: string, property: string): JsonSchema | undefined {
  return definitions[definitionName(method)]?.properties?.[property];
}

/** Says whether a plain string can be right there. */
export function allowsString(schema: JsonSchema): boolean {
  if (schema.$ref !== undefined) {
    const target = definitions[schema.$ref.replace("#/definitions/", "")];
    return target !== undefined && allowsString(target);
  }
  if (schema.anyOf !== undefined) return schema.anyOf.some(allowsString);
  return schema.type === "string" || (Array.isArray(schema.type) && schema.type.includes("string"));
}

/** What a call has against its schema: `unknown` parameters the platform ignores, `wrong` ones it refuses. */
export type Violations = { readonly unknown: string[]; readonly wrong: string[] };

/** Checks the parameters of an offered method. */
export function violations(method: OfferedMethod, params: Record<string, unknown>): Violations {
  const name = definitionName(method);
  if (!(name in definitions)) {
    return { unknown: Object.keys(params).map((key) => `takes no parameters, got ${key}`), wrong: [] };
  }
  const validate = compiled.get(name) ?? ajv.compile({ $ref: `telegram#/definitions/${name}` });
  compiled.set(name, validate);
  if (validate(params)) return { unknown: [], wrong: [] };
  const errors = validate.errors ?? [];
  const unknown = errors.filter(
    (error) => error.keyword === "additionalProperties" && error.instancePath === "",
  );
  const wrong = errors.filter((error) => !unknown.includes(error));
  return { unknown: told(unknown), wrong: told(wrong) };
}

function told(errors: readonly ErrorObject[]): string[] {
  const texts = errors.map((error) => {
    const detail = error.params["additionalProperty"] ?? error.params["allowedValues"];
    return `${error.instancePath} ${error.message}${detail === undefined ? "" : ` (${detail})`}`.trim();
  });
  return [...new Set(texts)].slice(0, 6);
}
