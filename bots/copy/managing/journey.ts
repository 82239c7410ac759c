// The journey as managers read it: a map in its order, a table with the worst drop first.
import type { JourneyOutcome } from "../../../core/command/journey-outcome.ts";
import { type JourneyStop, journeyChart, worstFirst } from "../../../core/digest/journey.ts";
import type { Message, Part } from "../../../core/message.ts";
import { displayScore, roundAway } from "../../../core/score/score.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import { joined } from "./joined.ts";
import type { Reader } from "./reader.ts";

/** Says what came of a wish about the journey. */
export function journeyMessage(outcome: JourneyOutcome, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.journey;
  switch (outcome.kind) {
    case "journey":
      return outcome.stops.length === 0
        ? say(words.empty({ command: reader.command }))
        : shown(outcome.stops, outcome.mayOrder, copy, reader);
    case "ordered":
      return say(words.ordered({ names: outcome.names.join(words.between) }));
    case "unknown-stop": {
      const { name, known, nearest } = outcome;
      if (known.length === 0) return say(words.empty({ command: reader.command }));
      const meant = nearest === null ? [] : [copy.managing.commands.meant({ nearest })];
      return say(words.unknownStop({ name, known: copy.format.list(known) }), ...meant);
    }
    case "stop-twice":
      return say(words.twice({ name: outcome.name }));
  }
}

function shown(stops: readonly JourneyStop[], mayOrder: boolean, copy: Copy, reader: Reader): Message {
  const words = copy.managing.journey;
  const isPublished = stops.some(({ round }) => round !== null);
  const { name, score, answers, change } = words.columns;
  const table: Part = {
    kind: "table",
    columns: [name, score, answers, change],
    rows: worstFirst(stops).map((stop) => row(stop, copy)),
  };
  return {
    text: words.title,
    parts: [
      { kind: "heading", text: words.title },
      ...(isPublished ? [paragraph(verdicts(stops, copy))] : [paragraph(words.nothing)]),
      ...map(stops, copy),
      table,
      ...(isPublished ? [footnote(legend(stops, copy)), footnote(newest(stops, copy, reader))] : []),
      ...notes(stops, copy).map(footnote),
      ...(mayOrder && stops.length > 1 ? [footnote(howOrder(stops, copy, reader))] : []),
    ],
  };
}

function verdicts(stops: readonly JourneyStop[], copy: Copy): string {
  const words = copy.managing.journey;
  const lines = worstFirst(stops).flatMap(({ change, figures, name, ...stop }) => {
    if (change === null || figures === null) return [];
    const isAlone = stop.imported !== true && stop.previous?.imported === true;
    const but = stop.edited !== undefined ? words.butEdited : isAlone ? words.butImported : "";
    const said = { name, points: points(Math.abs(change.delta), copy), display: figures.display };
    if (change.verdict === "down") return [joined(copy, words.fallen(said), but)];
    return change.verdict === "up" ? [joined(copy, words.risen(said), but)] : [];
  });
  return lines.length === 0 ? words.steady : lines.join("\n");
}

function row(stop: JourneyStop, copy: Copy): readonly string[] {
  const words = copy.managing.journey;
  const name = words.stop({
    number: copy.format.number(stop.number),
    name: stop.paused ? words.paused({ name: stop.name }) : stop.name,
  });
  const { figures } = stop;
  if (figures === null) return [name, displayScore(null), words.noRound, ""];
  return [name, score(figures, words), answers(figures, copy), change(stop)];
}

function score(figures: NonNullable<JourneyStop["figures"]>, words: Copy["managing"]["journey"]): string {
  const { interval, display } = figures;
  if (interval === null) return display;
  return words.range({ display, low: displayScore(interval.low), high: displayScore(interval.high) });
}

function answers(figures: NonNullable<JourneyStop["figures"]>, { managing, format }: Copy): string {
  const { answered, invited } = figures;
  const words = managing.journey;
  if (answered === null) return words.withheld;
  if (invited === null) return format.number(answered);
  return words.of({ answered: format.number(answered), invited: format.number(invited) });
}

function change({ change: found }: JourneyStop): string {
  if (found === null) return displayScore(null);
  const mark = { up: "▲", down: "▼", "within-noise": "≈", "too-few": "?" }[found.verdict];
  return `${displayScore(found.delta)} ${mark}`;
}

function map(stops: readonly JourneyStop[], copy: Copy): readonly Part[] {
  const words = copy.managing.journey;
  const chart = journeyChart(stops);
  if (chart === null) return [];
  const said = stops.map(({ number, name, figures }) =>
    words.chartStop({
      number: copy.format.number(number),
      name,
      display: figures?.display ?? displayScore(null),
    }),
  );
  return [{ kind: "chart", alt: words.chartAlt({ stops: copy.format.list(said) }), chart }];
}

// Only the marks that stand there.
function legend(stops: readonly JourneyStop[], { managing, locale }: Copy): string {
  const words = managing.journey;
  const shown = stops.filter(({ round }) => round !== null);
  const kinds = new Set(
    shown.map(({ change: found }) => {
      if (found === null) return "none";
      return found.verdict === "up" || found.verdict === "down" ? "moved" : found.verdict;
    }),
  );
  const marks = (["moved", "within-noise", "too-few", "none"] as const).filter((kind) => kinds.has(kind));
  return [words.order, ...marks.map((kind) => words.marks[kind])].join(locale === "zh-CN" ? "" : " ");
}

// What a reader has to know before taking a difference for a change of mood.
function notes(stops: readonly JourneyStop[], { managing, format }: Copy): readonly string[] {
  const { edited, imported, importedBefore } = managing.journey;
  const of = (say: (p: { names: string }) => string, belongs: (stop: JourneyStop) => boolean) => {
    const names = stops.filter(belongs).map(({ name }) => name);
    return names.length === 0 ? [] : [say({ names: format.list(names) })];
  };
  return [
    ...of(edited, (stop) => stop.edited !== undefined),
    ...of(imported, (stop) => stop.imported === true),
    ...of(importedBefore, ({ previous, ...stop }) => previous?.imported === true && stop.imported !== true),
  ];
}

function newest(stops: readonly JourneyStop[], copy: Copy, reader: Reader): string {
  const words = copy.managing.journey;
  const rounds = stops
    .flatMap(({ round }) => (round === null ? [] : [{ at: new Date(round.closesAt), zone: round.zone }]))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const days = rounds.map(({ at, zone }) => copy.format.day(at, zone, reader.now));
  const [from = "", to = from] = [days[0], days.at(-1)];
  return from === to ? words.newestOne({ day: from }) : words.newest({ from, to });
}

// The order as it stands: a reader only has to move the names about.
function howOrder(stops: readonly JourneyStop[], copy: Copy, { command }: Reader): string {
  const comma = copy.locale === "zh-CN" ? "、" : ", ";
  const names = stops.map(({ name }) => name).join(comma);
  return copy.managing.journey.howOrder({ command, names });
}

function points(value: number, { managing, format }: Copy): string {
  return managing.digest.points({ count: format.number(roundAway(value)) });
}

function footnote(text: string): Part {
  return { kind: "footnote", text };
}
