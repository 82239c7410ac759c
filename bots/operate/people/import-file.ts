// Imports a list of people: looks at all of it first, tells what it would change, and writes only what it was told to.

import { MOST_ATTRIBUTES } from "../../../core/people/attribute-value.ts";
import {
  type ColumnFault,
  type Columns,
  nobodySeen,
  planRows,
  type RowFault,
  type RowPlan,
  readColumns,
} from "../../../core/people/import-people.ts";
import type { Account } from "../../../core/people/person.ts";
import type { Store } from "../../../core/store.ts";
import { type CsvFault, type CsvForm, csvForm, csvRows } from "./read-csv.ts";

/** What the operator wants. */
export interface ImportWanted {
  readonly file: string;
  readonly organizationId: string;
  /** Writes what is right; without it nothing is written. */
  readonly write: boolean;
  /** Writes the good rows although others are bad. */
  readonly skipBad: boolean;
}

/** One person who would be different. */
export interface PersonDifference {
  readonly line: number;
  readonly account: Account;
  readonly changes: readonly {
    readonly key: string;
    readonly before: string | null;
    readonly after: string;
  }[];
}

/** A row that cannot be taken. */
export interface BadRow {
  readonly line: number;
  readonly fault: RowFault;
}

/** What a list says, and what became of it. */
export interface ImportReport {
  readonly kind: "looked" | "written" | "refused";
  readonly form: CsvForm;
  readonly columns: Columns;
  readonly rows: number;
  /** People who are different for it, and those of whom everything was known. */
  readonly changed: number;
  readonly same: number;
  readonly bad: number;
  /** The first of each. */
  readonly differences: readonly PersonDifference[];
  readonly badRows: readonly BadRow[];
}

/** Why nothing of a list can be read. */
export type ImportFault = CsvFault | ColumnFault | { readonly kind: "too-many"; readonly most: number };

const FIRST_CHANGES = 10;
const FIRST_BAD = 50;

/** Reads a list twice: once to tell what it would change and what is wrong with it, and once more to write that. */
export async function importFile(
  store: Pick<Store, "roster" | "people" | "turns">,
  wanted: ImportWanted,
): Promise<ImportReport | { readonly kind: "fault"; readonly fault: ImportFault }> {
  const form = await csvForm(wanted.file);
  if ("kind" in form) return { kind: "fault", fault: form };
  const definitions = await store.roster.definitions(wanted.organizationId);
  const look = await walk(store, wanted, form, definitions, async () => {}, new Set());
  if ("kind" in look) return { kind: "fault", fault: look };
  const created = look.columns.attributes.filter(({ isNew }) => isNew);
  if (definitions.length + created.length > MOST_ATTRIBUTES) {
    return { kind: "fault", fault: { kind: "too-many", most: MOST_ATTRIBUTES } };
  }
  const { contradicted, ...told } = look;
  if (!wanted.write) return { kind: "looked", form, ...told };
  if (look.bad > 0 && !wanted.skipBad) return { kind: "refused", form, ...told };

  await store.roster.ensureDefined(created.map(({ definition }) => definition));
  const write = async (plans: readonly Taken[]): Promise<void> => {
    await store.roster.changeAttributes(
      plans.map(({ account, set }) => ({ personId: account.personId, set })),
    );
    const emails = plans.flatMap(({ account, email }) =>
      email === null ? [] : [[account.id, email] as const],
    );
    await store.roster.setEmails(new Map(emails));
  };
  const again = await walk(store, wanted, form, definitions, write, contradicted);
  if ("kind" in again) return { kind: "fault", fault: again };
  return { kind: "written", form, ...told };
}

type Taken = Extract<RowPlan, { kind: "person" }>;

type Walked = Omit<ImportReport, "kind" | "form"> & { readonly contradicted: ReadonlySet<string> };

/** Goes through a file a part at a time; `left` are people of whom it says two things, so that nothing of them counts. */
async function walk(
  { roster, people, turns }: Pick<Store, "roster" | "people" | "turns">,
  { file, organizationId }: ImportWanted,
  form: CsvForm,
  definitions: Awaited<ReturnType<Store["roster"]["definitions"]>>,
  take: (plans: readonly Taken[]) => Promise<void>,
  left: ReadonlySet<string>,
): Promise<Walked | ImportFault> {
  const seen = nobodySeen();
  const differences: PersonDifference[] = [];
  const badRows: BadRow[] = [];
  const differing = new Set<string>();
  let columns: Columns | null = null;
  let [rows, changed, same, bad] = [0, 0, 0, 0];
  for await (const part of csvRows(file, form)) {
    if ("kind" in part) return part;
    let body = part;
    if (columns === null) {
      const [header, ...rest] = part;
      const read = readColumns(header?.cells ?? [], definitions, organizationId);
      if ("kind" in read) return read;
      columns = read;
      body = rest;
    }
    rows += body.length;
    // Reading and parsing the part has taken its time.
    await turns.next();
    const plans = await planRows(roster, organizationId, columns, body, seen);
    for (const plan of plans) {
      if (plan.kind !== "bad") continue;
      bad += 1;
      if (badRows.length < FIRST_BAD) badRows.push({ line: plan.line, fault: plan.fault });
    }
    const taken = plans.filter((plan) => plan.kind === "person" && !left.has(plan.account.personId));
    const good = taken as readonly Taken[];
    const known = await people.attributes(good.map(({ account }) => account.personId));
    for (const plan of good) {
      const difference = differenceOf(plan, known.get(plan.account.personId) ?? {});
      if (difference.changes.length === 0 && plan.email === null) {
        same += 1;
        continue;
      }
      changed += 1;
      differing.add(plan.account.personId);
      if (differences.length < FIRST_CHANGES) differences.push(difference);
    }
    await take(good);
  }
  if (columns === null) return { kind: "empty" };
  // The first row about someone who is contradicted later was counted as good before that was known.
  for (const [personId, { line, key }] of seen.contradicted) {
    if (left.has(personId)) continue;
    bad += 1;
    const first = seen.firstOf.get(personId)?.line ?? line;
    if (badRows.length < FIRST_BAD) {
      badRows.push({ line: first, fault: { kind: "contradiction", first: line, key } });
    }
    if (differing.has(personId)) changed -= 1;
    else same -= 1;
  }
  const shown = differences.filter(({ account }) => !seen.contradicted.has(account.personId));
  return {
    ...{ columns, rows, changed, same, bad },
    badRows: badRows.toSorted((one, other) => one.line - other.line),
    differences: shown,
    contradicted: new Set(seen.contradicted.keys()),
  };
}

function differenceOf(
  { line, account, set }: Taken,
  known: Readonly<Record<string, string>>,
): PersonDifference {
  const changes = Object.entries(set)
    .filter(([key, after]) => known[key] !== after)
    .map(([key, after]) => ({ key, before: known[key] ?? null, after }));
  return { line, account, changes };
}
