// Examines an installation and says what the bot would do next: `nps doctor`.
import { nextOpening } from "../../core/ask/moment-advice.ts";
import type { SurveyError } from "../../core/errors.ts";
import type { Organization } from "../../core/people/person.ts";
import type { Clock } from "../../core/ports.ts";
import type { Store } from "../../core/store.ts";
import type { Config } from "../config.ts";
import type { Copy } from "../copy/copy.ts";
import { refusalOf } from "../refusal.ts";

/** One line of the examination: well, wrong, or merely worth knowing. */
export interface Finding {
  readonly kind: "well" | "wrong" | "note";
  readonly text: string;
}

/** What a look at a platform gave. */
export type PlatformLook =
  | {
      readonly kind: "connected";
      readonly name: string;
      readonly missingScopes: readonly string[];
      readonly ungrantedScopes?: readonly string[];
    }
  | { readonly kind: "refused"; readonly error: SurveyError }
  | { readonly kind: "silent" };

/** Examines settings, platforms, time zone and what is due; the database has answered already, with `behind` migrations to run. */
export async function examine(of: {
  readonly config: Config;
  readonly copy: Copy;
  readonly clock: Clock;
  readonly dialect: string;
  readonly behind: number;
  /** Null while migrations are to be run: then nothing can be read yet. */
  readonly store: Store | null;
  readonly looks: Readonly<Partial<Record<"Slack" | "Telegram", PlatformLook>>>;
}): Promise<readonly Finding[]> {
  const { config, copy, clock, store } = of;
  const words = copy.operating.cli;
  const now = clock.now();
  const { zone } = config.organization;
  const findings: Finding[] = [
    { kind: "well", text: words.doctorSettings },
    { kind: "well", text: words.doctorDatabase({ kind: of.dialect === "sqlite" ? "SQLite" : "PostgreSQL" }) },
    { kind: "well", text: words.doctorZone({ zone, now: copy.format.moment(now, zone, now) }) },
  ];
  if (of.behind > 0)
    findings.push({ kind: "note", text: words.doctorBehind({ count: copy.format.number(of.behind) }) });
  if (config.slack === null && config.telegram === null)
    findings.push({ kind: "wrong", text: words.doctorNoPlatform });
  for (const [platform, look] of Object.entries(of.looks))
    findings.push(...platformFindings(platform, look, copy));
  if (store !== null) findings.push(...(await dueFindings(store, config, copy, now)));
  return findings;
}

function platformFindings(platform: string, look: PlatformLook, copy: Copy): readonly Finding[] {
  const words = copy.operating.cli;
  if (look.kind === "silent") return [{ kind: "wrong", text: words.doctorSilent({ platform }) }];
  if (look.kind === "refused") {
    return [
      { kind: "wrong", text: words.doctorRefused({ platform, what: refusalOf(look.error, copy).join(" ") }) },
    ];
  }
  const connected: Finding = { kind: "well", text: words.doctorConnected({ platform, name: look.name }) };
  const { missingScopes, ungrantedScopes = [] } = look;
  const findings: Finding[] = [connected];
  if (missingScopes.length > 0)
    findings.push({ kind: "wrong", text: words.doctorScopes({ scopes: missingScopes.join(", ") }) });
  if (ungrantedScopes.length > 0)
    findings.push({ kind: "note", text: words.doctorOptionalScopes({ scopes: ungrantedScopes.join(", ") }) });
  return findings;
}

async function dueFindings(store: Store, config: Config, copy: Copy, now: Date): Promise<readonly Finding[]> {
  const words = copy.operating.cli;
  const organization: Organization = await store.people.ensureOrganization(config.organization);
  const [admins, counts, rounds, schedules, { policy }] = await Promise.all([
    store.people.holders(organization.id, "admin"),
    store.outbox.counts(organization.id),
    store.rounds.inState(organization.id, ["opening", "open", "closing"]),
    store.schedules.all(organization.id),
    store.people.policy(organization.id),
  ]);
  const sum = (states: readonly string[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((total, { count }) => total + count, 0);
  const owed = sum(["pending", "retry", "ambiguous", "sending"]);
  const dead = sum(["dead"]);
  const findings: Finding[] = [
    admins.length === 0
      ? { kind: "note", text: words.doctorNoAdmin }
      : { kind: "well", text: words.doctorAdmins({ count: copy.format.number(admins.length) }) },
    { kind: "note", text: words.doctorOpenRounds({ count: copy.format.number(rounds.length) }) },
  ];
  // Owed reminders of an open round tell how many are silent: counts go down in steps, as everywhere.
  const stepped = owed - (owed % config.minGroup);
  if (owed > 0)
    findings.push({ kind: "note", text: words.doctorOwed({ count: `≥ ${copy.format.number(stepped)}` }) });
  if (dead > 0) findings.push({ kind: "wrong", text: words.doctorDead({ count: copy.format.number(dead) }) });
  if (schedules.length === 0) findings.push({ kind: "note", text: words.doctorNoSchedule });
  for (const schedule of schedules) {
    if (schedule.state === "paused") {
      findings.push({ kind: "note", text: words.doctorPaused({ schedule: schedule.key }) });
      continue;
    }
    const next = nextOpening(schedule, policy, now).fire;
    if (next === null) continue;
    findings.push({
      kind: "note",
      text: words.doctorNext({
        schedule: schedule.key,
        when: copy.format.moment(next.at, schedule.zone, now),
      }),
    });
  }
  return findings;
}

/** Gives a finding's mark for the terminal. */
export function markOf(kind: Finding["kind"]): string {
  if (kind === "well") return "✓";
  return kind === "wrong" ? "✗" : "·";
}
