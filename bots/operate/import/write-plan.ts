// Writes what an import has planned: the survey if need be, a round a week, the note that this file was taken, and a line in the log.
import { basename } from "node:path";
import { SurveyError } from "../../../core/errors.ts";
import { pastScheduleOf, writePastWeek } from "../../../core/exchange/past-weeks.ts";
import type { Staging } from "../../../core/exchange/ports.ts";
import type { AttributeDefinition } from "../../../core/people/attribute.ts";
import { BY_OPERATOR } from "../../../core/people/change.ts";
import { systemRandom } from "../../clock.ts";
import { createLanguage } from "../../words/language.ts";
import type { ImportCommand, Opened } from "./given.ts";
import type { ImportPlan } from "./report.ts";
import { makeSurvey, type SurveyFor } from "./survey-for.ts";
import { progressBar } from "./terminal.ts";

/** Writes a plan; gives how many rounds and answers were written. What another import has written meanwhile is left. */
export async function writePlan(
  of: ImportCommand,
  { store, organization }: Opened,
  staging: Staging,
  {
    plan,
    found,
    definitions,
    hash,
    now,
  }: {
    readonly plan: ImportPlan;
    readonly found: Extract<SurveyFor, { kind: "there" | "new" }>;
    readonly definitions: readonly AttributeDefinition[];
    readonly hash: string;
    readonly now: Date;
  },
): Promise<{ readonly written: number; readonly answers: number; readonly number: number | null }> {
  const { copy } = of;
  const words = copy.operating.answers;
  const attributes = definitions.map(({ key }) => key);
  await store.roster.ensureDefined(definitions);
  const wish = { key: plan.survey, attributes, now };
  const survey = await makeSurvey(store, organization, found, wish);
  if (survey === null) throw new SurveyError("internal", { what: "survey-not-made" });
  const schedule = await store.imports.pastSchedule(pastScheduleOf(survey, { zone: plan.zone, now }));
  const { id: importId, number } = await store.imports.start({
    ...{ organizationId: organization.id, surveyId: survey.id },
    ...{ fileHash: hash, file: basename(plan.file), at: now },
  });
  const ports = {
    ...store,
    random: systemRandom,
    language: createLanguage(),
    minGroup: of.config().minGroup,
  };
  const weeks = plan.weeks.filter(({ leftOut }) => leftOut === null);
  const all = weeks.reduce((sum, { answers }) => sum + answers, 0);
  const bar = progressBar(of, (drawn, share, count) =>
    words.progress({
      ...{ what: words.writing, bar: drawn, percent: copy.format.percent(share) },
      count: copy.format.number(count),
    }),
  );
  let [written, answers, shown, done] = [0, 0, 0, 0];
  for (const week of weeks) {
    const past = { organization, survey, schedule, week, attributes, importId, now, zone: plan.zone };
    const publication = await writePastWeek(ports, staging, past);
    if (publication !== null) {
      written += 1;
      answers += week.answers;
      if (publication.figures.kind === "shown") shown += week.answers;
    }
    done += week.answers;
    bar.step(done / all, done);
  }
  bar.end();
  await store.imports.finish(importId);
  await store.people.record(organization.id, {
    at: now,
    actorPersonId: null,
    what: "answers-imported",
    // Everyone reads the log: less the weeks that are shown, a sum of all would tell how many answered in one that is withheld.
    details: { survey: survey.key, rounds: written, answers: shown, ...BY_OPERATOR },
  });
  return { written, answers, number };
}
