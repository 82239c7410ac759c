// Who brings value and who does not, as managers read it, and the lists of those who may be listed.
import type { ValueOutcome } from "../../../core/command/journey-outcome.ts";
import type { PersonByValue } from "../../../core/digest/people-by-value.ts";
import { type ValueShare, type ValueView, valueChart } from "../../../core/digest/value-view.ts";
import type { Button, Message, Part } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";

/** Says what came of a wish about value. */
export function valueMessage(outcome: ValueOutcome, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.value;
  switch (outcome.kind) {
    case "value":
      return shown(outcome.view, outcome.mayList, copy, reader);
    case "people":
      return listed(outcome, copy);
    case "no-names":
      return say(words.noNames);
    case "no-value":
      return say(
        outcome.why === "anonymous"
          ? words.anonymous({ survey: outcome.survey ?? "" })
          : words.none({ command: reader.command }),
      );
  }
}

function shown(view: ValueView, mayList: boolean, copy: Copy, { command }: Reader): Message {
  const words = copy.managing.value;
  const { format } = copy;
  const { subject, threshold } = view;
  const day = dayOf(view.round.opensAt, view, copy);
  const title = view.final ? words.title({ subject, day }) : words.titleSoFar({ subject, day });
  const counts = { known: format.number(view.heads), unknown: format.number(view.unknown) };
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      paragraph([words.what({ threshold: format.number(threshold) }), words.known(counts)].join("\n")),
      ...picture(view, copy),
      table(view, copy),
      ...movement(view, copy),
      ...(view.cells.some(({ valueShare }) => valueShare === null) ? [footnote(words.noShares)] : []),
      paragraph([words.suggestions, ...suggestions(view.cells, copy)].join("\n")),
      footnote(words.thumb),
      ...(mayList ? lists(view, copy) : []),
      ...(mayList ? [footnote(words.howList({ command, survey: view.survey }))] : []),
      footnote(words.howThreshold({ command })),
    ],
  };
}

function picture(view: ValueView, copy: Copy): readonly Part[] {
  const words = copy.managing.value;
  const chart = valueChart(view);
  if (chart === null) return [];
  const cells = chart.cells.map(({ name, heads, value }) =>
    words.chartCell({ cell: name, people: copy.format.percent(heads), value: copy.format.percent(value) }),
  );
  return [{ kind: "chart", alt: words.chartAlt({ cells: copy.format.list(cells) }), chart }];
}

function table({ cells, previous }: ValueView, copy: Copy): Part {
  const { format, managing } = copy;
  const words = managing.value;
  const { name, people, value, before } = words.columns;
  return {
    kind: "table",
    columns: [name, people, value, ...(previous === null ? [] : [before])],
    rows: cells.map((cell) => [
      cell.name,
      words.people({ count: format.number(cell.heads), share: format.percent(cell.headShare) }),
      cell.valueShare === null ? format.number(cell.value) : format.percent(cell.valueShare),
      ...(previous === null ? [] : [beforeWords(cell, copy)]),
    ]),
  };
}

function beforeWords({ before }: ValueShare, { format, managing }: Copy): string {
  if (before === null) return "–";
  const people = format.percent(before.headShare);
  if (before.valueShare === null) return people;
  return managing.value.before({ people, value: format.percent(before.valueShare) });
}

function movement(view: ValueView, copy: Copy): readonly Part[] {
  const words = copy.managing.value;
  if (view.previous === null) return [];
  const { imported, opensAt } = view.previous;
  const said = imported === true ? words.movedSinceImported : words.moved;
  const moved = said({ day: dayOf(opensAt, view, copy) });
  const other =
    view.otherThreshold === null
      ? []
      : [words.otherThreshold({ threshold: copy.format.number(view.otherThreshold) })];
  return [footnote([moved, ...other].join(copy.locale === "zh-CN" ? "" : " "))];
}

// Whoever is dissatisfied and worth most comes first: that is where something is lost soonest.
const URGENT = ["C1", "B1", "A1", "A2", "B2", "C2"] as const;

function suggestions(cells: readonly ValueShare[], copy: Copy): readonly string[] {
  const words = copy.managing.value;
  return URGENT.flatMap((name) => {
    const count = cells.find((cell) => cell.name === name)?.heads ?? 0;
    if (count === 0) return [];
    const strategy = words.strategies[name];
    return [`• ${words.suggestion({ name: words.names[name], count: copy.format.number(count), strategy })}`];
  });
}

function lists(view: ValueView, copy: Copy): readonly Part[] {
  const buttons: readonly Button[] = view.cells
    .filter(({ heads }) => heads > 0)
    .map(({ name, heads }) => ({
      label: copy.managing.value.listButton({ cell: name, count: copy.format.number(heads) }),
      press: encodePress({ verb: VERBS.value, token: view.surveyId, argument: name }),
    }));
  return buttons.length === 0 ? [] : [{ kind: "buttons", buttons }];
}

function listed({ view, cell, people }: Extract<ValueOutcome, { kind: "people" }>, copy: Copy): Message {
  const words = copy.managing.value;
  const day = dayOf(view.round.opensAt, view, copy);
  const title = words.listTitle({ name: words.names[cell], day });
  const all = view.cells.find(({ name }) => name === cell)?.heads ?? 0;
  const more = all - people.length;
  const lines = people.map((person) => `• ${line(person, cell, copy)}`);
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      paragraph(lines.length === 0 ? words.listEmpty : lines.join("\n")),
      ...(more > 0 ? [paragraph(words.listMore({ count: copy.format.number(more) }))] : []),
      paragraph(words.strategies[cell]),
      footnote(words.private),
    ],
  };
}

function line(person: PersonByValue, cell: string, copy: Copy): string {
  const { format, managing } = copy;
  const words = managing.value;
  const said = words.listLine({
    name: person.name ?? words.nameless,
    score: format.number(person.score),
    value: format.number(person.value),
  });
  if (person.before === null || person.before === cell) return said;
  return person.before === "new"
    ? words.listNew({ line: said })
    : words.listMoved({ line: said, cell: person.before });
}

function dayOf(iso: string, { zone }: ValueView, copy: Copy): string {
  return copy.format.day(new Date(iso), zone);
}

function footnote(text: string): Part {
  return { kind: "footnote", text };
}
