// The process in which a large round is opened, so that its memory is its own.
import { createCalendars } from "../../bots/calendar.ts";
import { systemRandom } from "../../bots/clock.ts";
import { createLanguage } from "../../bots/words/language.ts";
import { reconcile } from "../../core/reconcile.ts";
import { directoryOf, ensureBot, scheduleFor } from "./ask-people.ts";
import { openBenchStore, SILENT } from "./bench-store.ts";
import { type Measured, watch } from "./watch.ts";

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

process.send?.(await openRound(Number(process.argv[2] ?? 0)));
