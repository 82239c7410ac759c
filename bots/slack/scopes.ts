// What the Slack app must be allowed to do; manifest.yaml gives each scope's reason.

/** The scopes without which the bot cannot do its work. */
export const REQUIRED_SCOPES: readonly string[] = [
  "chat:write",
  "commands",
  "users:read",
  "channels:read",
  "groups:read",
  "usergroups:read",
];

/** The scopes that one thing each needs, and nothing else: without them it is left out. */
export const OPTIONAL_SCOPES: readonly string[] = [
  "users:read.email",
  "users.profile:read",
  // Charts beside the words of digests, and files that a manager asks for.
  "files:write",
  "dnd:read",
];
