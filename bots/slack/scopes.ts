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
