// A schedule field by field: which of them two versions differ in, and how two edits of one version come together.
import { DRAFT_DEFAULTS, type ScheduleDraft } from "./draft.ts";
import type { Schedule } from "./schedule.ts";

/** What an edit can change, in the order in which a preview tells it. */
export const SCHEDULE_FIELDS = [
  "survey",
  "cadence",
  "zone",
  "localTime",
  "audience",
  "mode",
  "panels",
  "gap",
  "closes",
  "reminders",
  "digest",
  "digestAt",
  "visible",
  "catchUp",
] as const;

/** One of the fields. */
export type ScheduleField = (typeof SCHEDULE_FIELDS)[number];

/** What the fields are read from: a schedule, or a draft of one. */
export type Fields = ScheduleDraft & Pick<Schedule, "audience"> & { readonly localTime?: boolean };

/** Gives the fields in which two versions differ; what a draft leaves out counts as its default. */
export function changedFields(before: Fields, after: Fields): readonly ScheduleField[] {
  return SCHEDULE_FIELDS.filter((field) => !isSame(READ[field](before), READ[field](after)));
}

/** Two edits of one version as one. */
export interface Merged<Draft> {
  readonly draft: Draft;
  /** What someone else changed since. */
  readonly theirs: readonly ScheduleField[];
  /** Of those, what this edit changes otherwise: it stays as this edit says, and is told. */
  readonly both: readonly ScheduleField[];
}

/** Puts an edit of `base` upon what the schedule is `now`: what the edit leaves alone becomes what it is now, so that nothing of either is lost. */
export function mergeEdits<Draft extends Fields>(of: {
  readonly base: Fields;
  readonly now: Fields;
  readonly mine: Draft;
}): Merged<Draft> {
  const { base, now, mine } = of;
  const own = changedFields(base, mine);
  const theirs = changedFields(base, now);
  const differ = changedFields(now, mine);
  let draft = mine;
  for (const field of theirs) if (!own.includes(field)) draft = { ...draft, ...WRITE[field](draft, now) };
  const both = theirs.filter((field) => own.includes(field) && differ.includes(field));
  return { draft, theirs, both };
}

const READ: Readonly<Record<ScheduleField, (from: Fields) => unknown>> = {
  survey: ({ surveyId }) => surveyId,
  cadence: ({ cadence }) => cadence,
  zone: ({ zone }) => zone,
  localTime: ({ localTime }) => localTime ?? false,
  audience: ({ audience }) => audience,
  mode: ({ mode }) => mode ?? DRAFT_DEFAULTS.mode,
  panels: ({ panels }) => panels ?? DRAFT_DEFAULTS.panels,
  gap: ({ gapDays }) => gapDays ?? DRAFT_DEFAULTS.gapDays,
  closes: ({ closes }) => closes ?? DRAFT_DEFAULTS.closes,
  reminders: ({ reminders }) => reminders ?? DRAFT_DEFAULTS.reminders,
  digest: ({ digest }) => {
    const channel = digest?.channel ?? null;
    return channel === null ? null : [channel.externalId, channel.threadId ?? null, channel.locale];
  },
  digestAt: ({ digest }) => digest?.at ?? DRAFT_DEFAULTS.digestAt,
  visible: ({ openDigest }) => openDigest ?? DRAFT_DEFAULTS.openDigest,
  catchUp: ({ catchUp }) => catchUp ?? DRAFT_DEFAULTS.catchUp,
};

const WRITE: Readonly<Record<ScheduleField, (into: Fields, from: Fields) => Partial<Fields>>> = {
  survey: (_, { surveyId }) => ({ surveyId }),
  cadence: (_, { cadence }) => ({ cadence }),
  zone: (_, { zone }) => ({ zone }),
  localTime: (_, { localTime }) => ({ localTime: localTime ?? false }),
  audience: (_, { audience, audienceName }) => ({ audience, audienceName }),
  mode: (_, { mode }) => ({ mode: mode ?? DRAFT_DEFAULTS.mode }),
  panels: (_, { panels }) => ({ panels: panels ?? DRAFT_DEFAULTS.panels }),
  gap: (_, { gapDays }) => ({ gapDays: gapDays ?? DRAFT_DEFAULTS.gapDays }),
  closes: (_, { closes }) => ({ closes: closes ?? DRAFT_DEFAULTS.closes }),
  reminders: (_, { reminders }) => ({ reminders: reminders ?? DRAFT_DEFAULTS.reminders }),
  digest: (into, { digest }) => ({ digest: { ...into.digest, channel: digest?.channel ?? null } }),
  digestAt: (into, { digest }) => ({
    digest: { channel: into.digest?.channel ?? null, at: digest?.at ?? DRAFT_DEFAULTS.digestAt },
  }),
  visible: (_, { openDigest }) => ({ openDigest: openDigest ?? DRAFT_DEFAULTS.openDigest }),
  catchUp: (_, { catchUp }) => ({ catchUp: catchUp ?? DRAFT_DEFAULTS.catchUp }),
};

// The order of an object's keys says nothing: a value may have been written and read again in between.
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]),
  );
}
