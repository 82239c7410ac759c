// The process in which a long list of people is imported and a round is opened for them, so that its memory is theirs alone.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCalendars } from "../../bots/calendar.ts";
import { systemRandom } from "../../bots/clock.ts";
import { importFile } from "../../bots/operate/people/import-file.ts";
import { createLanguage } from "../../bots/words/language.ts";
import { reconcile } from "../../core/reconcile.ts";
import { directoryOf, ensureBot, idOf, scheduleFor } from "./ask-people.ts";
import { openBenchStore, SILENT, temporaryFolder } from "./bench-store.ts";
import { type Measured, watch } from "./watch.ts";

/** What the parent is told. */
export interface PeopleReport {
  readonly fileMb: number;
  readonly importing: Measured;
  /** The same list once more, which changes nothing. */
  readonly again: Measured;
  readonly opening: Measured;
}

const HOUR = 3_600_000;
// A Tuesday, at the schedule's time.
const FIRES = new Date("2026-03-03T10:00:00Z");
const TEAMS = ["Design", "Sales", "Support", "研发", "Finance", "People"];
const OFFICES = ["Berlin", "上海", "New York", "São Paulo"];

function listOf(people: number): string {
  const lines = Array.from({ length: people }, (_, at) =>
    [
      idOf("slack", at),
      `person${at}@acme.example`,
      TEAMS[at % TEAMS.length],
      OFFICES[at % OFFICES.length],
      String((at * 7) % 120),
      `20${10 + (at % 16)}-0${1 + (at % 9)}-15`,
    ].join(","),
  );
  return ["slack,email,team,office,level,hired", ...lines, ""].join("\n");
}

async function measure(people: number): Promise<PeopleReport> {
  const opened = await openBenchStore();
  const folder = await temporaryFolder();
  try {
    const { store } = opened;
    const { organization, connection } = await ensureBot(store, "slack");
    const directory = directoryOf("slack", people);
    const met = await directory.members({ kind: "channel", externalId: "C1" });
    if (met.kind !== "members") throw new Error("the directory names nobody");
    await store.people.remember(connection.id, met.members, FIRES);
    const definitions = [
      { key: "level", kind: "number", bands: [20, 60, 100] },
      { key: "hired", kind: "date", bands: [12, 36, 60] },
    ] as const;
    await store.roster.ensureDefined(
      definitions.map((one) => ({ ...one, organizationId: organization.id, source: null })),
    );

    const list = listOf(people);
    const file = join(folder.path, "people.csv");
    await writeFile(file, list);
    const read = (changed: number) =>
      watch(opened, async () => {
        const wanted = { file, organizationId: organization.id, write: true, skipBad: false };
        const report = await importFile(store, wanted);
        if (report.kind !== "written" || report.changed !== changed)
          throw new Error(`the list was not imported: ${JSON.stringify(report).slice(0, 500)}`);
      });
    const importing = await read(people);
    const again = await read(0);

    const survey = await store.surveys.byKey(organization.id, "staff");
    if (survey === null) throw new Error("there is no staff survey");
    const extras = { ...survey.extras, attributes: ["team", "office", "hired"] };
    await store.surveys.update({ ...survey, extras }, survey.version, FIRES);
    const schedule = await scheduleFor(store, organization, connection);
    await store.schedules.create({
      ...schedule,
      state: "active",
      since: new Date(FIRES.getTime() - HOUR),
    });
    const directories = new Map([[connection.id, directory]]);
    const calendars = createCalendars();
    const own = { random: systemRandom, log: SILENT, minGroup: 5, language: createLanguage() };
    const ports = { ...store, directories, calendars, ...own };
    const opening = await watch(opened, async () => {
      const pass = await reconcile(ports, organization.id, FIRES);
      if (pass.opened !== 1) throw new Error(`no round was opened: ${JSON.stringify(pass)}`);
    });
    const [round] = await store.rounds.inState(organization.id, ["open"]);
    if (round?.invited !== people) throw new Error(`${round?.invited} were asked instead of ${people}`);
    return { fileMb: Buffer.byteLength(list) / 1024 ** 2, importing, again, opening };
  } finally {
    await opened.close();
    await folder.remove();
  }
}

const [people = 0] = process.argv.slice(2).map(Number);
process.send?.(await measure(people));
