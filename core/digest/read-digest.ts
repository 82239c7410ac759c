// Finds the digest that someone asks for and may see.
import type { Rounds } from "../ask/ports.ts";
import type { Round } from "../ask/round.ts";
import type { Account } from "../people/person.ts";
import { type LookingPorts, livePublication } from "../publish/live-publication.ts";
import type { Publications } from "../publish/ports.ts";
import type { Publication } from "../publish/publication.ts";
import type { Surveys } from "../survey/ports.ts";
import type { Survey } from "../survey/survey.ts";
import type { DigestView } from "./digest.ts";
import type { DigestReader } from "./for-reader.ts";
import { HISTORY_ROUNDS, makeDigest } from "./make-digest.ts";

/** What reading digests takes from outside. */
export interface DigestPorts extends LookingPorts {
  readonly publications: Publications;
  readonly rounds: Pick<Rounds, "byId" | "inState" | "wasAsked">;
  readonly surveys: Pick<Surveys, "all">;
}

/** What is asked for: a survey by key (null for the newest round of any), and how many rounds to pool (null for the usual). */
export interface DigestWish {
  readonly organizationId: string;
  readonly survey: string | null;
  readonly last: number | null;
}

/** A digest with its publication; no round published yet (`open`: the one that is running); or no such survey. */
export type FoundDigest =
  | { readonly kind: "digest"; readonly publication: Publication; readonly view: DigestView }
  | { readonly kind: "none"; readonly open: Round | null }
  | { readonly kind: "unknown-survey"; readonly known: readonly string[] };

// Enough to find a round in which someone in any of several panels was asked.
const LOOKED_AT = 16;

/** Finds the newest digest for a manager: an attributed round that is open comes first, as it stands now. */
export async function readDigest(ports: DigestPorts, wish: DigestWish): Promise<FoundDigest> {
  const surveys = await chosen(ports, wish);
  if ("known" in surveys) return surveys;
  const open = await openRounds(ports, wish, surveys);
  const [newest] = await published(ports, surveys, 1);
  for (const round of open) {
    if (newest !== undefined && newest.opensAt >= round.opensAt) continue;
    const live = await livePublication(ports, round.id);
    if (live !== null) return digest(ports, live, "manager", wish.last);
  }
  if (newest === undefined) return { kind: "none", open: open[0] ?? null };
  return digest(ports, newest, "manager", wish.last);
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
    return digest(ports, publication, "asked", null);
  }
  return { kind: "none", open: null };
}

/** Gives the digest of one publication for a reader. */
export async function digestOf(
  ports: Pick<DigestPorts, "publications" | "rounds">,
  publication: Publication,
  reader: DigestReader,
  last: number | null = null,
): Promise<DigestView> {
  const window = Math.max(HISTORY_ROUNDS, publication.pooled, last ?? 0);
  const [others, comments, round] = await Promise.all([
    before(ports, publication, window + 1),
    ports.publications.comments(publication.roundId),
    ports.rounds.byId(publication.roundId),
  ]);
  const { drivers = [], extras } = round?.frozen ?? {};
  const { background = [] } = extras ?? {};
  return makeDigest({ publication, others, comments, drivers, background, reader, last });
}

async function digest(
  ports: DigestPorts,
  publication: Publication,
  reader: DigestReader,
  last: number | null,
): Promise<FoundDigest> {
  return { kind: "digest", publication, view: await digestOf(ports, publication, reader, last) };
}

// The store gives a schedule's newest; for an older round the ones before it lie further back.
async function before(
  { publications }: Pick<DigestPorts, "publications">,
  publication: Publication,
  wanted: number,
): Promise<readonly Publication[]> {
  for (let count = wanted; ; count *= 4) {
    const newest = await publications.ofSchedule(publication.scheduleId, count);
    const earlier = newest.filter(({ opensAt }) => opensAt < publication.opensAt);
    if (earlier.length >= wanted || newest.length < count) return earlier;
  }
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
