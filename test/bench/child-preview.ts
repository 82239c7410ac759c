// The process in which a schedule for many people is previewed, so that its memory is the preview's alone.
import { createCalendars } from "../../bots/calendar.ts";
import { previewSchedule } from "../../core/ask/preview.ts";
import { askPeople, directoryOf, ensureBot, scheduleFor } from "./ask-people.ts";
import { openBenchStore } from "./bench-store.ts";
import { type Measured, watch } from "./watch.ts";

/** What the parent is told. */
export interface PreviewReport {
  readonly previewing: Measured;
}

const DAY = 86_400_000;
// A Monday, the day before the schedule's first time.
const NOW = new Date("2026-03-02T14:00:00Z");
const ZONES = ["Europe/Berlin", "Asia/Shanghai", "America/New_York", "America/Sao_Paulo"];
const TEAMS = ["Design", "Sales", "Support", "研发", "Finance", "People"];

async function measure(people: number): Promise<PreviewReport> {
  const opened = await openBenchStore();
  try {
    const { store } = opened;
    const bot = await ensureBot(store, "slack");
    const { organization, connection } = bot;
    const directory = directoryOf("slack", people);
    const met = await directory.members({ kind: "channel", externalId: "C1" });
    if (met.kind !== "members") throw new Error("the directory names nobody");
    const members = met.members.map((member, at) => ({ ...member, zone: ZONES[at % ZONES.length] ?? null }));
    // Everyone has been asked once, so that there is something to look back at.
    await askPeople(store, bot, people, new Date(NOW.getTime() - 40 * DAY));
    const accounts = await store.people.remember(connection.id, members, NOW);
    await store.roster.ensureDefined([
      { organizationId: organization.id, key: "team", kind: "text", bands: [], source: null },
      { organizationId: organization.id, key: "hired", kind: "date", bands: [12, 36, 60], source: null },
    ]);
    await store.roster.changeAttributes(
      accounts.map(({ personId }, at) => ({
        personId,
        set: { team: TEAMS[at % TEAMS.length] ?? "", hired: `20${10 + (at % 16)}-0${1 + (at % 9)}-15` },
      })),
    );
    const survey = await store.surveys.byKey(organization.id, "staff");
    if (survey === null) throw new Error("there is no staff survey");
    const extras = { ...survey.extras, attributes: ["team", "hired"] };
    await store.surveys.update({ ...survey, extras }, survey.version, NOW);

    const usual = { ...(await scheduleFor(store, organization, connection)), localTime: true, gapDays: 7 };
    await store.schedules.create({
      ...usual,
      key: "other",
      cadence: { kind: "weekly", everyWeeks: 2, day: 4, at: "15:00" },
      state: "active",
      since: NOW,
    });
    const ports = {
      ...store,
      directories: new Map([[connection.id, { ...directory, members: async () => ({ ...met, members }) }]]),
      calendars: createCalendars(),
      minGroup: 5,
    };
    const previewing = await watch(opened, async () => {
      const told = await previewSchedule(ports, { ...usual, panels: 4, state: "active" }, NOW);
      const [first] = told.next;
      if (told.people !== people || first?.plan?.kind !== "people" || first.plan.asked !== people / 4)
        throw new Error(`not what was to be told: ${JSON.stringify(told.next).slice(0, 500)}`);
    });
    return { previewing };
  } finally {
    await opened.close();
  }
}

const [people = 0] = process.argv.slice(2).map(Number);
process.send?.(await measure(people));
