// Something that happened to someone, and what is asked about it.

/** `waiting` for its time; `asked`; or `passed`: nobody was asked, for the reason that stands beside it. */
export const EVENT_STATES = ["waiting", "asked", "passed"] as const;
export type EventState = (typeof EVENT_STATES)[number];
