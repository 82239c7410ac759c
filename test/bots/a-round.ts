// A round, a ballot and their surroundings as tests need them: whole, and changed in the place that a test is about.

import type { Asked } from "../../bots/copy/asked.ts";
import type { Round } from "../../core/ask/round.ts";
import { SurveyError } from "../../core/errors.ts";
import { PRESETS } from "../../core/survey/presets.ts";
import type { Frozen } from "../../core/survey/survey.ts";

/** A token as the store makes them. */
export const TOKEN = "Zk3xT0kEnZk3xT0kEnZk3_";

/** Gives what a round freezes: a preset as Acme asks it, changed by `with`. */
export function frozenOf(key = "staff", changes: Partial<Frozen> = {}): Frozen {
  const preset = PRESETS.find((each) => each.key === key);
  if (preset === undefined) throw new SurveyError("internal", { what: "no-such-preset", key });
  const { kind, relation, promise, wording, drivers } = preset;
  return {
    surveyKey: key,
    kind,
    relation,
    promise,
    wording,
    drivers,
    subject: "Acme",
    version: 1,
    k: 5,
    operator: "Jo Doe",
    zone: "Asia/Shanghai",
    pooled: 1,
    ...changes,
  };
}

/** Gives an open round from Tuesday 1 December 2026, 10:00, to Friday 4 December, 12:00, in Shanghai. */
export function roundOf(changes: Partial<Round> = {}): Round {
  return {
    id: "round-1",
    organizationId: "org-1",
    scheduleId: "schedule-1",
    surveyId: "survey-1",
    connectionId: "connection-1",
    number: 1,
    nominal: "2026-12-01T10:00",
    state: "open",
    why: null,
    mode: "direct",
    population: "closed",
    opensAt: new Date("2026-12-01T02:00:00Z"),
    closesAt: new Date("2026-12-04T04:00:00Z"),
    reminderAt: [],
    remindersDone: 0,
    digestAt: new Date("2026-12-07T02:00:00Z"),
    panel: null,
    invited: 58,
    passedOver: 0,
    frozen: frozenOf(),
    ...changes,
  };
}

/** Gives the round as someone is asked it. */
export function askedIn(locale: Asked["locale"], round: Round = roundOf()): Asked {
  return { round, token: TOKEN, locale };
}
