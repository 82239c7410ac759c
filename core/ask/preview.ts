// What a schedule will do, told before it is saved: how many, when, how long, how exact, and what speaks against it.
import { expectedRate } from "../deliver/pace.ts";
import type { Outbox } from "../deliver/ports.ts";
import { type ExpectedMargin, expectedMargin } from "../score/margin.ts";
import { partitionsOf } from "../survey/attribute-names.ts";
import type { Relation, Survey } from "../survey/survey.ts";
import { DAY_MS, readWall } from "../time.ts";
import type { SeenAudience } from "./audience.ts";
import { audienceSize, lookAt } from "./check-draft.ts";
import { PANELS_FROM } from "./default-schedule.ts";
import { DRAFT_DEFAULTS, type DraftProblem } from "./draft.ts";
import { type Fire, fireTimes } from "./fire-times.ts";
import { type ForecastPorts, forecast } from "./forecast.ts";
import { blackoutAt, houseRules } from "./house-rules.ts";
import { type MomentAdvice, momentAdvice } from "./moment-advice.ts";
import { roundTimes } from "./moments.ts";
import { panelSizes } from "./panels.ts";
import { leastAsked, smallestGroup } from "./plan-opening.ts";
import type { PastAnswers } from "./ports.ts";
import { firstAsked, outlookOf, type RoundOutlook, type ZoneMoment, zoneMoments } from "./round-outlook.ts";
import { samplePercentOf, sampleSize } from "./sample.ts";
import type { NewSchedule } from "./schedule.ts";
import { type Outlook, segmentOutlook } from "./segment-outlook.ts";

/** Plain advice, in codes that bots/copy has words for. */
export type Advice =
  | MomentAdvice
  /** An anonymous round of this audience or panel would be refused. */
  | "too-few-people"
  /** Fewer answers are to be expected than may be shown. */
  | "mostly-withheld"
  /** People are passed over, because they were asked too recently: use panels, or say a shorter gap. */
  | "gap-longer-than-cadence"
  /** Everyone is asked more often than every three weeks. */
  | "asks-often"
  /** Large enough to ask a part each time and still show a score. */
  | "use-panels";

/** One coming round. */
export interface PreviewRound {
  readonly nominal: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly digestAt: Date;
  /** The blackout's name (it may be empty) where the house rules keep the day free: nothing opens. */
  readonly blackout?: string;
  /** Whom it will ask, as it is planned; null where nobody can say yet. */
  readonly plan: RoundOutlook | null;
}

export interface Preview {
  readonly people: number;
  readonly population: "closed" | "open";
  /** How many each round asks, over the panels. */
  readonly asked: { readonly min: number; readonly max: number };
  /** Of the whole audience, how many may not be asked in the first round: by their own wish, or because they were asked too recently or too often. */
  readonly passedOver: number;
  /** The next four. */
  readonly next: readonly PreviewRound[];
  /** When people are asked, zone by zone, the largest first; empty where all are asked as the round opens. */
  readonly moments: readonly ZoneMoment[];
  /** How long sending one round's questions takes, at the pace that the platform has been found to allow. */
  readonly sendingSeconds: number;
  /** Whether that pace was learnt from this connection; else it is a usual one. */
  readonly isLearntPace: boolean;
  /** 0–1: measured in this survey's last rounds, else a usual one. */
  readonly responseRate: number;
  /** Of one round. */
  readonly expected: ExpectedMargin;
  /** Of the headline, which pools the panels; null without panels. */
  readonly pooled: ExpectedMargin | null;
  readonly advice: readonly Advice[];
  /** What would end the advice: a number of panels, or a gap in days; null where none would. */
  readonly suggest: { readonly panels: number | null; readonly gapDays: number | null };
  /** What the survey's attributes will mostly show and withhold; no segments where it names none. */
  readonly outlook: Outlook;
  /** Why the audience cannot be seen; the figures are zero then. */
  readonly problem: DraftProblem | null;
}

