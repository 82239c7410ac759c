// Who is in a cell: those worth most first, with where they were in the round before.
import { worthOf } from "../people/worth.ts";
import type { Turns } from "../ports.ts";
import type { ValuedPeople, ValuedPerson } from "../publish/valued-people.ts";
import { bandOf } from "../score/tally.ts";
import { type ValueCell, valueCell } from "../score/value.ts";
import type { ValueView } from "./value-view.ts";

/**
 * Someone in a cell. `before` is their cell in the round before; `new` where they did not answer it or their value was not known; null where that round keeps
 * nobody's name, as one that was brought in from elsewhere.
 */
export interface PersonByValue {
  readonly name: string | null;
  readonly score: number;
  readonly value: number;
  readonly before: ValueCell | "new" | null;
}

/** What listing takes. */
export interface PeopleByValuePorts {
  readonly valuedPeople: ValuedPeople;
  readonly turns: Turns;
}

/** Gives at most `most` people of a cell, those worth most first. Reads the round page by page and keeps no more than it gives. */
export async function peopleByValue(
  ports: PeopleByValuePorts,
  view: ValueView,
  cell: ValueCell,
  most: number,
): Promise<readonly PersonByValue[]> {
  let kept: (Omit<PersonByValue, "before"> & { readonly personId: string })[] = [];
  await eachOf(ports, view.round.id, (person) => {
    const found = placed(person, view.threshold);
    if (found?.cell !== cell) return;
    const { personId, name, score } = person;
    kept.push({ personId, name, score, value: found.value });
    if (kept.length > 4 * most) kept = highest(kept, most);
  });
  kept = highest(kept, most);

  const before = new Map<string, ValueCell>();
  let isKept = false;
  if (view.previous !== null && kept.length > 0) {
    const wanted = new Set(kept.map(({ personId }) => personId));
    const threshold = view.otherThreshold ?? view.threshold;
    await eachOf(ports, view.previous.id, (person) => {
      isKept = true;
      const found = wanted.has(person.personId) ? placed(person, threshold) : null;
      if (found !== null) before.set(person.personId, found.cell);
    });
  }
  const without = isKept ? "new" : null;
  return kept.map(({ personId, ...person }) => ({ ...person, before: before.get(personId) ?? without }));
}

function placed({ score, groups }: ValuedPerson, threshold: number) {
  const worth = worthOf(groups);
  return worth === null
    ? null
    : { cell: valueCell(bandOf(score), worth.value, threshold), value: worth.value };
}

async function eachOf(
  { valuedPeople, turns }: PeopleByValuePorts,
  roundId: string,
  take: (person: ValuedPerson) => void,
): Promise<void> {
  let from: string | null = null;
  do {
    const page: Awaited<ReturnType<ValuedPeople["page"]>> = await valuedPeople.page(roundId, from);
    for (const person of page.people) take(person);
    from = page.next;
    await turns.next();
  } while (from !== null);
}

function highest<Person extends { readonly value: number; readonly personId: string }>(
  people: readonly Person[],
  most: number,
): Person[] {
  return [...people].sort((a, b) => b.value - a.value || (a.personId < b.personId ? -1 : 1)).slice(0, most);
}
