// What managers and admins read, in English.

/** The sentences of those who schedule rounds and read digests. */
export const managing = {};
