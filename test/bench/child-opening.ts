// The process in which a large round is opened and one with many answers sealed, so that its memory is theirs alone.

import { setTimeout as sleep } from "node:timers/promises";
import { createCalendars } from "../../bots/calendar.ts";
import { systemRandom } from "../../bots/clock.ts";
import { createLanguage } from "../../bots/words/language.ts";
import { recordScore } from "../../core/answer/record-score.ts";
import type { Organization } from "../../core/people/person.ts";
import { closeDueRounds, scrubSealed } from "../../core/publish/close-due-rounds.ts";
import { reconcile } from "../../core/reconcile.ts";
import { askPeople, directoryOf, ensureBot, idOf, scheduleFor, tokenOf } from "./ask-people.ts";
import { type BenchStore, openBenchStore, SILENT } from "./bench-store.ts";
import { type Measured, watch } from "./watch.ts";

/** What the parent is told: of sealing also how long it took until the answers' bytes were gone. */
export interface OpeningReport {
  readonly opening: Measured;
  readonly sealing: Measured;
  readonly scrubMs: number;
  readonly scrubHoldMs: number;
}

const HOUR = 3_600_000;
// A Tuesday, at the schedule's time.
const FIRES = new Date("2026-03-03T10:00:00Z");

/** Lets a schedule's fire open a round for so many people. */
async function openRound(people: number): Promise<Measured> {
  const opened = await openBenchStore();
  try {
    const { store } = opened;
    const { organization, connection } = await ensureBot(store, "slack");
    const schedule = await scheduleFor(store, organization, connection);
    await store.schedules.create({
      ...schedule,
      state: "active",
      since: new Date(FIRES.getTime() - HOUR),
    });
    const directories = new Map([[connection.id, directoryOf("slack", people)]]);
    const calendars = createCalendars();
    const language = createLanguage();
    const ports = {
      ...store,
      directories,
      calendars,
      language,
      random: systemRandom,
      log: SILENT,
      minGroup: 5,
    };
    const measured = await watch(opened, async () => {
      const pass = await reconcile(ports, organization.id, FIRES);
      if (pass.opened !== 1) throw new Error(`no round was opened: ${JSON.stringify(pass)}`);
    });
    const [round] = await store.rounds.inState(organization.id, ["open"]);
    if (round?.invited !== people) throw new Error(`${round?.invited} were asked instead of ${people}`);
    return measured;
  } finally {
    await opened.close();
  }
}

/** Seals a round that so many people have answered. */
async function sealRound(people: number): Promise<Omit<OpeningReport, "opening">> {
  const opened = await openBenchStore();
  try {
    const { store } = opened;
    const bot = await ensureBot(opened.store, "slack");
    const { organization, connection } = bot;
    const asked = await askPeople(store, bot, people, FIRES);
    const during = new Date(FIRES.getTime() + HOUR);
    for (let from = 0; from < people; from += 500) {
      const some = Array.from({ length: Math.min(500, people - from) }, (_, at) => from + at);
      await Promise.all(
        some.map((at) => {
          const presser = { connectionId: connection.id, externalId: idOf("slack", at) };
          return recordScore(store, { token: tokenOf("slack", at), presser, score: at % 11, now: during });
        }),
      );
    }
    const later = new Date(FIRES.getTime() + 100 * HOUR);
    const sealing = await watch(opened, async () => {
      const { sealed } = await closeDueRounds({ ...store, language: createLanguage() }, organization.id, later);
      if (sealed !== 1) throw new Error("the round was not sealed");
    });
    const publication = await store.publications.byRound(asked.roundId);
    if (publication?.answered !== people) throw new Error(`${publication?.answered} answers were counted`);
    const scrub = await watch(opened, () => scrubAll(opened, organization));
    return { sealing, scrubMs: scrub.ms, scrubHoldMs: scrub.longestHoldMs };
  } finally {
    await opened.close();
  }
}

async function scrubAll({ store }: BenchStore, { id }: Organization): Promise<void> {
  const later = new Date(FIRES.getTime() + 101 * HOUR);
  while ((await scrubSealed(store, id, later)) !== "nothing") await sleep(1);
}

const [asked = 0, answered = 0] = process.argv.slice(2).map(Number);
const opening = await openRound(asked);
const report: OpeningReport = { opening, ...(await sealRound(answered)) };
process.send?.(report);
