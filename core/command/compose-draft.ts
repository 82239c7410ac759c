// Turns what was said of a schedule into a draft: names into ids, what was left out into what the schedule had or a default.
import { defaultSchedule } from "../ask/default-schedule.ts";
import { DRAFT_DEFAULTS, type DraftField, type DraftProblem, type ScheduleDraft } from "../ask/draft.ts";
import { DEFAULT_SURVEY } from "../ask/presets.ts";
import type { ChannelRef, Schedule } from "../ask/schedule.ts";
import type { Survey, SurveyPromise } from "../ask/survey.ts";
import { SurveyError } from "../errors.ts";
import type { Account, Organization } from "../people/person.ts";
import type { AudienceSource, ChannelInfo } from "../ports.ts";
import type { CommandPlace, CommandPorts } from "./ports.ts";
import type { Reference } from "./reference.ts";
import type { SaidAudience, SaidChannel, ScheduleSpec } from "./schedule-spec.ts";

/** A draft on its way to being saved: as plain data, so that it can wait for someone's yes. */
export interface PendingDraft {
  readonly draft: ScheduleDraft;
  /** What its survey is to promise. */
  readonly promise: SurveyPromise;
  /** The schedule that it changes; null for a new one. */
  readonly edited: Pick<Schedule, "id" | "version" | "key"> | null;
}

/** What is wrong with a draft, with what only a command or a form can get wrong. */
export type PlanProblem =
  | DraftProblem
  | {
      readonly field: DraftField | "promise";
      readonly code: "here-is-private" | "place-unknown" | "staff-is-anonymous" | "round-open";
      readonly params: Readonly<Record<string, string | number>>;
    };

/** A draft that may be checked, or why it was not understood. */
export type ComposedDraft =
  | { readonly kind: "ok"; readonly pending: PendingDraft; readonly survey: Survey }
  | { readonly kind: "invalid"; readonly problems: readonly PlanProblem[] }
  | { readonly kind: "unknown-survey"; readonly key: string; readonly known: readonly string[] };

/** Who says it, where, and what it builds upon. */
export interface ComposeOf {
  readonly organization: Organization;
  readonly actor: Account;
  readonly place: CommandPlace;
  /** A draft or a schedule that is being changed; null to begin from the defaults. */
  readonly base: PendingDraft | null;
}

interface NamedAudience {
  readonly source: AudienceSource;
  readonly name: string;
}

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
  const { id, version, key, state: _state, since: _since, anchor: _anchor, ...draft } = schedule;
  return { draft: { ...draft, key }, promise, edited: { id, version, key } };
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
  const reminders = spec.reminders ?? (own ? DRAFT_DEFAULTS.reminders : offered.reminders);
  const at = spec.digestAt ?? (own ? DRAFT_DEFAULTS.digestAt : offered.digest?.at);
  const panels = spec.panels ?? (own ? DRAFT_DEFAULTS.panels : offered.panels);
  const gapDays = spec.gapDays ?? offered.gapDays;
  const openDigest = spec.openDigest ?? offered.openDigest;
  const catchUp = spec.catchUp ?? offered.catchUp;
  // Nobody can be written to one by one where nobody can be listed.
  const crowd = of.actor.platform === "telegram" && of.audience.source.kind === "channel";
  const mode =
    spec.mode ?? (crowd ? "post" : of.audience.source.kind === "channel" ? offered.mode : "direct");
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
    ...(panels === undefined ? {} : { panels: mode === "post" && spec.panels === undefined ? 1 : panels }),
    ...(gapDays === undefined ? {} : { gapDays }),
    ...(openDigest === undefined ? {} : { openDigest }),
    ...(catchUp === undefined ? {} : { catchUp }),
  };
}

interface Lookup {
  readonly ports: CommandPorts;
  readonly connectionId: string;
  readonly of: ComposeOf;
}

type Found<Value> = { readonly value: Value } | { readonly problem: PlanProblem };

function take<Value>(problems: PlanProblem[], found: Found<Value>): Value | null {
  if ("value" in found) return found.value;
  problems.push(found.problem);
  return null;
}

async function audienceOf(lookup: Lookup, said: SaidAudience | null): Promise<Found<NamedAudience>> {
  const { base, place } = lookup.of;
  if (said === null) {
    if (base !== null) return { value: { source: base.draft.audience, name: base.draft.audienceName } };
    return { value: everyone(false, lookup.of.organization) };
  }
  if (said.kind === "everyone") return { value: everyone(said.guests, lookup.of.organization) };
  if (said.kind === "here") {
    if (place.kind !== "channel") return { problem: wrong("audience", "here-is-private") };
    const name = place.name ?? place.externalId;
    return { value: { source: { kind: "channel", externalId: place.externalId }, name } };
  }
  const isGroup = said.kind === "group" && lookup.of.actor.platform === "slack";
  const found = await lookUp(lookup, isGroup ? "group" : "channel", said.reference, "audience");
  if ("problem" in found) return found;
  const { externalId, name } = found.value;
  return { value: { source: { kind: isGroup ? "group" : "channel", externalId }, name } };
}

async function digestChannelOf(
  lookup: Lookup,
  spec: ScheduleSpec,
  audience: NamedAudience | null,
): Promise<Found<ChannelRef | null>> {
  const { base, organization, place } = lookup.of;
  const before = base?.draft.digest?.channel ?? null;
  const locale = spec.digestLocale ?? before?.locale ?? organization.locale;
  const ref = (externalId: string, name: string, threadId?: string): ChannelRef => ({
    connectionId: lookup.connectionId,
    externalId,
    ...(threadId === undefined ? {} : { threadId }),
    name,
    locale,
  });
  const said: SaidChannel | null = spec.digestChannel ?? null;
  if (said?.kind === "none") return { value: null };
  if (said?.kind === "here") {
    if (place.kind !== "channel") return { problem: wrong("digest", "here-is-private") };
    return { value: ref(place.externalId, place.name ?? place.externalId, place.threadId) };
  }
  if (said?.kind === "channel") {
    const found = await lookUp(lookup, "channel", said.reference, "digest");
    return "problem" in found ? found : { value: ref(found.value.externalId, found.value.name) };
  }
  if (base !== null) return { value: before === null ? null : { ...before, locale } };
  // Those who were asked in a channel read the result there; else it stands where it was arranged.
  if (audience?.source.kind === "channel") return { value: ref(audience.source.externalId, audience.name) };
  if (place.kind === "channel") {
    return { value: ref(place.externalId, place.name ?? place.externalId, place.threadId) };
  }
  return { value: null };
}

async function lookUp(
  { ports, connectionId }: Lookup,
  kind: "channel" | "group",
  reference: Reference,
  field: DraftField,
): Promise<Found<ChannelInfo>> {
  const directory = ports.directories.get(connectionId);
  const name = reference.name ?? reference.id ?? "";
  if (directory === undefined) return { problem: { field, code: "directory-unavailable", params: {} } };
  try {
    const found = await directory[kind](reference.id ?? name);
    return found === null ? { problem: wrong(field, "place-unknown", { name }) } : { value: found };
  } catch (error) {
    if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
    return { problem: { field, code: "directory-unavailable", params: {} } };
  }
}

function everyone(guests: boolean, organization: Organization): NamedAudience {
  return { source: { kind: "everyone", guests }, name: organization.name };
}

function wrong(
  field: DraftField,
  code: "here-is-private" | "place-unknown",
  params: PlanProblem["params"] = {},
): PlanProblem {
  return { field, code, params };
}
