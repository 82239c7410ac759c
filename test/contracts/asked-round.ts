// A round that has been opened for some people, as the ask wing would have done it: the ground on which most contracts stand.
import type { NewRound } from "../../core/ask/ports.ts";
import type { Round } from "../../core/ask/round.ts";
import type { NewSchedule, Schedule } from "../../core/ask/schedule.ts";
import type { Presser } from "../../core/people/ports.ts";
import { LOCALES, type Locale } from "../../core/ports.ts";
import type { Survey, SurveyExtras } from "../../core/survey/survey.ts";
import type { Opened } from "./databases.ts";

export const HOUR = 3_600_000;
/** When rounds of these tests open and close, and when their digests are due. */
export const OPENS = new Date("2026-03-03T10:00:00Z");
export const CLOSES = new Date("2026-03-06T12:00:00Z");
export const DIGEST = new Date("2026-03-09T10:00:00Z");
export const DURING = new Date(OPENS.getTime() + HOUR);
export const GRACE = 15 * 60_000;
export const AFTER = new Date(CLOSES.getTime() + GRACE);

/** Someone who was asked. */
export interface Asked {
  readonly presser: Presser;
  readonly personId: string;
  readonly accountId: string;
  readonly invitationId: string;
  readonly token: string;
}

export interface AskedRound {
  readonly organizationId: string;
  readonly connectionId: string;
  readonly survey: Survey;
  readonly schedule: Schedule;
  readonly round: Round;
  readonly asked: readonly Asked[];
}

export interface Wanted {
  readonly people?: number;
  readonly promise?: "anonymous" | "attributed";
  readonly mode?: "direct" | "post";
  readonly population?: "closed" | "open";
  readonly attributes?: Readonly<Record<string, string>>;
  readonly platform?: "slack" | "telegram";
  /** False leaves the round `opening`. */
  readonly open?: boolean;
  /** Tells several rounds in one database apart. */
  readonly name?: string;
  readonly digest?: NewSchedule["digest"]["channel"];
  /** Leaves people out of the round who are met all the same. */
  readonly strangers?: number;
  readonly extras?: SurveyExtras;
}

/** What a survey may have around its score: one question before it, and pay rated instead of ticked. */
export const AROUND: SurveyExtras = {
  background: [
    {
      key: "since",
      text: { en: "How long?", "zh-CN": "多久？" },
      options: ["o1", "o2", "o3"].map((key) => ({ key, label: { en: key, "zh-CN": key } })),
    },
  ],
  rated: ["pay"],
};

/** Opens a round for new people and gives all there is to know of it. */
export async function askRound({ store, engine }: Opened, wanted: Wanted = {}): Promise<AskedRound> {
  const {
    people = 3,
    promise = "anonymous",
    mode = "direct",
    population = "closed",
    name = "staff",
  } = wanted;
  const { id: organizationId } = await store.people.ensureOrganization({
    name: "Acme",
    zone: "UTC",
    locale: "en",
    operator: "IT",
  });
  const { id: connectionId } = await store.people.ensureConnection({
    organizationId,
    platform: wanted.platform ?? "slack",
    externalId: "T1",
    name: "Acme",
  });
  const members = Array.from({ length: people }, (_, at) => ({
    externalId: `U${name}${at}`,
    name: `Person ${at}`,
    locale: null,
    zone: null,
    guest: false,
  }));
  const accounts = await store.people.remember(connectionId, members, OPENS);
  const survey = await store.surveys.ensure({
    ...surveyOf(organizationId, promise, name),
    ...(wanted.extras === undefined ? {} : { extras: wanted.extras }),
  });
  const channel = wanted.digest === undefined ? digestChannel(connectionId) : wanted.digest;
  const schedule = await store.schedules.create({
    ...scheduleOf(survey, connectionId),
    mode,
    key: name,
    digest: { channel, at: WEEKLY },
  });
  const begun = await store.rounds.begin({ ...roundOf(schedule, survey, name), mode, population }, OPENS);
  if (begun === null) throw new Error("the round did not begin");

  const invited = accounts.slice(0, people - (wanted.strangers ?? 0));
  const tokens = new Map(invited.map(({ id }, at) => [id, `token-${name}-${at}`.padEnd(22, "-")]));
  for (let from = 0; from < invited.length; from += 500) {
    const chunk = invited.slice(from, from + 500).map(({ id, personId, externalId }) => ({
      personId,
      accountId: id,
      externalId,
      attributes: wanted.attributes ?? {},
      token: tokens.get(id) ?? "",
    }));
    await store.rounds.invite(begun.id, chunk, OPENS);
  }
  if (wanted.open !== false) {
    const size = population === "open" ? 40 : null;
    await store.rounds.open(
      begun.id,
      { passedOver: 0, size, postToken: mode === "post" ? `post-${name}` : null },
      OPENS,
    );
  }
  const round = await store.rounds.byId(begun.id);
  if (round === null) throw new Error("the round is not there");

  const rows = await engine.db.select().from(engine.tables.invitations);
  const byToken = new Map(rows.map((row) => [row.token, row.id]));
  const asked = accounts.map(({ id, personId, externalId }) => {
    const token = tokens.get(id) ?? "";
    const invitationId = byToken.get(token) ?? "";
    return { presser: { connectionId, externalId }, personId, accountId: id, invitationId, token };
  });
  return { organizationId, connectionId, survey, schedule, round, asked };
}

