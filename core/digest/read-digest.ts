// Finds the digest that someone asks for and may see.
import type { Rounds } from "../ask/ports.ts";
import type { Round } from "../ask/round.ts";
import type { Account } from "../people/person.ts";
import { type LookingPorts, livePublication } from "../publish/live-publication.ts";
import type { PastPublication, Publications } from "../publish/ports.ts";
import type { Publication } from "../publish/publication.ts";
import { WINDOWS } from "../score/windows.ts";
import type { Steering } from "../steer/ports.ts";
import type { Surveys } from "../survey/ports.ts";
import type { Survey } from "../survey/survey.ts";
import { DAY_MS } from "../time.ts";
import { isAboutTheSame } from "./about-the-same.ts";
import type { DigestView } from "./digest.ts";
import type { DigestReader, OwnSegment } from "./for-reader.ts";
import { chosenGroup, type GroupWish } from "./group-trend.ts";
import { HISTORY_ROUNDS, makeDigest, type Steered } from "./make-digest.ts";
import { aYearBefore, NEARLY_A_YEAR_DAYS } from "./trend-of.ts";

/** What the digest of a known publication is read from. */
export interface SomeDigestPorts {
  readonly publications: Publications;
  readonly rounds: Pick<Rounds, "byId">;
  readonly steering: Pick<Steering, "marks" | "references" | "goals" | "actions">;
}

/** What finding digests takes from outside. */
export interface DigestPorts extends LookingPorts, SomeDigestPorts {
  readonly rounds: Pick<Rounds, "byId" | "inState" | "wasAsked">;
  readonly surveys: Pick<Surveys, "all">;
}

/** Which part of a digest is looked at: how many rounds are pooled (null for the usual), and which comments are read. */
export interface DigestLook {
  readonly last: number | null;
  /** How many comments precede those that are read, and how many of them at most; all where it is left out. */
  readonly comments?: { readonly from: number; readonly most: number };
  /** The group that is looked at over time, as far as the reader may; none where it is left out. */
  readonly group?: GroupWish;
}

/** What is asked for: a survey by key (null for the newest round of any). */
export interface DigestWish extends DigestLook {
  readonly organizationId: string;
  readonly survey: string | null;
}

/** A digest with its publication; no round published yet (`open`: the one that is running); or no such survey. */
export type FoundDigest =
  | { readonly kind: "digest"; readonly publication: Publication; readonly view: DigestView }
  | { readonly kind: "none"; readonly open: Round | null }
  | { readonly kind: "unknown-survey"; readonly known: readonly string[] };

// Enough to find a round in which someone in any of several panels was asked.
const LOOKED_AT = 16;
// Rounds that are read beside those of the trend, so that what happened at its beginning has something before it.
const BEFORE_SHOWN = 4;
// Half a year of weekdays, each with a round, would be more: then the windows begin later.
const MOST_RECENT = 100;
const MOST_AROUND = 30;
const MOST_ACTIONS = 20;

/** Finds the newest digest for a manager, of everything or of one segment: an attributed round that is open comes first, as it stands now. */
export async function readDigest(
  ports: DigestPorts,
  wish: DigestWish,
  reader: "manager" | OwnSegment = "manager",
): Promise<FoundDigest> {
  const surveys = await chosen(ports, wish);
  if ("known" in surveys) return surveys;
  const open = await openRounds(ports, wish, surveys);
  const [newest] = await published(ports, surveys, 1);
  for (const round of open) {
    if (newest !== undefined && newest.opensAt >= round.opensAt) continue;
    const live = await livePublication(ports, round.id);
    if (live !== null) return digest(ports, live, reader, wish);
  }
  if (newest === undefined) return { kind: "none", open: open[0] ?? null };
  return digest(ports, newest, reader, wish);
}

/** Finds the newest digest that someone without a role may see: of a round that asked them, where its schedule is open about it. */
export async function readAskedDigest(
  ports: DigestPorts,
  wish: Omit<DigestWish, "last">,
  reader: Pick<Account, "personId">,
): Promise<FoundDigest> {
  const surveys = await chosen(ports, { ...wish, last: null });
  if ("known" in surveys) return surveys;
  for (const publication of await published(ports, surveys, LOOKED_AT)) {
    if (!publication.openDigest || !(await ports.rounds.wasAsked(publication.roundId, reader.personId)))
      continue;
    return digest(ports, publication, "asked", { last: null });
  }
  return { kind: "none", open: null };
}

