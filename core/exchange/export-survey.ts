// Gathers what is published of a survey for one reader: the digest of every round, and where names stay with answers, the answers.
import { passedOverInSteps } from "../ask/passed-over.ts";
import type { Schedules } from "../ask/ports.ts";
import type { DigestView } from "../digest/digest.ts";
import type { OwnSegment } from "../digest/for-reader.ts";
import { digestOf, type SomeDigestPorts } from "../digest/read-digest.ts";
import type { Turns } from "../ports.ts";
import type { Publication } from "../publish/publication.ts";
import type { Survey } from "../survey/survey.ts";
import { mask } from "../words/masking.ts";
import type { NamedAnswers } from "./ports.ts";
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportedAnswer,
  type ExportedPublication,
  type ExportedRound,
  type SurveyExport,
} from "./survey-export.ts";

export const EXPORT_FORMATS = ["csv", "json", "html"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What exporting takes from outside. */
export interface ExportPorts extends SomeDigestPorts {
  readonly schedules: Pick<Schedules, "byId">;
  readonly namedAnswers: NamedAnswers;
  readonly turns: Turns;
}

/** What is wanted. */
export interface ExportWish {
  readonly survey: Survey;
  readonly format: ExportFormat;
  readonly reader: "manager" | OwnSegment;
  readonly now: Date;
  /** How many rounds and answers at most, the newest rounds first. */
  readonly most: { readonly rounds: number; readonly answers: number };
}

/** What was gathered. */
export interface GatheredExport {
  readonly data: SurveyExport;
  /** The newest round as its digest shows it; null where nothing is published. */
  readonly newest: DigestView | null;
  readonly format: ExportFormat;
  /** False where there is more than was wanted at most. */
  readonly isWhole: boolean;
}

// What someone reads through on a page.
const MOST_COMMENTS_ON_PAGE = 2_000;

/** Gathers a survey's export, giving way between rounds. Everything in it went through the same sieve as the digest in chat. */
export async function gatherExport(ports: ExportPorts, wish: ExportWish): Promise<GatheredExport> {
  const { survey, reader, format, most, now } = wish;
  const scope = reader === "manager" ? null : reader.scope;
  const found = await ports.publications.ofSurvey(survey.id, most.rounds + 1);
  const publications = found.slice(0, most.rounds);
  const rounds: ExportedRound[] = [];
  const keys = new Map<string, string>();
  let newest: DigestView | null = null;
  for (const publication of publications) {
    const isNewest = newest === null;
    const comments = format === "json" ? Number.MAX_SAFE_INTEGER : isNewest ? MOST_COMMENTS_ON_PAGE : 0;
    const view = await digestOf(ports, publication, reader, {
      last: null,
      comments: { from: 0, most: comments },
    });
    newest ??= view;
    const round = scope === null ? await ports.rounds.byId(publication.roundId) : null;
    const schedule = keys.get(publication.scheduleId) ?? (await keyOf(ports, publication.scheduleId));
    keys.set(publication.scheduleId, schedule);
    rounds.unshift({
      schedule,
      digest: view.digest,
      ...(round === null ? {} : { publication: handedOut(publication), frozen: round.frozen }),
    });
    await ports.turns.next();
  }
  const named = survey.promise === "attributed" && scope === null && format !== "html";
  const answers = named ? await answersOf(ports, survey.id, most.answers) : null;
  const { id: _, organizationId: __, ...bare } = survey;
  return {
    data: {
      ...{
        format: EXPORT_FORMAT,
        version: EXPORT_VERSION,
        exportedAt: now.toISOString(),
        scope,
        survey: bare,
        rounds,
      },
      ...(answers === null ? {} : { answers: answers.read }),
    },
    newest,
    format,
    isWhole: found.length <= most.rounds && (answers === null || answers.isWhole),
  };
}

// A publication keeps how many answered where nobody may be told, and how many were passed over to the last one; anonymous ones of before also how themes divide.
function handedOut({ opensAt, closesAt, ...body }: Publication): ExportedPublication {
  const isShown = body.figures.kind === "shown";
  return {
    ...body,
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
    passedOver: passedOverInSteps(body.passedOver, body),
    ...(body.promise === "anonymous" && body.themes !== undefined
      ? { themes: body.themes.map(({ split: _, ...theme }) => theme) }
      : {}),
    answered: isShown ? body.answered : null,
    invited: isShown || body.population === "closed" ? body.invited : null,
  };
}

async function keyOf({ schedules }: ExportPorts, scheduleId: string): Promise<string> {
  return (await schedules.byId(scheduleId))?.key ?? "";
}

async function answersOf(
  { namedAnswers, turns }: ExportPorts,
  surveyId: string,
  most: number,
): Promise<{ readonly read: readonly ExportedAnswer[]; readonly isWhole: boolean }> {
  const read: ExportedAnswer[] = [];
  for (let from: string | null = null; ; ) {
    const page = await namedAnswers.page(surveyId, from);
    for (const { id: _, closesAt: __, opensAt, reason, improve, ...answer } of page.answers) {
      if (read.length === most) return { read: inOrder(read), isWhole: false };
      // As digests show them: who answered stands beside it, whom they wrote of does not.
      const words = { reason: masked(reason), improve: masked(improve) };
      read.push({ ...answer, ...words, opensAt: opensAt.toISOString() });
    }
    await turns.next();
    if (page.next === null) return { read: inOrder(read), isWhole: true };
    from = page.next;
  }
}

function masked(text: string | null): string | null {
  return text === null ? null : mask(text);
}

function inOrder(answers: readonly ExportedAnswer[]): readonly ExportedAnswer[] {
  return answers.toSorted((one, other) => one.round - other.round);
}
