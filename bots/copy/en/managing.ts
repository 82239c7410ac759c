// What managers and admins read, in English.

/** The sentences of those who schedule rounds and read digests. */
export const managing = {};

/** The shape that every language fills. */
export type Managing = typeof managing;
