// What a story stands on: people who have subscribed, and a weekly schedule on each platform.
import type { NewSchedule } from "../../core/ask/schedule.ts";
import { PLATFORMS, type Platform } from "../../core/ports.ts";
import type { MovableClock } from "../journeys/movable-clock.ts";
import type { Children } from "./children.ts";
import type { People } from "./people.ts";
import { type Place, within } from "./places.ts";

/** Local times on Friday: apart, so that each round closes, is sealed and scrubbed by itself. */
const CLOSES: Readonly<Record<Platform, string>> = { slack: "12:00", telegram: "13:00" };

/** The first process: people subscribe on Telegram, and an admin (the test) saves two schedules. */
export async function settleIn(of: {
  readonly place: Place;
  readonly clock: MovableClock;
  readonly people: People;
  readonly children: Children;
  readonly env: Readonly<Record<string, string>>;
  readonly failures: string[];
}) {
  const { place, clock, people, children, env, failures } = of;
  const child = await children.next();
  child.tell({ kind: "go", env, ahead: clock.offset(), orders: null });
  const { organizationId, connections: started } = await child.hear("started");
  const connections = { slack: started["slack"] ?? "", telegram: started["telegram"] ?? "" };
  await child.hear("settled");
  const subscribers = people.everyone.filter(({ platform }) => platform === "telegram");
  await Promise.all(subscribers.map(({ id }) => people.telegram.start(Number(id))));
  child.tell({ kind: "stop" });
  await child.ended;
  failures.push(...child.failures);

  const scheduleIds = await within(place, async ({ store }) => {
    const survey = await store.surveys.byKey(organizationId, "staff");
    if (survey === null) throw new Error("there is no staff survey");
    const ids: Partial<Record<Platform, string>> = {};
    for (const platform of PLATFORMS) {
      const externalId = people.channels[platform];
      const connectionId = connections[platform];
      const schedule: NewSchedule = {
        ...{ organizationId, connectionId, surveyId: survey.id, key: platform },
        cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
        zone: "Europe/Berlin",
        anchor: "2026-11-02",
        audience:
          platform === "slack" ? { kind: "channel", externalId } : { kind: "everyone", guests: false },
        audienceName: "everyone",
        mode: "direct",
        panels: 1,
        gapDays: 6,
        closes: { kind: "weekday", day: 5, at: CLOSES[platform] },
        reminders: [],
        digest: {
          channel: { connectionId, externalId, name: "everyone", locale: "en" },
          at: { kind: "weekday", day: 1, at: "10:00" },
        },
        catchUp: "latest",
        openDigest: true,
        state: "active",
        since: clock.now(),
      };
      ids[platform] = (await store.schedules.create(schedule)).id;
    }
    return ids;
  });
  return { organizationId, connections, scheduleIds };
}
