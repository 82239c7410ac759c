// Shows and sets how often someone is asked: only ever their own.

import { usualZone } from "../ask/usual-zone.ts";
import type { Account } from "../people/person.ts";
import { isKeptOut, MOST_QUIET_MONTHS, NO_WISHES, type Wishes } from "../people/wish.ts";
import type { Survey } from "../survey/survey.ts";
import { DAY_MS, localToInstant, readWall, wallTime, writeWall } from "../time.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import { keepOutOfOthers } from "./keep-out.ts";
import { nearest } from "./nearest.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import type { QuietDone, QuietState, QuietWish } from "./quiet-wish.ts";
import { dayOf } from "./said-day.ts";

/** Shows one's own quiet, or sets it. */
export async function quiet(
  ports: CommandPorts,
  of: Commanding,
  { wish }: Extract<Command, { kind: "quiet" }>,
): Promise<CommandOutcome> {
  if (wish === null) return shown(ports, of, null);
  if (wish.kind === "survey") {
    const surveys = await ports.surveys.all(of.organization.id);
    const survey = surveys.find(({ key }) => key === wish.key);
    if (survey === undefined) {
      const known = surveys.map(({ key }) => key);
      return {
        kind: "unknown-survey",
        key: wish.key,
        known,
        nearest: nearest(wish.key, known),
        about: "quiet",
      };
    }
    return setOut(ports, of, survey, wish.isOut);
  }
  if (wish.kind === "off") return setUntil(ports, of, null);
  const zone = of.actor.zone ?? (await usualZone(ports, of.actor.connectionId, of.organization));
  const today = wallTime(of.now, zone).slice(0, 10);
  const day = wish.kind === "until" ? dayOf(wish.date, today, "next") : dateAfter(of.now, zone, wish);
  const until = localToInstant(zone, `${day}T00:00`);
  if (until <= of.now) return { kind: "quiet-fault", fault: "past" };
  const longest = dateAfter(of.now, zone, { count: MOST_QUIET_MONTHS, unit: "month" });
  if (until > localToInstant(zone, `${longest}T00:00`)) return { kind: "quiet-fault", fault: "too-long" };
  return setUntil(ports, of, until);
}

/** Takes the argument of a button: "m3" for three months, "off", and for a survey "out" or "in". */
export async function quietByPress(
  ports: CommandPorts,
  of: Commanding,
  press: { readonly token: string; readonly argument?: string },
): Promise<CommandOutcome> {
  const argument = press.argument ?? "";
  const months = Number(/^m(\d{1,2})$/.exec(argument)?.[1]);
  if (months >= 1)
    return quiet(ports, of, { kind: "quiet", wish: { kind: "for", count: months, unit: "month" } });
  if (argument === "off") return setUntil(ports, of, null);
  if (argument !== "out" && argument !== "in") return shown(ports, of, null);
  const survey = await ports.surveys.byId(press.token);
  if (survey === null || survey.organizationId !== of.organization.id) return shown(ports, of, null);
  return setOut(ports, of, survey, argument === "out");
}

/** Gives how someone stands at `now`. */
export async function quietState(
  ports: Pick<CommandPorts, "people" | "surveys" | "schedules">,
  account: Pick<Account, "organizationId" | "personId" | "platform" | "state">,
  now: Date,
): Promise<QuietState> {
  const { quietUntil, optedOut, keptOut } = await wishesOf(ports, account);
  const surveys = await ports.surveys.all(account.organizationId);
  const asking = new Set((await ports.schedules.all(account.organizationId)).map(({ surveyId }) => surveyId));
  const isOut = (id: string): boolean => optedOut.includes(id) || isKeptOut(keptOut, id);
  return {
    ...(refuses(account) ? { never: true } : {}),
    until: quietUntil !== null && quietUntil > now ? quietUntil : null,
    surveys: surveys
      .filter(({ id }) => asking.has(id) || isOut(id))
      .map(({ id, key }) => ({ id, key, isOut: isOut(id) })),
  };
}

async function setUntil(ports: CommandPorts, of: Commanding, until: Date | null): Promise<CommandOutcome> {
  const { quietUntil } = await wishesOf(ports, of.actor);
  const isQuiet = quietUntil !== null && quietUntil > of.now;
  // Whoever comes back leaves the moment behind: it explains why the next audience holds one more.
  if (until !== null || isQuiet) await ports.people.setQuiet(of.actor.personId, until ?? of.now);
  if (until === null && refuses(of.actor)) {
    await ports.people.subscribe(of.actor.id, of.now);
    return shown(ports, { ...of, actor: { ...of.actor, state: "subscribed" } }, { kind: "off" });
  }
  return shown(ports, of, until === null ? { kind: "off" } : { kind: "until", at: until });
}

// On Slack nobody is away but by refusing; on Telegram everyone is before they press Start, and it is Start that ends it.
function refuses({ platform, state }: Pick<Account, "platform" | "state">): boolean {
  return platform === "slack" && state === "left";
}

async function setOut(
  ports: CommandPorts,
  of: Commanding,
  survey: Pick<Survey, "id" | "key">,
  isOut: boolean,
): Promise<CommandOutcome> {
  const { personId } = of.actor;
  const { quietUntil, optedOut } = await wishesOf(ports, of.actor);
  if (!isOut) await keepOutOfOthers(ports, of.actor, survey.id);
  await ports.people.setOptedOut(personId, survey.id, isOut, "self");
  const isBack = !isOut && optedOut.includes(survey.id);
  if (isBack && (quietUntil === null || quietUntil < of.now)) await ports.people.setQuiet(personId, of.now);
  return shown(ports, of, { kind: isOut ? "out" : "in", survey: survey.key });
}

async function shown(ports: CommandPorts, of: Commanding, done: QuietDone): Promise<CommandOutcome> {
  return { kind: "quiet", state: await quietState(ports, of.actor, of.now), done };
}

async function wishesOf(
  { people }: Pick<CommandPorts, "people">,
  { personId }: Pick<Account, "personId">,
): Promise<Wishes> {
  return (await people.wishes([personId])).get(personId) ?? NO_WISHES;
}

/** Gives the local date so long after today; the 31st of a shorter month is its last day. */
function dateAfter(
  now: Date,
  zone: string,
  { count, unit }: Pick<Extract<QuietWish, { kind: "for" }>, "count" | "unit">,
): string {
  const today = wallTime(now, zone).slice(0, 10);
  if (unit !== "month") {
    const days = unit === "week" ? 7 * count : count;
    return writeWall(readWall(`${today}T00:00`) + days * DAY_MS).slice(0, 10);
  }
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(day, last))).toISOString().slice(0, 10);
}
