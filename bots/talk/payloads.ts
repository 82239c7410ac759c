// What the payload of a deep link begins with, by what it asks for.

/** Joining with attributes, claiming the bot, saying why, and answering by an open link. */
export const PAYLOADS = { join: "join_", claim: "claim_", why: "why_", ask: "ask_" } as const;
