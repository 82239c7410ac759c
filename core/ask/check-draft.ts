// Checks a draft against the world: whether its survey is there, its channel visible, and its audience one that may be asked.
import { SurveyError } from "../errors.ts";
import type { Account } from "../people/person.ts";
import { type RefreshPorts, refreshAttributes } from "../people/refresh-attributes.ts";
import type { Directory } from "../ports.ts";
import type { Surveys } from "../survey/ports.ts";
import type { Survey } from "../survey/survey.ts";
import { type AudiencePorts, CROWD_AMONG_PLACES, resolveAudience, type SeenAudience } from "./audience.ts";
import { conditionFaults } from "./audience-faults.ts";
import { completeDraft, problem } from "./complete-draft.ts";
import type { DraftProblem, ScheduleDraft } from "./draft.ts";
import { panelSizes } from "./panels.ts";
import { leastAsked, smallestGroup } from "./plan-opening.ts";
import { samplePercentOf, sampleSize } from "./sample.ts";
import type { NewSchedule } from "./schedule.ts";

/** A schedule that can be saved, with its survey and its audience as it is now; or everything wrong with the draft. */
export type CheckedDraft =
  | {
      readonly kind: "ok";
      readonly schedule: NewSchedule;
      readonly survey: Survey;
      readonly audience: SeenAudience;
    }
  | { readonly kind: "invalid"; readonly problems: readonly DraftProblem[] };

/** What checking reads; `minGroup` is the setting behind k. */
export interface CheckingPorts extends AudiencePorts {
  readonly roster: RefreshPorts["roster"];
  readonly directories: ReadonlyMap<string, Pick<Directory, "members" | "channel" | "idsIn" | "profiles">>;
  readonly surveys: Pick<Surveys, "byId">;
  readonly minGroup: number;
}

/** Checks a draft at `now`; the platforms are asked only about one whose own words and times make sense. */
export async function checkDraft(
  ports: CheckingPorts,
  draft: ScheduleDraft,
  now: Date,
): Promise<CheckedDraft> {
  const survey = await ports.surveys.byId(draft.surveyId);
  if (survey === null || survey.organizationId !== draft.organizationId) {
    return { kind: "invalid", problems: [problem("survey", "unknown-survey")] };
  }
  const completed = completeDraft(draft, survey.key, now);
  if (completed.kind === "invalid") return completed;
  const { schedule } = completed;

  const connections = await ports.people.connections(draft.organizationId);
  if (!connections.some(({ id }) => id === draft.connectionId)) {
    return { kind: "invalid", problems: [problem("audience", "unknown-connection")] };
  }
  const problems = [...(await channelProblems(ports, schedule))];
  const before = await withoutConditions(ports, schedule, now);
  if (before.kind === "problem") return { kind: "invalid", problems: [...problems, before.problem] };
  const audience = await lookAt(ports, schedule, now);
  if (audience.kind === "problem") return { kind: "invalid", problems: [...problems, audience.problem] };
  const k = smallestGroup(ports.minGroup);
  // Whom a link finds nobody has to list.
  if (schedule.audience.kind === "combined" && audience.kind === "closed") {
    const of = { before: before.accounts, people: audienceSize(audience), k };
    const faults = await conditionFaults(ports, schedule, schedule.audience, of, now);
    // Of groups that could not be read nobody can say that nobody is in them.
    problems.push(...(faults.length > 0 && before.unread !== null ? [notSeen(before.unread)] : faults));
  }
  if (problems.length > 0) return { kind: "invalid", problems };
  // Whom events gather, and who opens a link, nobody knows before.
  const isUnknown = schedule.audience.kind === "events" || schedule.mode === "link";
  if (!isUnknown) problems.push(...audienceProblems(schedule, survey, audience, k));
  return problems.length > 0 ? { kind: "invalid", problems } : { kind: "ok", schedule, survey, audience };
}

