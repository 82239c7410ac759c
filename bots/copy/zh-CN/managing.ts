// What managers and admins read, in Chinese.
import type { Managing } from "../en/managing.ts";

/** The sentences of those who schedule rounds and read digests. */
export const managing: Managing = {};
