// Turns a request into a method's parameters: the same whether they came as JSON, form, multipart or query.

import type { ReadBody, UploadedFile } from "../wire/http.ts";
import { allowsString, propertySchema } from "./schema.ts";

/** An uploaded file in a parameter's place. */
export type Upload = {
  readonly upload: true;
  readonly name: string;
  readonly type: string;
  readonly data: Buffer;
};

/** Says whether a parameter is an uploaded file. */
export function isUpload(value: unknown): value is Upload {
  return typeof value === "object" && value !== null && (value as { upload?: unknown }).upload === true;
}

/**
 * Gives the parameters of a call. Text that stands for something else (numbers, booleans, JSON-serialized objects)
 * is read as the method's schema wants it; files take the place of their field or of `attach://` naming them.
 */
export function decodeParams(
  method: string,
  query: URLSearchParams,
  body: ReadBody,
): Record<string, unknown> {
  const given: Record<string, unknown> = { ...Object.fromEntries(query), ...body.fields };
  // A body may name its own method; the address has done so already.
  delete given["method"];
  const files = new Map(body.files.map((file) => [file.field, file]));
  const params: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) params[key] = decodeValue(method, key, value, files);
  const attached = new Set(
    Object.values(given).flatMap((value) =>
      typeof value === "string"
        ? [value.replace("attach://", ""), ...[...value.matchAll(/attach:\/\/(\w+)/g)].map(([, id]) => id)]
        : [],
    ),
  );
  for (const [field, file] of files) if (!attached.has(field)) params[field] = uploadOf(file);
  return params;
}

function decodeValue(
  method: string,
  key: string,
  value: unknown,
  files: ReadonlyMap<string, UploadedFile>,
): unknown {
  if (typeof value !== "string") return value;
  const file = value.startsWith("attach://") ? files.get(value.slice("attach://".length)) : undefined;
  if (file !== undefined) return uploadOf(file);
  const schema = propertySchema(method, key);
  if (schema === undefined || allowsString(schema)) return value;
  try {
    return withAttached(JSON.parse(value), files);
  } catch {
    // Left as it is for the schema to name it.
    return value;
  }
}

/** Puts uploaded files where an object names them, as `media` does. */
function withAttached(value: unknown, files: ReadonlyMap<string, UploadedFile>): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const file = typeof one === "string" ? files.get(one.replace("attach://", "")) : undefined;
      return [key, file === undefined || !`${one}`.startsWith("attach://") ? one : uploadOf(file)];
    }),
  );
}

function uploadOf(file: UploadedFile): Upload {
  return { upload: true, name: file.name, type: file.type, data: file.data };
}
