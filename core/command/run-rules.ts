// Shows the house rules to everyone, and changes them for admins: the later of two is told that someone was faster.
import type { Policy } from "../people/policy.ts";
import { LOCALES, type Locale } from "../ports.ts";
import { wallTime } from "../time.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import { applyRule, dated, type RulesChange, writeRule } from "./rules-change.ts";
import { NEEDED_TO_CHANGE_RULES, whoMay } from "./who-may.ts";

/** Shows the rules, gives their form, or changes one of them. */
export async function houseRulesCommand(
  ports: CommandPorts,
  of: Commanding,
  { wish }: Pick<Extract<Command, { kind: "rules" }>, "wish">,
): Promise<CommandOutcome> {
  if (wish === "show") return showRules(ports, of, false);
  if (!mayChange(of)) return { kind: "not-allowed", command: "rules", needs: NEEDED_TO_CHANGE_RULES };
  const { policy, version } = await ports.people.policy(of.organization.id);
  if (wish === "form") return { kind: "rules-form", policy, version };
  const change = dated(wish, todayOf(of), policy.blackouts);
  const next = await changed(ports, of, policy, change);
  if ("kind" in next) return next;
  return writeRules(ports, of, next.policy, version, [change]);
}

/** Writes rules that build upon a version, and shows them; `stale` where someone else has written since. */
export async function writeRules(
  ports: CommandPorts,
  of: Commanding,
  policy: Policy,
  version: number,
  changes: readonly RulesChange[],
): Promise<CommandOutcome> {
  if (!mayChange(of)) return { kind: "not-allowed", command: "rules", needs: NEEDED_TO_CHANGE_RULES };
  const written = await ports.people.setPolicy(of.organization.id, policy, version);
  if (!written) return { kind: "stale" };
  for (const change of changes) {
    const details = { rule: change.kind, value: writeRule(change, policy.country) };
    await record(ports, of.actor, "rules-changed", details, of.now);
  }
  return showRules(ports, of, true);
}

/** Gives the rules as they stand, with their country in every language. */
export async function showRules(
  ports: Pick<CommandPorts, "people" | "calendars">,
  of: Commanding,
  isChanged: boolean,
): Promise<CommandOutcome> {
  const { policy } = await ports.people.policy(of.organization.id);
  const { country } = policy;
  const names =
    country === null
      ? null
      : Object.fromEntries(
          await Promise.all(
            LOCALES.map(async (locale) => [locale, await ports.calendars.name(country, locale)] as const),
          ),
        );
  return {
    kind: "rules",
    policy,
    country: names as Readonly<Record<Locale, string>> | null,
    today: todayOf(of),
    isChanged,
    mayChange: mayChange(of),
  };
}

/** Gives the organization's own date. */
export function todayOf({ organization, now }: Pick<Commanding, "organization" | "now">): string {
  return wallTime(now, organization.zone).slice(0, 10);
}

function mayChange({ actor }: Commanding): boolean {
  return whoMay("schedule", actor.role);
}

async function changed(
  ports: Pick<CommandPorts, "calendars">,
  of: Commanding,
  policy: Policy,
  change: RulesChange,
): Promise<{ readonly policy: Policy } | Extract<CommandOutcome, { kind: "rules-fault" }>> {
  if (change.kind === "holidays") {
    if (change.place === null) return { policy: { ...policy, country: null } };
    const { country, nearest } = await ports.calendars.find(change.place);
    if (country !== null) return { policy: { ...policy, country: country.code } };
    return { kind: "rules-fault", fault: "unknown-country", word: change.place, nearest };
  }
  const next = applyRule(policy, change, todayOf(of));
  if (!("fault" in next)) return { policy: next };
  const word = change.kind === "blackout" ? `${change.blackout.from}..${change.blackout.to}` : "";
  return { kind: "rules-fault", fault: next.fault, word, nearest: null };
}
