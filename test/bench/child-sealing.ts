// The process in which a round with many answers is sealed, so that its memory is its own.
import { setTimeout as sleep } from "node:timers/promises";
import { createLanguage } from "../../bots/words/language.ts";
import { textAttribute } from "../../core/people/attribute-value.ts";
import { closeDueRounds, scrubSealed } from "../../core/publish/close-due-rounds.ts";
import { askPeople, ensureBot } from "./ask-people.ts";
import { type BenchStore, openBenchStore } from "./bench-store.ts";
import { type Measured, watch } from "./watch.ts";

/** What the parent is told. */
export interface SealingReport {
  readonly sealing: Measured;
  /** Until the bytes of the answers were gone, more. */
  readonly scrubbing: Measured;
  readonly comments: number;
  /** Cells that are shown, by attribute. */
  readonly cells: readonly number[];
  readonly themes: number;
}

const HOUR = 3_600_000;
const OPENS = new Date("2026-03-03T10:00:00Z");
const LATER = new Date(OPENS.getTime() + 100 * HOUR);

/** Five attributes, with as many values as a large company has of each. */
const VALUES = { team: 300, office: 40, country: 12, level: 8, tenure: 4 };

const REASONS = [
  "The team is great and everyone helps each other",
  "Too many meetings, and the release process is slow",
  "Pay is below the market and the career path is not clear",
  "会议太多，流程又慢，希望能改进",
  "同事很好，领导也愿意听大家的意见",
];

/** Everyone has answered and said why. */
function answerAll({ engine }: BenchStore, roundId: string): void {
  const { driver } = engine;
  if (driver.kind !== "sqlite") throw new Error("made for a file");
  const pick = (from: number) => `abs(random() % ${from})`;
  const groups = Object.entries(VALUES).map(([key, size]) => `'${key}', '${key} ' || ${pick(size)}`);
  const reason = `case ${pick(REASONS.length)} ${REASONS.map((text, at) => `when ${at} then '${text}'`).join(" ")} end`;
  driver.client
    .prepare(`update invitations set attributes = json_object(${groups.join(", ")}) where round_id = ?`)
    .run(roundId);
  driver.client
    .prepare(
      `insert into ballots (id, round_id, person_id, score, reason, improve, drivers, may_quote)
       select lower(hex(randomblob(11))), round_id, person_id, ${pick(11)},
         ${reason} || ' (' || ${pick(1000)} || ')', null,
         case ${pick(3)} when 0 then '["team"]' else '[]' end, ${pick(2)}
       from invitations where round_id = ?`,
    )
    .run(roundId);
}

async function sealRound(people: number): Promise<SealingReport> {
  const opened = await openBenchStore();
  try {
    const { store } = opened;
    const bot = await ensureBot(store, "slack");
    const organizationId = bot.organization.id;
    await store.roster.ensureDefined(Object.keys(VALUES).map((key) => textAttribute(organizationId, key)));
    const { roundId } = await askPeople(store, bot, people, OPENS);
    answerAll(opened, roundId);
    const ports = { ...store, language: createLanguage() };
    const sealing = await watch(opened, async () => {
      const { sealed } = await closeDueRounds(ports, organizationId, LATER);
      if (sealed !== 1) throw new Error("the round was not sealed");
    });
    const publication = await store.publications.byRound(roundId);
    if (publication?.answered !== people) throw new Error(`${publication?.answered} answers were counted`);
    const { all: comments } = await store.publications.commentCounts(roundId);
    const scrubbing = await watch(opened, async () => {
      while ((await scrubSealed(store, organizationId, LATER)) !== "nothing") await sleep(1);
    });
    const cells = publication.segments?.map((segment) => segment.cells.length) ?? [];
    return { sealing, scrubbing, comments, cells, themes: publication.themes?.length ?? 0 };
  } finally {
    await opened.close();
  }
}

process.send?.(await sealRound(Number(process.argv[2] ?? 0)));
