// Opens a round for made-up people the way the bot does, and knows everyone's token.

import { setImmediate as nextTurn } from "node:timers/promises";
import { createCalendars } from "../../bots/calendar.ts";
import { openByHand } from "../../core/ask/open-by-hand.ts";
import type { NewSchedule } from "../../core/ask/schedule.ts";
import type { Connection, Organization } from "../../core/people/person.ts";
import type { Directory, Member, Platform } from "../../core/ports.ts";
import type { Store } from "../../core/store.ts";
import { ensurePresets } from "../../core/survey/presets.ts";

const PAGE = 1000;

/** Gives the organization and a connection for stores that no app has started on. */
export async function ensureBot(
  store: Store,
  platform: Platform,
): Promise<{ readonly organization: Organization; readonly connection: Connection }> {
  const organization = await store.people.ensureOrganization({
    name: "Acme",
    zone: "Europe/Berlin",
    locale: "en",
    operator: "Acme IT",
  });
  await ensurePresets(store, organization);
  const connection = await store.people.ensureConnection({
    organizationId: organization.id,
    platform,
    externalId: "T1",
    name: "Acme",
  });
  return { organization, connection };
}

/** Gives the id that person number `at` has on a platform. */
export function idOf(platform: Platform, at: number): string {
  return platform === "slack" ? `U${at.toString(36).toUpperCase().padStart(9, "0")}` : `${500_001 + at}`;
}

/** Gives the token of person number `at` in a round that `askPeople` has opened. */
export function tokenOf(platform: Platform, at: number): string {
  return wordOf(platform, at + 1);
}

// The round takes the first, each person the next one.
function wordOf(platform: Platform, at: number): string {
  return `bench-${platform}-${at}`.padEnd(22, "_");
}

/** A directory in which every channel has these many members; they come in pages, as from a platform. */
export function directoryOf(platform: Platform, size: number): Directory {
  return {
    async members() {
      const members: Member[] = [];
      while (members.length < size) {
        const page = Math.min(PAGE, size - members.length);
        for (let at = 0; at < page; at += 1) members.push(memberOf(platform, members.length));
        await nextTurn();
      }
      return { kind: "members", members };
    },
    member: async (externalId) => ({ ...memberOf(platform, 0), externalId }),
    channel: async (reference) => ({ externalId: reference, name: "all" }),
    group: async () => null,
  };
}

function memberOf(platform: Platform, at: number): Member {
  const externalId = idOf(platform, at);
  return { externalId, name: `Person ${at}`, locale: null, zone: null, guest: false };
}

/** Gives a schedule of the staff survey for everyone in a channel, to be changed as needed. */
export async function scheduleFor(
  store: Store,
  { id: organizationId }: Organization,
  { id: connectionId }: Connection,
): Promise<NewSchedule> {
  const survey = await store.surveys.byKey(organizationId, "staff");
  if (survey === null) throw new Error("there is no staff survey");
  return {
    organizationId,
    surveyId: survey.id,
    connectionId,
    key: "bench",
    cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
    zone: "UTC",
    anchor: "2026-03-02",
    audience: { kind: "channel", externalId: "C1" },
    audienceName: "all",
    mode: "direct",
    panels: 1,
    gapDays: 0,
    closes: { kind: "after", hours: 72 },
    reminders: [],
    digest: { channel: null, at: { kind: "after", hours: 96 } },
    catchUp: "latest",
    openDigest: true,
    state: "paused",
    since: new Date(0),
  };
}

/** Remembers `size` people, who may all be written to, and opens a round for them at `now`; `idOf` and `tokenOf` tell who they are. */
export async function askPeople(
  store: Store,
  of: { readonly organization: Organization; readonly connection: Connection },
  size: number,
  now: Date,
): Promise<{ readonly roundId: string; readonly scheduleId: string }> {
  const { organization, connection } = of;
  const directory = directoryOf(connection.platform, size);
  const members = await directory.members({ kind: "channel", externalId: "C1" });
  if (members.kind !== "members") throw new Error("the directory names nobody");
  const accounts = await store.people.remember(connection.id, members.members, now);
  const silent = accounts.filter(({ state }) => state !== "subscribed");
  await Promise.all(silent.map(({ id }) => store.people.subscribe(id, now)));

  const schedule = await store.schedules.create(await scheduleFor(store, organization, connection));
  let taken = 0;
  const opened = await openByHand(
    {
      ...store,
      directories: new Map([[connection.id, directory]]),
      calendars: createCalendars(),
      random: { id: () => wordOf(connection.platform, taken++) },
      minGroup: 5,
    },
    schedule,
    now,
  );
  if (opened.kind !== "opened") throw new Error(`the round was not opened: ${opened.kind}`);
  return { roundId: opened.round.id, scheduleId: schedule.id };
}