/**
 * Gives those whom an audience would have without its conditions, nobody where it has none. Groups that a condition compares are read for them first: what no
 * opening has read yet is not missing. `unread` says why they could not be.
 */
async function withoutConditions(
  ports: CheckingPorts,
  schedule: NewSchedule,
  now: Date,
): Promise<
  | { readonly kind: "seen"; readonly accounts: readonly Account[]; readonly unread: string | null }
  | Extract<Awaited<ReturnType<typeof lookAt>>, { readonly kind: "problem" }>
> {
  const { audience, organizationId } = schedule;
  const keys = new Set(audience.kind === "combined" ? audience.where.map(({ key }) => key) : []);
  const nobody = { kind: "seen", accounts: [], unread: null } as const;
  if (audience.kind !== "combined" || keys.size === 0) return nobody;
  const wide = await lookAt(ports, { ...schedule, audience: { ...audience, where: [] } }, now);
  if (wide.kind !== "closed") return wide.kind === "problem" ? wide : nobody;
  const { failed } = await refreshAttributes(ports, organizationId, wide.accounts, {
    ...{ now, mostLookedUp: 0 },
    only: ({ key, source }) => source?.kind === "slack-groups" && keys.has(key),
  });
  return { kind: "seen", accounts: wide.accounts, unread: failed[0]?.code ?? null };
}

/** Gives how many people are in an audience. */
export function audienceSize(audience: SeenAudience): number {
  return audience.kind === "open" ? audience.size : audience.accounts.length;
}

/** Looks an audience up for someone who wants to know why it cannot be seen. */
export async function lookAt(
  ports: AudiencePorts,
  schedule: NewSchedule,
  now: Date,
): Promise<SeenAudience | { readonly kind: "problem"; readonly problem: DraftProblem }> {
  try {
    const audience = await resolveAudience(ports, schedule, now);
    if (audience.kind !== "not-visible") return audience;
    const { code } = audience;
    if (code === CROWD_AMONG_PLACES) return { kind: "problem", problem: problem("audience", "crowd-alone") };
    return { kind: "problem", problem: notSeen(code) };
  } catch (error) {
    if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
    return { kind: "problem", problem: notSeen(error.code) };
  }
}

function notSeen(code: string): DraftProblem {
  return code === "directory-unavailable"
    ? problem("audience", code)
    : problem("audience", "audience-not-visible", { code });
}

async function channelProblems(
  ports: CheckingPorts,
  schedule: NewSchedule,
): Promise<readonly DraftProblem[]> {
  const { channel } = schedule.digest;
  if (channel === null) return [];
  try {
    const found = await ports.directories.get(channel.connectionId)?.channel(channel.externalId);
    return found ? [] : [problem("digest", "channel-not-visible", { channel: channel.name })];
  } catch (error) {
    if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
    return [problem("digest", "directory-unavailable")];
  }
}

function audienceProblems(
  schedule: NewSchedule,
  survey: Survey,
  audience: SeenAudience,
  k: number,
): readonly DraftProblem[] {
  const people = audienceSize(audience);
  const least = leastAsked(survey.promise, k);
  if (people === 0) return [problem("audience", "audience-empty")];
  if (audience.kind === "open" && schedule.mode === "direct") return [problem("mode", "crowd-needs-post")];
  if (people < least) return [problem("audience", "too-few-people", { people, least })];
  const percent = samplePercentOf(schedule.audience);
  const each = sampleSize(panelSizes(people, schedule.panels).min, percent);
  if (percent !== null && each < least && panelSizes(people, schedule.panels).min >= least) {
    const enough = Math.ceil((least * schedule.panels * 100) / people);
    return [problem("audience", "sample-too-small", { people, percent, each, least, enough })];
  }
  if (panelSizes(people, schedule.panels).min < least) {
    return [problem("panels", "panel-too-small", { people, least, most: Math.floor(people / least) })];
  }
  return [];
}