/** Records a ballot of someone who was asked, whatever the rules of answering would say. */
export async function answer(
  { store }: Opened,
  { presser, token }: Pick<Asked, "presser" | "token">,
  ballot: {
    score: number;
    reason?: string;
    improve?: string;
    drivers?: readonly string[];
    mayQuote?: boolean;
    background?: Readonly<Record<string, string>>;
    ratings?: Readonly<Record<string, number>>;
  },
): Promise<void> {
  const whole = { reason: null, improve: null, drivers: [], mayQuote: false, ...ballot };
  await store.ballots.change({ token, presser, now: DURING }, (facts) => {
    if (facts === null) throw new Error("no such token");
    return { ballot: whole, outcome: null };
  });
}

/** Keeps what someone answers before there is a score. */
export async function give(
  { store }: Opened,
  { presser, token }: Pick<Asked, "presser" | "token">,
  given: Readonly<Record<string, string>> | null,
): Promise<void> {
  await store.ballots.change({ token, presser, now: DURING }, () => ({ given, outcome: null }));
}

const WEEKLY = { kind: "weekday", day: 1, at: "10:00" } as const;

function digestChannel(connectionId: string) {
  return { connectionId, externalId: "CDIGEST", name: "digest", locale: "zh-CN" as Locale };
}

function surveyOf(organizationId: string, promise: Survey["promise"], key: string): Omit<Survey, "id"> {
  const wording = {
    question: "Would you recommend {org}?",
    anchors: "0 never, 10 surely",
    reason: { promoter: "Why?", passive: "Why?", detractor: "Why?" },
    improve: "What else?",
  };
  const both = <T>(value: T) =>
    Object.fromEntries(LOCALES.map((locale) => [locale, value])) as Record<Locale, T>;
  return {
    organizationId,
    key,
    kind: "relationship",
    relation: "staff",
    promise,
    subject: "Acme",
    wording: both(wording),
    drivers: ["team", "pay"].map((key) => ({ key, label: both(key) })),
    version: 1,
  };
}

function scheduleOf(
  { organizationId, id: surveyId }: Survey,
  connectionId: string,
): Omit<NewSchedule, "key" | "digest"> {
  return {
    organizationId,
    surveyId,
    connectionId,
    cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
    zone: "UTC",
    anchor: "2026-03-02",
    audience: { kind: "channel", externalId: "CALL" },
    audienceName: "all",
    mode: "direct",
    panels: 1,
    gapDays: 0,
    closes: { kind: "weekday", day: 5, at: "12:00" },
    reminders: [],
    catchUp: "latest",
    openDigest: true,
    state: "active",
    since: new Date(OPENS.getTime() - HOUR),
  };
}

function roundOf(schedule: Schedule, survey: Survey, name: string): NewRound {
  const { organizationId, id: scheduleId, surveyId, connectionId } = schedule;
  const { key: surveyKey, kind, relation, promise, subject, wording, drivers, extras, version } = survey;
  return {
    id: `round-${name}-of-22-chars`.padEnd(22, "-").slice(0, 22),
    organizationId,
    scheduleId,
    surveyId,
    connectionId,
    nominal: "2026-03-03T10:00",
    mode: "direct",
    population: "closed",
    opensAt: OPENS,
    closesAt: CLOSES,
    reminderAt: [],
    digestAt: DIGEST,
    panel: null,
    frozen: {
      surveyKey,
      kind,
      relation,
      promise,
      subject,
      wording,
      drivers,
      ...(extras === undefined ? {} : { extras }),
      version,
      k: 5,
      operator: "IT",
      zone: "UTC",
      pooled: 1,
    },
  };
}
