// Turns what was said of a schedule into a draft: names into ids, what was left out into what the schedule had or a default.
import { defaultSchedule } from "../ask/default-schedule.ts";
import { DRAFT_DEFAULTS, type ScheduleDraft } from "../ask/draft.ts";
import type { ChannelRef, Schedule } from "../ask/schedule.ts";
import type { Account } from "../people/person.ts";
import type { AudienceSource } from "../ports.ts";
import { DEFAULT_SURVEY } from "../survey/presets.ts";
import type { Survey, SurveyPromise } from "../survey/survey.ts";
import { draftOf } from "./edit-draft.ts";
import { audienceOf, digestChannelOf, type Found, type NamedAudience } from "./find-places.ts";
import type { ComposeOf, PendingDraft, PlanProblem } from "./plan.ts";
import type { CommandPorts } from "./ports.ts";
import type { ScheduleSpec } from "./schedule-spec.ts";

/** A draft that may be checked, or why it was not understood. */
export type ComposedDraft =
  | { readonly kind: "ok"; readonly pending: PendingDraft; readonly survey: Survey }
  | { readonly kind: "invalid"; readonly problems: readonly PlanProblem[] }
  | { readonly kind: "unknown-survey"; readonly key: string; readonly known: readonly string[] };

/** Composes a draft from a spec. Asks the platform about places that were named; throws nothing for one that it cannot see. */
export async function composeDraft(
  ports: CommandPorts,
  spec: ScheduleSpec,
  of: ComposeOf,
): Promise<ComposedDraft> {
  const { organization, actor, base } = of;
  const surveys = await ports.surveys.all(organization.id);
  const survey = surveyOf(surveys, spec.survey ?? null, base);
  if (survey === null) {
    return {
      kind: "unknown-survey",
      key: spec.survey ?? DEFAULT_SURVEY,
      known: surveys.map(({ key }) => key),
    };
  }
  const connectionId = base?.draft.connectionId ?? actor.connectionId;
  const lookup = { ports, connectionId, of };
  const problems: PlanProblem[] = [];
  const audience = take(problems, await audienceOf(lookup, spec.audience ?? null));
  const channel = take(problems, await digestChannelOf(lookup, spec, audience));
  if (audience === null || problems.length > 0) return { kind: "invalid", problems };

  const offered =
    base?.draft ??
    defaultSchedule({
      survey,
      connectionId,
      size: await knownSize(ports, connectionId, audience.source),
      zone: spec.zone ?? organization.zone,
      audience: audience.source,
      audienceName: audience.name,
      digestChannel: channel,
    });
  const draft = merge(offered, spec, { survey, audience, channel, keepsMoments: base !== null, actor });
  const promise = spec.promise ?? (base?.draft.surveyId === survey.id ? base.promise : survey.promise);
  return { kind: "ok", pending: { draft, promise, edited: base?.edited ?? null }, survey };
}

/** Gives the draft that would save a schedule as it is. */
export function pendingOf(schedule: Schedule, promise: SurveyPromise): PendingDraft {
  const { id, version, key } = schedule;
  const draft = draftOf(schedule);
  return { draft, promise, edited: { id, version, key, base: draft } };
}

/** Gives how many people are known in an audience without asking the platform; 0 where only the platform knows. */
export async function knownSize(
  { people }: Pick<CommandPorts, "people">,
  connectionId: string,
  audience: AudienceSource,
): Promise<number> {
  return audience.kind === "everyone" ? (await people.subscribers(connectionId)).length : 0;
}

function surveyOf(surveys: readonly Survey[], key: string | null, base: PendingDraft | null): Survey | null {
  if (key !== null) return surveys.find((each) => each.key === key) ?? null;
  const before = surveys.find(({ id }) => id === base?.draft.surveyId);
  return before ?? surveys.find((each) => each.key === DEFAULT_SURVEY) ?? surveys[0] ?? null;
}

function merge(
  offered: ScheduleDraft,
  spec: ScheduleSpec,
  of: {
    readonly survey: Survey;
    readonly audience: NamedAudience;
    readonly channel: ChannelRef | null;
    readonly keepsMoments: boolean;
    readonly actor: Account;
  },
): ScheduleDraft {
  // The offered moments belong to the offered day: with another one they could lie outside the round.
  const own = spec.cadence !== undefined && !of.keepsMoments;
  const { key: offeredKey, ...plain } = offered;
  const closes = spec.closes ?? (own ? DRAFT_DEFAULTS.closes : offered.closes);
  // Nobody knows whom to remind of a link.
  const silent = spec.mode === "link" ? [] : undefined;
  const reminders = spec.reminders ?? silent ?? (own ? DRAFT_DEFAULTS.reminders : offered.reminders);
  const at = spec.digestAt ?? (own ? DRAFT_DEFAULTS.digestAt : offered.digest?.at);
  const panels = spec.panels ?? (own ? DRAFT_DEFAULTS.panels : offered.panels);
  const gapDays = spec.gapDays ?? offered.gapDays;
  const openDigest = spec.openDigest ?? offered.openDigest;
  const catchUp = spec.catchUp ?? offered.catchUp;
  const localTime = spec.localTime ?? offered.localTime;
  // Nobody can be written to one by one where nobody can be listed.
  const crowd = of.actor.platform === "telegram" && of.audience.source.kind === "channel";
  const mode =
    spec.mode ??
    (offered.mode === "link" && of.keepsMoments ? "link" : undefined) ??
    (crowd ? "post" : of.audience.source.kind === "channel" ? offered.mode : "direct");
  const before = of.keepsMoments && offered.surveyId === of.survey.id ? offeredKey : undefined;
  const key = spec.key ?? before ?? of.survey.key;
  return {
    ...plain,
    surveyId: of.survey.id,
    cadence: spec.cadence ?? offered.cadence,
    zone: spec.zone ?? offered.zone,
    audience: of.audience.source,
    audienceName: of.audience.name,
    digest: { channel: of.channel, ...(at === undefined ? {} : { at }) },
    key,
    ...(mode === undefined ? {} : { mode }),
    ...(closes === undefined ? {} : { closes }),
    ...(reminders === undefined ? {} : { reminders }),
    ...(panels === undefined ? {} : { panels: isOpen(mode) && spec.panels === undefined ? 1 : panels }),
    ...(gapDays === undefined ? {} : { gapDays }),
    ...(openDigest === undefined ? {} : { openDigest }),
    ...(catchUp === undefined ? {} : { catchUp }),
    ...(localTime === undefined ? {} : { localTime }),
  };
}

function isOpen(mode: ScheduleDraft["mode"]): boolean {
  return mode === "post" || mode === "link";
}

function take<Value>(problems: PlanProblem[], found: Found<Value>): Value | null {
  if ("value" in found) return found.value;
  problems.push(found.problem);
  return null;
}
