// What played a part, behind a digest's Details: what weighs on the score, what was ticked, and by whom.
import { priorityChart } from "../../../core/digest/charts-of.ts";
import type { DigestView } from "../../../core/digest/digest.ts";
import type { DigestDriver, DigestImportance } from "../../../core/digest/digest-sections.ts";
import { liftedDrivers } from "../../../core/digest/reason-of.ts";
import type { Part } from "../../../core/message.ts";
import { narrow } from "../../text/columns.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { besidesParts } from "./digest-besides.ts";
import { liftWords } from "./digest-reason.ts";
import { footnote, heading } from "./digest-words.ts";

const MOST_NAME = 12;

/** Gives what is known of drivers, ratings and the questions before the score. */
export function driverParts(view: DigestView, copy: Copy): readonly Part[] {
  const parts = [...weightParts(view, copy), ...tickParts(view, copy), ...besidesParts(view, copy)];
  return parts.length > 0 ? parts : [paragraph(copy.managing.details.noDrivers)];
}

function weightParts({ digest }: DigestView, copy: Copy): readonly Part[] {
  const words = copy.managing.details;
  const { importance } = digest;
  const { format } = copy;
  if (importance === undefined) {
    return (digest.ratings ?? []).length > 1 ? [footnote(words.notWeighed)] : [];
  }
  const { drivers } = importance;
  const name = (at: number) => drivers[at]?.label[copy.locale] ?? "";
  const points = drivers.map(({ share, mean }, at) =>
    words.priorityPoint({
      number: format.number(at + 1),
      driver: name(at),
      weight: format.percent(share),
      mean: mean.toFixed(1),
    }),
  );
  const chart = priorityChart(digest);
  const { driver, weight, interval, mean } = words.weighColumns;
  const alt = words.priorityAlt({ drivers: points.join(copy.locale === "en" ? "; " : "；") });
  return [
    heading(words.weighTitle),
    ...(chart === null ? [] : [{ kind: "chart" as const, alt, chart }]),
    {
      kind: "table",
      columns: [driver, weight, interval, mean],
      rows: drivers.map((one, at) => [
        narrow(`${format.number(at + 1)} ${name(at)}`, MOST_NAME),
        format.percent(one.share),
        `${whole(one.low)}–${whole(one.high)}`,
        one.mean.toFixed(1),
      ]),
    },
    paragraph(todoLines(importance, copy).join("\n")),
    footnote(explained(importance, copy)),
  ];
}

function todoLines({ drivers }: DigestImportance, copy: Copy): readonly string[] {
  const { fix, keep, watch, later, unsure } = copy.managing.details;
  const named = (priority: DigestImportance["drivers"][number]["priority"]) =>
    drivers.filter((each) => each.priority === priority).map(({ label }) => label[copy.locale]);
  const line = (names: readonly string[], say: (p: { drivers: string }) => string) =>
    names.length === 0 ? [] : [say({ drivers: copy.format.list(names) })];
  return [
    ...line(named("fix"), fix),
    ...line(named("keep"), keep),
    ...line(named("watch"), watch),
    ...line(named("later"), later),
    ...line(named(null), unsure),
  ];
}

function explained({ answered, explained: share }: DigestImportance, copy: Copy): string {
  const words = copy.managing.details;
  const said = { explained: copy.format.percent(share) };
  return answered === null
    ? words.weighedUncounted(said)
    : words.weighed({ ...said, answered: copy.format.number(answered) });
}

function tickParts(view: DigestView, copy: Copy): readonly Part[] {
  const { answered, drivers } = view.digest;
  if (drivers.length === 0 || answered === null || answered === 0) return [];
  const words = copy.managing.details;
  const rows = drivers.map(({ label, count }) => ({
    label: label[copy.locale],
    share: count / answered,
    figure: copy.format.number(count),
  }));
  const lifted = liftedDrivers(view.digest).map((driver) => liftWords(driver, copy));
  const note =
    view.promise === "anonymous" ? [footnote(words.driversNote({ k: copy.format.number(view.k) }))] : [];
  return [
    heading(words.driversTitle),
    { kind: "meter", rows },
    ...splitTable(drivers, copy),
    ...(lifted.length === 0 ? [] : [paragraph(lifted.join("\n"))]),
    ...note,
  ];
}

function splitTable(drivers: readonly DigestDriver[], copy: Copy): readonly Part[] {
  const { splitTitle, splitColumns } = copy.managing.details;
  const known = drivers.filter(({ split }) => split !== null);
  if (known.length === 0) return [];
  const isWhole = known.every(({ split }) => split !== null && "detractors" in split);
  const { driver, low, middle, high, others } = splitColumns;
  const number = (count: number) => copy.format.number(count);
  const rows = known.flatMap(({ label, split }) => {
    if (split === null) return [];
    const name = narrow(label[copy.locale], MOST_NAME);
    const figures =
      "detractors" in split
        ? isWhole
          ? [split.detractors, split.passives, split.promoters]
          : [split.detractors + split.passives, split.promoters]
        : [split.others, split.promoters];
    return [[name, ...figures.map(number)]];
  });
  const columns = isWhole ? [driver, low, middle, high] : [driver, others, high];
  return [heading(splitTitle), { kind: "table", columns, rows }];
}

function whole(share: number): string {
  return String(Math.round(share * 100));
}