/** What a preview reads. */
export interface PreviewPorts extends ForecastPorts {
  readonly publications: PastAnswers;
  readonly outbox: Pick<Outbox, "learntPace">;
}

// The share that usually answers, where no round of the survey tells.
const USUAL_RESPONSE: Readonly<Record<Relation, number>> = { staff: 0.6, customer: 0.2 };
const ROUNDS_SHOWN = 4;
const PAST_ROUNDS = 8;

/**
 * Tells what a schedule will do from `now` on; `id` is that of a schedule which is stored already. Writes nothing but the accounts of members who are
 * new.
 */
export async function previewSchedule(
  ports: PreviewPorts,
  schedule: NewSchedule,
  now: Date,
  id: string | null = null,
): Promise<Preview> {
  const survey = await ports.surveys.byId(schedule.surveyId);
  const relation = survey?.relation ?? "staff";
  const seen = await lookAt(ports, schedule, now);
  const audience: SeenAudience = seen.kind === "problem" ? { kind: "closed", accounts: [] } : seen;
  const people = audienceSize(audience);
  const asked = askedEach(schedule, people);
  const fires = comingFires(schedule, now);
  const responseRate = await pastResponse(ports, schedule.surveyId, relation);
  const k = smallestGroup(ports.minGroup);
  const sending = await sendingRate(ports, schedule);
  const rules = await houseRules(ports, schedule.organizationId);
  const definitions = await ports.roster.definitions(schedule.organizationId);
  // Nobody knows to whom something will happen.
  const isPlanned =
    seen.kind !== "problem" && schedule.audience.kind !== "events" && schedule.mode !== "link";
  const planned = isPlanned
    ? await forecast(ports, { schedule, id, rounds: ROUNDS_SHOWN, audience }, now)
    : [];
  const first = firstAsked(planned);
  await ports.turns.next();
  const figures = {
    people,
    asked,
    expected: expectedMargin({ asked: asked.min, responseRate }),
    pooled: schedule.panels > 1 ? expectedMargin({ asked: people, responseRate }) : null,
  };
  return {
    ...figures,
    population: audience.kind,
    passedOver: first?.passedOver ?? 0,
    next: fires.slice(0, ROUNDS_SHOWN).map((fire, index) => {
      const blackout = blackoutAt(rules.policy, fire.at, schedule.zone);
      const plan = outlookOf(planned.find(({ round }) => round.nominal === fire.nominal) ?? null);
      const round = { ...roundOf(schedule, fire, fires[index + 1] ?? null), plan };
      return blackout === null ? round : { ...round, blackout: blackout.name };
    }),
    moments: schedule.localTime === true && first !== null ? zoneMoments(first.asked) : [],
    sendingSeconds: schedule.mode === "post" ? 1 : Math.ceil(asked.max / sending.rate),
    isLearntPace: sending.isLearnt,
    responseRate,
    outlook: segmentOutlook(first?.asked ?? [], {
      partitions: partitionsOf(planned[0]?.round.frozen ?? {}),
      ...{ responseRate, k, panels: schedule.panels },
      readLater: new Set(definitions.filter(({ source }) => source !== null).map(({ key }) => key)),
    }),
    ...(seen.kind === "problem"
      ? { advice: [], suggest: { panels: null, gapDays: null }, problem: seen.problem }
      : {
          ...withAdvice(
            adviceFor(schedule, survey, figures, fires, k),
            momentAdvice(schedule, fires.slice(0, ROUNDS_SHOWN), audience, rules),
          ),
          problem: null,
        }),
  };
}

function withAdvice(
  { advice, suggest }: Pick<Preview, "advice" | "suggest">,
  more: readonly MomentAdvice[],
): Pick<Preview, "advice" | "suggest"> {
  return { advice: [...advice, ...more], suggest };
}

// One more than are shown, and enough to see each panel's turn come round.
function comingFires(schedule: NewSchedule, now: Date): readonly Fire[] {
  const { cadence, zone, anchor, panels, since } = schedule;
  // An edit holds only after the round that is open.
  const from = since > now ? since : now;
  return fireTimes(cadence, { zone, anchor, from, count: ROUNDS_SHOWN + panels + 1 });
}

