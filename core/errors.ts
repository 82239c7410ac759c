// The one error class: a broken assumption with a code, the values that explain it, and a cure in bots/copy.

/** Lists every code a SurveyError carries; bots/copy has a sentence for each, in every language. */
export const ERROR_CODES = [
  "setting-invalid",
  "node-too-old",
  "database-new",
  "database-behind",
  "database-newer",
  "database-locked",
  "database-full",
  "database-constraint",
  "database-unavailable",
  "message-unrenderable",
  "directory-unavailable",
  "round-missing",
  "internal",
] as const;

/** Names what went wrong, independent of language. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Carries a code and plain values (never a score, a reason or a person) so that an edge can say what to do. */
export class SurveyError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code}${Object.keys(params).length === 0 ? "" : ` ${JSON.stringify(params)}`}`, options);
    this.name = "SurveyError";
    this.code = code;
    this.params = params;
  }
}
