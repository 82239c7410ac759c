// How the interface answers: JSON, and refusals that say what to do.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Locale } from "../../core/ports.ts";
import { type Copy, copyFor } from "../copy/copy.ts";
import type { Problem } from "./event-schemas.ts";
import { PROBLEM_TYPE } from "./openapi.ts";

/** The name of a refusal in the copy. */
export type ProblemCode = keyof Copy["eventsApi"]["problems"];

/** A refusal before it is worded. */
export interface Refusal {
  readonly status: number;
  readonly code: ProblemCode;
  readonly errors?: Problem["errors"];
  readonly retryAfter?: number;
}

/** Gives the copy in the language that a program asks for; English unless it is Chinese. */
export function copyAskedFor(request: IncomingMessage): Copy {
  const asked = request.headers["accept-language"] ?? "";
  const locale: Locale = /^\s*zh\b/i.test(asked) ? "zh-CN" : "en";
  return copyFor(locale);
}

/** Answers with JSON. */
export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  type = "application/json",
): void {
  response
    .writeHead(status, {
      "content-type": type,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    })
    .end(JSON.stringify(body));
}

/** Refuses, and says what to do. */
export function refuse(response: ServerResponse, refusal: Refusal, { eventsApi }: Copy): void {
  const { status, code, errors, retryAfter } = refusal;
  if (retryAfter !== undefined) response.setHeader("retry-after", String(retryAfter));
  if (status === 401) response.setHeader("www-authenticate", "Bearer");
  // The rest of a body that was not read would be taken for the next request.
  if (status === 413 || status === 401 || status === 415) response.setHeader("connection", "close");
  const problem: Problem = {
    type: `/problems/${code}`,
    ...eventsApi.problems[code],
    status,
    ...(errors === undefined ? {} : { errors }),
  };
  answer(response, status, problem, PROBLEM_TYPE);
}