function roundOf(schedule: NewSchedule, fire: Fire, next: Fire | null): Omit<PreviewRound, "plan"> {
  const { closesAt, digestAt } = roundTimes(schedule, fire.at, next?.at ?? null);
  return { nominal: fire.nominal, opensAt: fire.at, closesAt, digestAt };
}

/** Gives how many each round asks, from fewest to most: a panel, and the share of it that a sample draws. */
function askedEach(schedule: NewSchedule, people: number): Preview["asked"] {
  const { min, max } = panelSizes(people, schedule.panels);
  const percent = samplePercentOf(schedule.audience);
  return { min: sampleSize(min, percent), max: sampleSize(max, percent) };
}

/** Gives how many messages a second the connection of a schedule may be expected to send. */
export async function sendingRate(
  ports: Pick<PreviewPorts, "outbox"> & { readonly people: Pick<PreviewPorts["people"], "connections"> },
  schedule: NewSchedule,
): Promise<{ readonly rate: number; readonly isLearnt: boolean }> {
  const connections = await ports.people.connections(schedule.organizationId);
  const platform = connections.find(({ id }) => id === schedule.connectionId)?.platform ?? "slack";
  const pace = await ports.outbox.learntPace(schedule.connectionId);
  return { rate: expectedRate(pace, platform), isLearnt: pace?.ceiling != null };
}

/** Withheld rounds are left out: the margin to expect must not tell how many answered one of them. */
async function pastResponse(ports: PreviewPorts, surveyId: string, relation: Relation): Promise<number> {
  let invited = 0;
  let answered = 0;
  for (const past of await ports.publications.ofSurvey(surveyId, PAST_ROUNDS)) {
    if (past.population === "open" || past.figures.kind !== "shown") continue;
    invited += past.invited;
    answered += past.answered;
  }
  return invited === 0 ? USUAL_RESPONSE[relation] : answered / invited;
}

function adviceFor(
  schedule: NewSchedule,
  survey: Survey | null,
  { people, asked, expected }: Pick<Preview, "people" | "asked" | "expected">,
  fires: readonly Fire[],
  k: number,
): Pick<Preview, "advice" | "suggest"> {
  const { panels, gapDays } = schedule;
  const promise = survey?.promise ?? "anonymous";
  const least = leastAsked(promise, k);
  const interval = shortestDays(fires, 1);
  const returns = shortestDays(fires, panels);
  const advice: Advice[] = [];
  if (asked.min < least) advice.push("too-few-people");
  if (promise === "anonymous" && expected.answered < k) advice.push("mostly-withheld");
  const isShort = returns < gapDays;
  const isOften = !isShort && panels === 1 && returns < DRAFT_DEFAULTS.gapDays;
  if (isShort) advice.push("gap-longer-than-cadence");
  if (isOften) advice.push("asks-often");

  const rest = Math.max(gapDays, DRAFT_DEFAULTS.gapDays);
  const enough = interval > 0 && Number.isFinite(interval) ? Math.ceil(rest / interval) : 1;
  const canSplit = schedule.mode === "direct" && enough > 1 && panelSizes(people, enough).min >= least;
  const wantsSplit = canSplit && panels === 1 && (isShort || isOften);
  if (wantsSplit && people >= PANELS_FROM) advice.push("use-panels");
  return {
    advice,
    suggest: { panels: canSplit && (isShort || isOften) ? enough : null, gapDays: isShort ? returns : null },
  };
}

/** Gives the fewest local days between a fire and the one `apart` later: how soon a panel's turn comes round. */
function shortestDays(fires: readonly Fire[], apart: number): number {
  const days = fires.map(({ nominal }) => readWall(`${nominal.slice(0, 10)}T00:00`) / DAY_MS);
  const between = days.slice(apart).map((day, index) => day - (days[index] ?? day));
  return Math.min(...between);
}
