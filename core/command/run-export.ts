// Hands a survey's results out to a manager, as far as they may see them.
import { managerOf } from "../digest/for-reader.ts";
import { type ExportFormat, type GatheredExport, gatherExport } from "../exchange/export-survey.ts";
import type { Survey } from "../survey/survey.ts";
import type { Commanding } from "./commanding.ts";
import type { ExportCommand } from "./export-grammar.ts";
import { nearest } from "./nearest.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";

// What a chat takes as a file, with room to spare: the command line knows no such limit.
const MOST = { rounds: 520, answers: 50_000 };
const USUAL: ExportFormat = "html";

/** Gathers the export of a survey, of the one with the newest round where none is named. What was handed out stands in the log. */
export async function runExport(
  ports: CommandPorts,
  of: Commanding,
  wish: ExportCommand,
): Promise<CommandOutcome | { readonly kind: "export"; readonly gathered: GatheredExport }> {
  const { actor, now } = of;
  const survey = await surveyOf(ports, of, wish.survey);
  if (survey === null) return { kind: "no-digest", open: null, asked: false };
  if ("known" in survey) {
    const { known } = survey;
    return { kind: "unknown-survey", key: wish.survey, known, nearest: nearest(wish.survey ?? "", known) };
  }
  const format = wish.format ?? USUAL;
  const reader = managerOf(actor);
  const gathered = await gatherExport(ports, { survey, format, reader, now, most: MOST });
  if (gathered.newest === null) return { kind: "no-digest", open: null, asked: false, survey: survey.key };
  await record(ports, actor, "results-exported", { survey: survey.key, format }, now);
  return { kind: "export", gathered };
}

async function surveyOf(
  { surveys, publications }: CommandPorts,
  { organization }: Commanding,
  key: string | null,
): Promise<Survey | null | { readonly known: readonly string[] }> {
  if (key !== null) {
    const found = await surveys.byKey(organization.id, key);
    return found ?? { known: (await surveys.all(organization.id)).map((survey) => survey.key) };
  }
  const newest = await publications.latest(organization.id);
  return newest === null ? null : surveys.byId(newest.surveyId);
}
