// What managers and admins read, in English.
import { audiences } from "./managing/audiences.ts";
import { commands } from "./managing/commands.ts";
import { digest } from "./managing/digest.ts";
import { edits } from "./managing/edits.ts";
import { log } from "./managing/log.ts";
import { quiet } from "./managing/quiet.ts";
import { schedules } from "./managing/schedules.ts";

/** The sentences of those who schedule rounds and read digests. */
export const managing = { audiences, commands, digest, edits, log, quiet, schedules };

/** The shape that every language fills. */
export type Managing = typeof managing;
