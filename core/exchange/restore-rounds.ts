// Writes the rounds of an export as they were published: nothing is counted or decided anew.
import type { Organization } from "../people/person.ts";
import type { Random, Turns } from "../ports.ts";
import type { Survey } from "../survey/survey.ts";
import { pastScheduleOf } from "./past-weeks.ts";
import type { Imports } from "./ports.ts";
import type { ReadExport } from "./read-export.ts";

const CHUNK = 500;

/** Writes what is missing of an export's rounds, oldest first; gives how many that were, and how many were there already. */
export async function restoreRounds(
  ports: { readonly imports: Imports; readonly random: Pick<Random, "id">; readonly turns: Turns },
  of: {
    readonly organization: Organization;
    readonly survey: Survey;
    readonly rounds: ReadExport["rounds"];
    /** The import that brings them in. */
    readonly importId: string;
    readonly now: Date;
  },
  step: (done: number) => void = () => {},
): Promise<{ readonly written: number; readonly there: number; readonly answers: number }> {
  const { imports, random, turns } = ports;
  const { survey, organization, now } = of;
  const rounds = of.rounds.toSorted(
    (one, other) => one.publication.opensAt.getTime() - other.publication.opensAt.getTime(),
  );
  let [written, there, answers] = [0, 0, 0];
  for (const { schedule: key, publication: before, frozen, comments } of rounds) {
    const past = `${key.replace(/-imported$/, "")}-imported`;
    const schedule = await imports.pastSchedule(
      pastScheduleOf(survey, { zone: before.zone, now, key: past }),
    );
    const own = { organizationId: organization.id, surveyId: survey.id, scheduleId: schedule.id };
    const publication = { ...before, ...own, surveyKey: survey.key };
    const round = await imports.restore(
      { publication, frozen: { ...frozen, surveyKey: survey.key } },
      schedule.id,
      of.importId,
    );
    if (round === null) {
      there += 1;
      continue;
    }
    // Read by their ids, they stand in the order in which they were handed out.
    const ids = comments.map(() => random.id()).sort();
    const kept = comments.map((comment, at) => ({ ...comment, id: ids[at] ?? random.id() }));
    for (let from = 0; from < kept.length; from += CHUNK) {
      await imports.keep(round.id, kept.slice(from, from + CHUNK));
      await turns.next();
    }
    if (await imports.publish({ ...publication, number: round.number }, kept.length)) {
      written += 1;
      answers += publication.answered;
    } else there += 1;
    step(written + there);
  }
  return { written, there, answers };
}
