// What came back from the form of the house rules: all of them at once, or what is wrong by field.
import type { Calendars, Country } from "../ask/ports.ts";
import type { Submission } from "../message.ts";
import type { Blackout, Policy } from "../people/policy.ts";
import { cursorOver } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import {
  blackoutFault,
  dated,
  MOST_A_QUARTER,
  MOST_BLACKOUTS,
  type RulesChange,
  type RulesFault,
  tidyBlackouts,
} from "./rules-change.ts";
import { readRules, timeOf } from "./rules-grammar.ts";
import { splitWords } from "./words.ts";

/** The names of the form's fields. */
export const RULES_FIELDS = {
  quarter: "quarter",
  quietFrom: "quietFrom",
  quietTo: "quietTo",
  workdays: "workdays",
  country: "country",
  blackouts: "blackouts",
} as const;
export type RulesField = keyof typeof RULES_FIELDS;

/** The values of the choice about workdays. */
export const WORKDAYS = { on: "on", off: "off" } as const;

/** What is wrong with one field. */
export type RulesFormFault =
  | { readonly kind: "not-a-number" | "not-a-time" }
  | { readonly kind: RulesFault; readonly word: string; readonly nearest: Country | null }
  | { readonly kind: "mistake"; readonly mistake: Mistake };

/** The rules that were sent with what differs from those before, or what is wrong by field. */
export type SubmittedRules =
  | { readonly kind: "ok"; readonly policy: Policy; readonly changes: readonly RulesChange[] }
  | { readonly kind: "invalid"; readonly faults: Readonly<Partial<Record<RulesField, RulesFormFault>>> };

/** Reads a submission over the rules that it was filled with; fields that it lacks stay. */
export async function readRulesSubmission(
  { calendars }: { readonly calendars: Pick<Calendars, "find"> },
  submission: Submission,
  before: Policy,
  today: string,
): Promise<SubmittedRules> {
  const faults: Partial<Record<RulesField, RulesFormFault>> = {};
  let policy = before;
  const text = (field: RulesField): string | null => {
    if (!(RULES_FIELDS[field] in submission)) return null;
    const value = submission[RULES_FIELDS[field]] ?? "";
    return (typeof value === "string" ? value : (value[0] ?? "")).normalize("NFKC").trim();
  };

  const quarter = text("quarter");
  if (quarter !== null) {
    const most = quarter === "" ? null : Number(quarter);
    const isFine = most === null || (Number.isInteger(most) && most >= 1 && most <= MOST_A_QUARTER);
    if (isFine) policy = { ...policy, mostPerQuarter: most };
    else faults.quarter = { kind: "not-a-number" };
  }
  for (const [field, end] of [
    ["quietFrom", "from"],
    ["quietTo", "to"],
  ] as const) {
    const said = text(field);
    const time = said === null || said === "" ? policy.quietHours[end] : timeOf(said);
    if (time === null) faults[field] = { kind: "not-a-time" };
    else policy = { ...policy, quietHours: { ...policy.quietHours, [end]: time } };
  }
  const workdays = text("workdays");
  if (workdays !== null) policy = { ...policy, workdaysOnly: workdays !== WORKDAYS.off };
  const place = text("country");
  if (place !== null) {
    const found = place === "" ? { country: null, nearest: null } : await calendars.find(place);
    if (place !== "" && found.country === null) {
      faults.country = { kind: "unknown-country", word: place, nearest: found.nearest };
    } else policy = { ...policy, country: found.country?.code ?? null };
  }
  const lines = text("blackouts");
  if (lines !== null) {
    const blackouts = blackoutsIn(lines, today);
    if ("kind" in blackouts) faults.blackouts = blackouts;
    else policy = { ...policy, blackouts };
  }
  return Object.keys(faults).length > 0
    ? { kind: "invalid", faults }
    : { kind: "ok", policy, changes: differences(before, policy) };
}

/** Writes a blackout as a line of the form. */
export function writeBlackout({ from, to, name }: Blackout): string {
  return [from === to ? from : `${from}..${to}`, name].filter((part) => part !== "").join(" ");
}

function blackoutsIn(lines: string, today: string): readonly Blackout[] | RulesFormFault {
  const blackouts: Blackout[] = [];
  for (const line of lines.split(/[\n;；]+/).map((each) => each.trim())) {
    if (line === "") continue;
    const source = `blackout ${line}`;
    const read = readRules(cursorOver(source, splitWords(source)));
    if (read.kind === "invalid") return { kind: "mistake", mistake: read };
    const wish = read.kind === "rules" ? read.wish : null;
    if (wish === null || typeof wish === "string") continue;
    const change = dated(wish, today, []);
    if (change.kind !== "blackout") continue;
    const fault = blackoutFault(change.blackout, today);
    // What is over may stand there from before, and goes by itself.
    if (fault !== null && fault !== "blackout-past") return { kind: fault, word: line, nearest: null };
    blackouts.push(change.blackout);
  }
  const tidy = tidyBlackouts(blackouts, today);
  return tidy.length > MOST_BLACKOUTS ? { kind: "too-many-blackouts", word: "", nearest: null } : tidy;
}

function differences(before: Policy, after: Policy): readonly RulesChange[] {
  const isSame = (one: Blackout, other: Blackout): boolean => writeBlackout(one) === writeBlackout(other);
  const added = after.blackouts.filter((each) => !before.blackouts.some((one) => isSame(one, each)));
  const gone = before.blackouts.filter((each) => !after.blackouts.some((one) => isSame(one, each)));
  const { from, to } = after.quietHours;
  const isQuietAlike = before.quietHours.from === from && before.quietHours.to === to;
  return [
    ...(before.mostPerQuarter === after.mostPerQuarter
      ? []
      : [{ kind: "quarter", most: after.mostPerQuarter } as const]),
    ...(isQuietAlike ? [] : [{ kind: "quiet", from, to } as const]),
    ...(before.workdaysOnly === after.workdaysOnly
      ? []
      : [{ kind: "workdays", on: after.workdaysOnly } as const]),
    ...(before.country === after.country ? [] : [{ kind: "holidays", place: after.country } as const]),
    ...gone.map(({ from: date }) => ({ kind: "no-blackout", date }) as const),
    ...added.map((blackout) => ({ kind: "blackout", blackout }) as const),
  ];
}
