// One pass of all that is due: looks at the database and the time, and does what is missing. Late, twice or on two machines, it changes nothing.

import { type OpeningPorts, openDueRounds } from "./ask/open-due-rounds.ts";
import type { Calendars } from "./ask/ports.ts";
import { remindSilent } from "./ask/remind-silent.ts";
import { oweSummaries } from "./digest/owe-summaries.ts";
import { type ErrorCode, SurveyError } from "./errors.ts";
import type { Directory, Log, Random } from "./ports.ts";
import { closeDueRounds, scrubSealed } from "./publish/close-due-rounds.ts";
import type { Store } from "./store.ts";
import { askAboutEvents } from "./trigger/ask-about-events.ts";
import type { Language } from "./words/ports.ts";

/** Everything that a pass takes: the store, each connection's directory by its id, and NPS_MIN_GROUP. */
export type ReconcilePorts = Store & {
  readonly directories: ReadonlyMap<string, Directory>;
  readonly calendars: Calendars;
  readonly random: Random;
  readonly log: Log;
  readonly minGroup: number;
  readonly language: Language;
};

/** The steps of a pass, in their order: rounds are closed first, because a schedule's next one waits for it. */
export type Step = "close" | "open" | "ask-about-events" | "remind" | "summarize" | "scrub";

/** What a pass did. `troubles` counts schedules that could not be opened; `failed` names steps that broke off, for the next pass to finish. */
export interface Pass {
  readonly sealed: number;
  readonly opened: number;
  readonly missed: number;
  readonly refused: number;
  readonly reminded: number;
  readonly scrub: "nothing" | "scrubbed" | "busy";
  readonly troubles: number;
  readonly failed: readonly { readonly step: Step; readonly code: ErrorCode }[];
}

/** Closes and seals, opens, reminds and scrubs what is due at `now`. A step that fails is logged by code and keeps no other from its turn. */
export async function reconcile(ports: ReconcilePorts, organizationId: string, now: Date): Promise<Pass> {
  const { log } = ports;
  const failed: { step: Step; code: ErrorCode }[] = [];
  const attempt = async <Result>(
    step: Step,
    run: () => Promise<Result>,
    otherwise: Result,
  ): Promise<Result> => {
    try {
      return await run();
    } catch (error) {
      const code = error instanceof SurveyError ? error.code : "internal";
      failed.push({ step, code });
      log.error({ event: "pass-step-failed", kind: step, code });
      return otherwise;
    }
  };

  const { sealed } = await attempt("close", () => closeDueRounds(ports, organizationId, now), { sealed: 0 });
  const opened = await attempt("open", () => openDueLogged(ports, organizationId, now), NOTHING_OPENED);
  const about = await attempt(
    "ask-about-events",
    () => askAboutEvents(ports, organizationId, now),
    NOBODY_ASKED,
  );
  const reminders = await attempt("remind", () => remindSilent(ports, organizationId, now), []);
  const summaries = await attempt("summarize", () => oweSummaries(ports, organizationId, now), 0);
  const scrub = await attempt("scrub", () => scrubSealed(ports, organizationId, now), "nothing");

  // Without the count: those who are reminded are those who have not answered.
  for (const { roundId, sequence } of reminders) {
    log.info({ event: "reminded", round: roundId, kind: String(sequence) });
  }
  if (sealed > 0) log.info({ event: "sealed", count: sealed });
  if (about.asked > 0) log.info({ event: "asked-about-events", count: about.asked });
  if (summaries > 0) log.info({ event: "summaries-owed", count: summaries });
  if (scrub !== "nothing") log.info({ event: "scrub", outcome: scrub });
  const reminded = reminders.reduce((sum, { count }) => sum + count, 0);
  return { sealed, ...opened, reminded, scrub, failed };
}

const NOBODY_ASKED = { asked: 0 };
const NOTHING_OPENED = { opened: 0, missed: 0, refused: 0, troubles: 0 };

async function openDueLogged(
  ports: OpeningPorts & { log: Log },
  organizationId: string,
  now: Date,
): Promise<typeof NOTHING_OPENED> {
  const done = await openDueRounds(ports, organizationId, now);
  for (const one of done) {
    const schedule = one.scheduleId;
    if (one.kind === "opened") {
      ports.log.info({ event: "opened", schedule, round: one.roundId });
    } else if (one.kind === "trouble") {
      // A pass comes every few seconds: what has been wrong since the morning is not shouted each time.
      ports.log[one.told === "again" ? "debug" : "warn"]({ event: "not-opened", schedule, code: one.code });
    } else {
      ports.log.warn({ event: one.kind, schedule, code: one.why });
    }
  }
  const count = (kind: (typeof done)[number]["kind"]): number =>
    done.filter((one) => one.kind === kind).length;
  return {
    opened: count("opened"),
    missed: count("missed"),
    refused: count("refused"),
    troubles: count("trouble"),
  };
}
