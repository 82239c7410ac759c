// What a test may turn while the double runs, shared by all its parts.

/** How HTTP deliveries are signed: rightly, with a wrong secret, or with a time of ten minutes ago. */
export type Signing = "good" | "bad" | "old";

/** The double's identity and its switches. */
export type Settings = {
  readonly token: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** The error that every call with the bot token gets, or null while the token is good. */
  revoked: string | null;
  /** The scopes that the bot token has. */
  scopes: string[];
  latencyMs: number;
  pageSize: number;
  deactivatedError: string;
  /** The app's events address; while it is set, everything is delivered there and nothing over sockets. */
  deliverTo: string | null;
  signing: Signing;
  /** How long the double waits for an acknowledgement, in milliseconds. */
  ackMs: number;
  /** After how long an event that was not acknowledged comes again, in milliseconds, one entry a try. */
  eventRetryMs: readonly number[];
  /** How long after its completion a file cannot be shown in a block yet, in milliseconds. */
  fileReadyMs: number;
  /** How many of the next envelopes are sent twice. */
  repeatNext: number;
};
