// The type of the offered methods, held against the official parameters and results.

import type { APIMethodParams, APIMethodReturn } from "@gramio/types";
import type { OfferedMethod } from "../schemas/telegram-methods.ts";

/** One method: takes checked parameters, gives the result or throws a Refusal; `gone` aborts when the caller left. */
export type Method<M extends OfferedMethod> = (
  params: NonNullable<APIMethodParams<M>>,
  gone: AbortSignal,
) => APIMethodReturn<M> | Promise<APIMethodReturn<M>>;

/** Some of the methods, by name. */
export type Methods<M extends OfferedMethod> = { readonly [Name in M]: Method<Name> };
