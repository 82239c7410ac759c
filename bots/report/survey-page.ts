// A survey as a page: the newest digest with everything behind it, and all rounds in a table.

import type { GatheredExport } from "../../core/exchange/export-survey.ts";
import type { ExportedRound } from "../../core/exchange/survey-export.ts";
import type { Part } from "../../core/message.ts";
import { displayScore } from "../../core/score/score.ts";
import { wallTime } from "../../core/time.ts";
import { type Copy, copyFor } from "../copy/copy.ts";
import { actionParts } from "../copy/managing/digest-actions.ts";
import { sectionParts, sectionsOf } from "../copy/managing/digest-details.ts";
import { headlineParts, titleOf } from "../copy/managing/digest-headline.ts";
import { reasonParts } from "../copy/managing/digest-reason.ts";
import { groupWords, rangeOf } from "../copy/managing/digest-words.ts";
import { page } from "./page.ts";
import { type DrawSvg, escaped, partsHtml, tableHtml } from "./page-parts.ts";

/** For whom a page is made. */
export interface PageReader {
  readonly copy: Copy;
  readonly organization: { readonly name: string; readonly zone: string };
  readonly command: string;
  readonly now: Date;
}

/** Gives the page of an export that has at least one round. */
export async function surveyPage(
  { data, newest }: GatheredExport,
  reader: PageReader,
  draw: DrawSvg,
): Promise<string> {
  const { now, organization, command } = reader;
  const copy = copyFor(reader.copy.locale, data.survey.relation);
  const words = copy.exporting.page;
  const when = `${copy.format.day(now, organization.zone, new Date(0))} ${copy.format.time(now, organization.zone)}`;
  const parts: (readonly [string, readonly Part[]])[] = [];
  if (newest !== null) {
    const top = [
      ...headlineParts(newest, { now }, copy),
      ...reasonParts(newest, copy),
      ...actionParts(newest, { mayAct: false, command }, copy),
    ];
    parts.push(["", top]);
    for (const section of sectionsOf(newest)) {
      const shown = sectionParts(section, newest, { now, command }, copy, { drawn: "picture", whole: true });
      parts.push([copy.managing.details.sections[section], shown]);
    }
  }
  const title = newest === null ? data.survey.key : titleOf(newest, copy, now);
  const scope =
    data.scope === null
      ? ""
      : `<p class="soft">${escaped(words.scoped({ attribute: data.scope.attribute, group: groupWords([data.scope.group], copy) }))}</p>`;
  const sections: string[] = [];
  for (const [name, shown] of parts) {
    const html = await partsHtml(shown, 3, draw);
    sections.push(name === "" ? html : `<section><h2>${escaped(name)}</h2>\n${html}</section>`);
  }
  const body = [
    `<header><h1>${escaped(title)}</h1>`,
    `<p class="soft">${escaped(words.made({ when, organization: organization.name }))}</p>${scope}</header>`,
    ...sections,
    roundsHtml(data.rounds, copy, organization.zone),
    `<p class="note">${escaped(words.foot)}</p>`,
  ].join("\n");
  return page({ title, language: copy.locale, body });
}

function roundsHtml(rounds: readonly ExportedRound[], copy: Copy, zone: string): string {
  const words = copy.exporting.page;
  const { columns } = words;
  const rows = rounds
    .toReversed()
    .map(({ digest }) => [
      `${wallTime(new Date(digest.round.opensAt), zone).slice(0, 10)}${digest.imported === true ? "*" : ""}`,
      digest.withheld ? words.withheld : digest.display,
      digest.interval === null ? "–" : rangeOf(digest),
      answeredWords(digest, copy),
      changeWords(digest.change),
    ]);
  const hasImported = rounds.some(({ digest }) => digest.imported === true);
  const notes = [words.changeNote, ...(hasImported ? [words.importedNote] : [])];
  const note = `<p class="note">${notes.map(escaped).join("<br>")}</p>`;
  const table = tableHtml(
    [columns.week, columns.score, columns.interval, columns.answered, columns.change],
    rows,
  );
  return `<section><h2>${escaped(words.allRounds)}</h2>\n${table}${note}</section>`;
}

// The words for each verdict would not fit beside the figures on a phone.
const VERDICTS = { up: "▲ ", down: "▼ ", "within-noise": "", "too-few": "" } as const;

function changeWords(change: ExportedRound["digest"]["change"]): string {
  return change === null ? "–" : `${VERDICTS[change.verdict]}${displayScore(change.delta)}`;
}

function answeredWords(digest: ExportedRound["digest"], { format, exporting }: Copy): string {
  const { answered, invited, responseRate } = digest;
  if (answered === null) return "–";
  if (invited === null || responseRate === null) return format.number(answered);
  return exporting.page.of({
    ...{
      answered: format.number(answered),
      invited: format.number(invited),
      percent: format.percent(responseRate),
    },
  });
}
