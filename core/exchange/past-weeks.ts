// Which weeks of a file become rounds, and how each is written: counted and published by the very code that seals a round.
import { smallestGroup } from "../ask/plan-opening.ts";
import type { NewRound } from "../ask/ports.ts";
import type { Schedule } from "../ask/schedule.ts";
import { SurveyError } from "../errors.ts";
import type { Organization } from "../people/person.ts";
import type { Random } from "../ports.ts";
import { countRound } from "../publish/count-round.ts";
import type { CountedBallot } from "../publish/counted-ballot.ts";
import { decidePublication } from "../publish/disclosure.ts";
import type { DecidingPorts } from "../publish/ports.ts";
import type { Publication } from "../publish/publication.ts";
import type { Survey } from "../survey/survey.ts";
import type { AskedStretch, Imports, PastAnswer, Staging } from "./ports.ts";
import { isoWeek, type Week, weekOf } from "./week.ts";

/** Why a week is left out: it was brought in before; the survey itself asked then; it is not over yet. */
export type LeftOutWhy = "imported" | "asked" | "unfinished";

/** A week of a file, with what becomes of it. */
export interface PlannedWeek extends Week {
  /** "2026-W10". */
  readonly name: string;
  readonly answers: number;
  /** Null where it becomes a round. */
  readonly leftOut: LeftOutWhy | null;
}

/** Gives every week of a file in order. A week in which the survey has a round already is not counted a second time. */
export function planWeeks(
  staged: ReturnType<Staging["weeks"]>,
  of: { readonly zone: string; readonly stretches: readonly AskedStretch[]; readonly now: Date },
): readonly PlannedWeek[] {
  return staged.map(({ monday, answers }) => {
    const week = weekOf(monday, of.zone);
    const overlapping = of.stretches.filter(
      ({ opensAt, closesAt }) => opensAt <= week.closesAt && closesAt >= week.opensAt,
    );
    const leftOut =
      week.closesAt > of.now
        ? "unfinished"
        : overlapping.some(({ imported }) => !imported)
          ? "asked"
          : overlapping.length > 0
            ? "imported"
            : null;
    return { ...week, name: isoWeek(monday), answers, leftOut };
  });
}

/** What writing takes from outside. */
export interface PastPorts extends DecidingPorts {
  readonly imports: Imports;
  readonly random: Pick<Random, "id">;
  readonly minGroup: number;
}

/** What the rounds of a file have in common. */
export interface PastOf {
  readonly organization: Organization;
  readonly survey: Survey;
  readonly zone: string;
  /** The attributes that answers are split by, in order of priority. */
  readonly attributes: readonly string[];
  /** The import that brings them in. */
  readonly importId: string;
  readonly now: Date;
}

/** Gives the hidden schedule to which a survey's past rounds belong. */
export function pastScheduleOf(
  survey: Survey,
  {
    zone,
    now,
    key = `${survey.key}-imported`,
  }: { readonly zone: string; readonly now: Date; readonly key?: string },
): Omit<Schedule, "id" | "version" | "connectionId" | "state"> {
  return {
    organizationId: survey.organizationId,
    surveyId: survey.id,
    key,
    cadence: { kind: "weekly", everyWeeks: 1, day: 1, at: "00:00" },
    zone,
    anchor: "2000-01-03",
    audience: { kind: "everyone", guests: false },
    audienceName: "",
    mode: "direct",
    panels: 1,
    gapDays: 0,
    closes: { kind: "weekday", day: 7, at: "23:59" },
    reminders: [],
    digest: { channel: null, at: { kind: "after", hours: 0 } },
    catchUp: "skip",
    openDigest: false,
    since: now,
  };
}

/** Writes one week as a past round and gives its publication; null where someone else has written it meanwhile. */
export async function writePastWeek(
  ports: PastPorts,
  staging: Pick<Staging, "page">,
  of: PastOf & { readonly schedule: Schedule; readonly week: PlannedWeek },
): Promise<Publication | null> {
  const { imports, turns } = ports;
  const round = await imports.begin(newPastRound(ports, of), of.importId);
  if (round === null) return null;
  // As many were asked as answered: how many had been, the file does not say.
  const facts = { round: { ...round, invited: of.week.answers }, openDigest: false, imported: true } as const;
  const sealing = {
    page: async (_roundId: string, from: string | null) => {
      const { answers, next } = staging.page(of.week.monday, Number(from ?? 0));
      return { ballots: answers.map(ballotOf), invited: [], next: next === null ? null : String(next) };
    },
  };
  const { count } = await countRound({ ...ports, sealing }, facts);
  const { publication, keepComments } = await decidePublication(count, ports);
  let comments = 0;
  if (keepComments) {
    for (const page of pages(staging, of.week.monday)) {
      // Nobody was asked whether their words may be shown to more people than the other tool showed them to.
      const words = page.flatMap(({ texts }) => texts.map((text) => ({ text, mayQuote: false })));
      if (words.length > 0) await imports.keep(round.id, words);
      comments += words.length;
      await turns.next();
    }
  }
  if (await imports.publish(publication, comments)) return publication;
  throw new SurveyError("internal", { what: "imported-twice-at-once" });
}

function newPastRound({ random, minGroup }: PastPorts, of: Parameters<typeof writePastWeek>[2]): NewRound {
  const { survey, organization, schedule, week, zone, attributes } = of;
  const { background: _, attributes: __, ...extras } = survey.extras ?? {};
  const kept = { ...extras, ...(attributes.length === 0 ? {} : { attributes }) };
  return {
    id: random.id(),
    organizationId: organization.id,
    scheduleId: schedule.id,
    surveyId: survey.id,
    connectionId: schedule.connectionId,
    nominal: `${week.monday}T00:00`,
    mode: schedule.mode,
    population: "open",
    opensAt: week.opensAt,
    closesAt: week.closesAt,
    reminderAt: [],
    digestAt: week.closesAt,
    panel: null,
    frozen: {
      surveyKey: survey.key,
      kind: survey.kind,
      relation: survey.relation,
      promise: survey.promise,
      subject: survey.subject,
      wording: survey.wording,
      drivers: survey.drivers,
      ...(Object.keys(kept).length === 0 ? {} : { extras: kept }),
      version: survey.version,
      k: smallestGroup(minGroup),
      operator: organization.operator,
      zone,
      pooled: 1,
    },
  };
}

function ballotOf({ score, texts, groups }: PastAnswer): CountedBallot {
  return { score, drivers: [], background: {}, ratings: {}, texts, mayQuote: false, groups };
}

function* pages(staging: Pick<Staging, "page">, monday: string): Generator<readonly PastAnswer[]> {
  for (let from: number | null = 0; from !== null; ) {
    const { answers, next } = staging.page(monday, from);
    yield answers;
    from = next;
  }
}
