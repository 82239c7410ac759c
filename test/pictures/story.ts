// Ten weeks of a company of seventy-five, played by the real app against the doubles: what the pictures are taken of.
import Database from "better-sqlite3";
import type { Locale } from "../../core/ports.ts";
import { type Office, openOffice, WEEKLY } from "../journeys/slack-office.ts";
import { type Colleague, crowd } from "../journeys/slack-people.ts";
import { dice, OFFICES, TEAMS, words } from "./said.ts";

const WEEKS = 10;
const WEEK_MS = 7 * 86_400_000;
const FIRST = Date.parse("2026-08-31T07:00:00Z");
/** What the company calls what it knows of people. */
const CALLED: Readonly<Record<Locale, { readonly team: string; readonly office: string }>> = {
  en: { team: "team", office: "office" },
  "zh-CN": { team: "团队", office: "办公室" },
};
/** Whose company it is, and who runs its server. */
const RUN_BY: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: { NPS_ORGANIZATION: "Acme", NPS_OPERATOR: "Acme IT" },
  "zh-CN": { NPS_ORGANIZATION: "顶点科技", NPS_OPERATOR: "顶点科技信息部" },
};
/** What is announced after the last digest. */
const ANNOUNCED: Readonly<Record<Locale, string>> = {
  en: 'action "No meetings on Wednesdays, for anyone" heard "too much work, too many meetings"',
  "zh-CN": "行动 “周三全员不开会” 听到 “活太多，会也太多”",
};
const TICKED = ["manager", "growth"];
/** How a driver's rating follows the score: so much of it, on top of so much, for everybody. */
const RATED = [
  { key: "pay", follows: 0.35, from: 3 },
  { key: "workload", follows: 0.8, from: 0.2 },
  { key: "team", follows: 0.5, from: 4.6 },
];

/** Plays the weeks in which everybody writes one language; the office is open afterwards, on a Monday morning. */
export async function playWeeks(locale: Locale): Promise<Office> {
  const office = await openOffice({
    at: new Date(FIRST).toISOString(),
    telegram: "polling",
    env: { NPS_LOCALE: locale, ...RUN_BY[locale] },
  });
  const more = crowd(office.world.slack, 62);
  const everyone = [...office.everyone, ...more];
  office.world.slack.setChannel(office.general, { members: everyone.map(({ id }) => id) });
  for (const { id } of everyone)
    office.world.slack.setUser(id, { locale: locale === "en" ? "en-US" : "zh-CN" });
  await settle(office, everyone, locale);
  const chance = dice(20261);
  for (let week = 0; week < WEEKS; week += 1) {
    const monday = FIRST + week * WEEK_MS;
    await office.world.goTo(new Date(monday + 26 * 3_600_000));
    answerAll(office, week, locale, chance);
    await office.world.goTo(new Date(monday + 4 * 86_400_000 + 4 * 3_600_000));
    await office.world.goTo(new Date(monday + WEEK_MS + 2 * 3_600_000 + 60_000));
  }
  return office;
}

/** A day after the last week the next question opens with what has been announced; gives what someone reads. */
export async function askAgain({ ada, bo, world }: Office, locale: Locale): Promise<readonly unknown[]> {
  await ada.asks(ANNOUNCED[locale]);
  await world.goTo(new Date(FIRST + WEEKS * WEEK_MS + 26 * 3_600_000));
  return world.slack.messages(bo.id).at(-1)?.blocks ?? [];
}

async function settle(office: Office, people: readonly Colleague[], locale: Locale): Promise<void> {
  const { ada, world } = office;
  const { store, connections } = world.app();
  const slack = connections.find(({ platform }) => platform === "slack");
  if (slack === undefined) throw new Error("There is no Slack connection.");
  const members = people.map(({ id, name }) => ({
    externalId: id,
    name,
    locale,
    zone: "Europe/Berlin",
    guest: false,
  }));
  const accounts = await store.people.remember(slack.id, members, world.clock.now());
  const language = locale === "en" ? "en" : "zh";
  const teams = TEAMS.flatMap((team) => Array.from({ length: team.size }, () => team[language]));
  const called = CALLED[locale];
  await ada.asks(`attribute ${called.team} text`);
  await ada.asks(`attribute ${called.office} text`);
  for (const [at, { personId }] of accounts.entries()) {
    const team = teams[at % teams.length] ?? TEAMS[1][language];
    const place = OFFICES[at % 3 === 0 ? 1 : 0][language];
    await store.people.setAttributes(personId, { [called.team]: team, [called.office]: place });
  }
  await ada.asks(`survey staff attributes ${called.team}, ${called.office}`);
  await ada.asks(`survey staff rate ${RATED.map(({ key }) => key).join(", ")}`);
  await ada.asks(WEEKLY);
  await ada.press(/^(Save|照此保存)/);
  await ada.isTold(/^(Saved: schedule|已保存)/);
}

// Straight into the file, through the library that the app has it open with (two libraries in one process would take each other's locks): what is pictured is what comes of the answers, not how they come in.
function answerAll({ world }: Office, week: number, locale: Locale, chance: () => number): void {
  const database = new Database(world.databaseFile);
  try {
    const round = database.prepare<[], { id: string }>("select id from rounds where state = 'open'").get();
    if (round === undefined) throw new Error("No round is open.");
    const asked = database
      .prepare<[string], { person: string; attributes: string }>(
        "select i.person_id as person, p.attributes as attributes from invitations i join people p on p.id = i.person_id where i.round_id = ?",
      )
      .all(round.id);
    const insert = database.prepare(
      "insert into ballots (id, round_id, person_id, score, reason, drivers, may_quote, ratings) values (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    for (const [at, row] of asked.entries()) {
      if (chance() > 0.74) continue;
      const team = (JSON.parse(row.attributes) as Readonly<Record<string, string>>)[CALLED[locale].team];
      const of = TEAMS.find(({ en, zh }) => en === team || zh === team) ?? TEAMS[1];
      const mood = of.before + (of.after - of.before) * Math.min(1, Math.max(0, (week - 4) / 3));
      const score = clamp(mood + 4.2 * (chance() + chance() - 1));
      const ratings = Object.fromEntries(
        RATED.map(({ key, follows, from }) => [key, clamp(score * follows + from + 2.4 * (chance() - 0.5))]),
      );
      const ticked = TICKED.filter((key) => chance() < (key === "growth" ? score / 16 : (11 - score) / 14));
      insert.run(
        `picture-${week}-${at}`.padEnd(22, "_"),
        round.id,
        row.person,
        score,
        words(score, locale, chance),
        JSON.stringify(ticked),
        chance() < 0.5 ? 1 : 0,
        JSON.stringify(ratings),
      );
    }
  } finally {
    database.close();
  }
}

function clamp(value: number): number {
  return Math.min(10, Math.max(0, Math.round(value)));
}
