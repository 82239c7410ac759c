// The Bot API's way of saying no: a code, a description, and sometimes what to do about it.

import type { TelegramResponseParameters } from "@gramio/types";

/** An error answer of the platform, thrown by whatever refuses a call. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: TelegramResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: TelegramResponseParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** Gives the platform's 400 with its usual prefix. */
export function badRequest(what: string, parameters?: TelegramResponseParameters): Refusal {
  return new Refusal(400, `Bad Request: ${what}`, parameters);
}

/** Gives the platform's 403 with its usual prefix. */
export function forbidden(what: string): Refusal {
  return new Refusal(403, `Forbidden: ${what}`);
}

/** Gives the body of an error answer. */
export function refusalBody(refusal: Refusal): object {
  return {
    ok: false,
    error_code: refusal.code,
    description: refusal.message,
    ...(refusal.parameters === undefined ? {} : { parameters: refusal.parameters }),
  };
}
