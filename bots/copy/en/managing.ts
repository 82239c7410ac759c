// What managers and admins read, in English.
import { audiences } from "./managing/audiences.ts";
import { commands } from "./managing/commands.ts";
import { digest } from "./managing/digest.ts";
import { details } from "./managing/digest-details.ts";
import { why } from "./managing/digest-why.ts";
import { edits } from "./managing/edits.ts";
import { events } from "./managing/events.ts";
import { journey, value } from "./managing/journey.ts";
import { log } from "./managing/log.ts";
import { outlook } from "./managing/outlook.ts";
import { people } from "./managing/people.ts";
import { quiet } from "./managing/quiet.ts";
import { redaction } from "./managing/redaction.ts";
import { rules } from "./managing/rules.ts";
import { schedules } from "./managing/schedules.ts";
import { steering } from "./managing/steering.ts";
import { surveys } from "./managing/surveys.ts";

/** The sentences of those who schedule rounds and read digests. */
export const managing = {
  audiences,
  commands,
  details,
  digest,
  edits,
  events,
  journey,
  log,
  outlook,
  people,
  quiet,
  redaction,
  rules,
  schedules,
  steering,
  surveys,
  why,
  value,
};

/** The shape that every language fills. */
export type Managing = typeof managing;
