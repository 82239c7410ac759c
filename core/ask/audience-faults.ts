// What is wrong with the conditions and the share of an audience, told so that whoever said them can put them right.
import type { Account } from "../people/person.ts";
import type { AudienceSource } from "../ports.ts";
import { type AudiencePorts, bandsAt, chunksOf } from "./audience.ts";
import { problem } from "./complete-draft.ts";
import { type Called, calledBy, comparable, isMeant } from "./conditions.ts";
import type { DraftProblem } from "./draft.ts";
import type { NewSchedule } from "./schedule.ts";

type Combined = Extract<AudienceSource, { kind: "combined" }>;

const MOST_NAMED = 8;

/** Looks for conditions that nobody meets, and for what leaves nobody; `before` are those whom it would have without its conditions. */
export async function conditionFaults(
  ports: Pick<AudiencePorts, "people" | "roster">,
  schedule: NewSchedule,
  audience: Combined,
  of: { readonly before: readonly Account[]; readonly people: number; readonly k: number },
  now: Date,
): Promise<readonly DraftProblem[]> {
  if (audience.where.length === 0) {
    return of.people === 0 && audience.not.length > 0 ? [problem("audience", "all-excluded")] : [];
  }
  if (of.before.length === 0) {
    return [problem("audience", audience.not.length > 0 ? "all-excluded" : "audience-empty")];
  }
  const known = await attributesOf(
    ports,
    of.before.map(({ personId }) => personId),
  );
  const definitions = await ports.roster.definitions(schedule.organizationId);
  const bandOf = bandsAt(now, schedule.zone);
  const faults: DraftProblem[] = [];
  for (const { key, values } of audience.where) {
    const called = known.flatMap((attributes) => calledBy(attributes, key, definitions, bandOf) ?? []);
    if (called.length === 0) {
      faults.push(problem("audience", "condition-unknown", { key, known: keysOf(known, of.k) }));
      continue;
    }
    const names = commonValues(called, of.k);
    for (const value of values.filter((each) => !called.some((one) => isMeant(one, each)))) {
      faults.push(
        problem("audience", "condition-nobody", { condition: `${key}=${value}`, key, known: names }),
      );
    }
  }
  if (faults.length > 0 || of.people > 0) return faults;
  return [problem("audience", "conditions-together")];
}

async function attributesOf(
  ports: Pick<AudiencePorts, "people">,
  personIds: readonly string[],
): Promise<readonly Readonly<Record<string, string>>[]> {
  const all: Readonly<Record<string, string>>[] = [];
  for (const chunk of chunksOf(personIds)) all.push(...(await ports.people.attributes(chunk)).values());
  return all;
}

// A value that few people have would name them.
function commonValues(called: readonly Called[], k: number): string {
  return named(
    called.map(({ raw, band }) => band ?? raw.trim()),
    k,
  );
}

function keysOf(known: readonly Readonly<Record<string, string>>[], k: number): string {
  return named(
    known.flatMap((attributes) => Object.keys(attributes)),
    k,
  );
}

function named(all: readonly string[], k: number): string {
  const counts = new Map<string, { readonly name: string; readonly count: number }>();
  for (const name of all) {
    const before = counts.get(comparable(name));
    counts.set(comparable(name), { name: before?.name ?? name, count: (before?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .filter(({ count }) => count >= k)
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST_NAMED)
    .map(({ name }) => name)
    .join(", ");
}