/** Gives the digest of one publication for a reader. Reads what is shown and no more, however much was ever answered. */
export async function digestOf(
  ports: SomeDigestPorts,
  publication: Publication,
  reader: DigestReader,
  { last, comments: page, group }: DigestLook = { last: null },
): Promise<DigestView> {
  const { publications } = ports;
  const isGrouped = group !== undefined && chosenGroup(publication, reader, group) !== null;
  const shown = Math.max(HISTORY_ROUNDS, publication.pooled, last ?? 0);
  const isAll = reader === "manager";
  const words =
    reader === "asked"
      ? []
      : publications.comments(publication.roundId, page?.most, {
          ...(isAll ? {} : { quotable: true }),
          from: page?.from ?? 0,
        });
  const [others, yearBefore, comments, counts, round, steered] = await Promise.all([
    before(publications, publication, { shown, whole: isGrouped ? shown - 1 : 1 }),
    aYearAgo(publications, publication),
    words,
    publications.commentCounts(publication.roundId),
    ports.rounds.byId(publication.roundId),
    steeredOf(ports, publication),
  ]);
  const { drivers = [], extras } = round?.frozen ?? {};
  const { background = [] } = extras ?? {};
  const commentCounts = { ...counts, from: page?.from ?? 0 };
  const made = { publication, others, yearBefore, comments, commentCounts, drivers, background, steered };
  return makeDigest({ ...made, reader, last, ...(group === undefined ? {} : { group }) });
}

async function digest(
  ports: DigestPorts,
  publication: Publication,
  reader: DigestReader,
  look: DigestLook,
): Promise<FoundDigest> {
  return { kind: "digest", publication, view: await digestOf(ports, publication, reader, look) };
}

// As many as are shown, with enough before them to compare what happened at the beginning, and all of the last two quarters; whole is the one just before,
// with which groups and words are compared, and all that are shown where one group is looked at over time.
async function before(
  publications: Publications,
  publication: Publication,
  { shown, whole }: { readonly shown: number; readonly whole: number },
): Promise<readonly Publication[]> {
  const until = publication.opensAt;
  const from = new Date(until.getTime() - 2 * WINDOWS.quarter * DAY_MS);
  const recent = await publications.history(publication, { before: until, from }, MOST_RECENT);
  const wanted = shown + BEFORE_SHOWN;
  const all =
    recent.length >= wanted ? recent : await publications.history(publication, { before: until }, wanted);
  const earlier = all.filter((round) => isAboutTheSame(publication, round));
  const read = await Promise.all(earlier.slice(0, whole).map(({ roundId }) => publications.byRound(roundId)));
  return [...read.filter((round) => round !== null), ...earlier.slice(whole)];
}

async function aYearAgo(
  publications: Publications,
  publication: Publication,
): Promise<readonly PastPublication[]> {
  const wanted = aYearBefore(publication.opensAt).getTime();
  const span = NEARLY_A_YEAR_DAYS * DAY_MS;
  const around = await publications.history(
    publication,
    { from: new Date(wanted - span), before: new Date(wanted + span + 1) },
    MOST_AROUND,
  );
  return around.filter((round) => isAboutTheSame(publication, round));
}

async function steeredOf(
  { steering }: Pick<SomeDigestPorts, "steering">,
  { organizationId, surveyId }: Publication,
): Promise<Steered> {
  const [marks, references, goals, actions] = await Promise.all([
    steering.marks(organizationId, surveyId),
    steering.references(organizationId, surveyId),
    steering.goals(surveyId),
    steering.actions(organizationId, surveyId, MOST_ACTIONS),
  ]);
  return { marks, references, goals, actions };
}

async function chosen(
  { surveys }: DigestPorts,
  { organizationId, survey }: DigestWish,
): Promise<readonly Survey[] | Extract<FoundDigest, { kind: "unknown-survey" }>> {
  const all = await surveys.all(organizationId);
  if (survey === null) return all;
  const found = all.filter(({ key }) => key === survey);
  return found.length > 0 ? found : { kind: "unknown-survey", known: all.map(({ key }) => key) };
}

async function published(
  { publications }: DigestPorts,
  surveys: readonly Survey[],
  count: number,
): Promise<readonly Publication[]> {
  const lists = await Promise.all(surveys.map(({ id }) => publications.ofSurvey(id, count)));
  return lists
    .flat()
    .sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime())
    .slice(0, count);
}

/** Open rounds of these surveys, newest first. */
async function openRounds(
  { rounds }: DigestPorts,
  { organizationId }: DigestWish,
  surveys: readonly Survey[],
): Promise<readonly Round[]> {
  const ids = new Set(surveys.map(({ id }) => id));
  const open = await rounds.inState(organizationId, ["open"]);
  return open
    .filter(({ surveyId }) => ids.has(surveyId))
    .sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime());
}
