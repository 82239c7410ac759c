// Keeping someone out of surveys at an admin's word, and letting them in again.
import { EVERY_SURVEY, NO_WISHES } from "../people/wish.ts";
import type { CommandPorts } from "./ports.ts";

type KeepingOut = Pick<CommandPorts, "people" | "surveys">;

/** Someone in their organization. */
interface Whom {
  readonly organizationId: string;
  readonly personId: string;
}

/** Keeps someone out of a survey; null means every survey, those that are made later too. What they wished themselves stays theirs. */
export async function keepOut(
  { people }: KeepingOut,
  { personId }: Whom,
  surveyId: string | null,
): Promise<void> {
  const { optedOut, keptOut } = (await people.wishes([personId])).get(personId) ?? NO_WISHES;
  const id = surveyId ?? EVERY_SURVEY;
  if (optedOut.includes(id) || keptOut.includes(id) || keptOut.includes(EVERY_SURVEY)) return;
  await people.setOptedOut(personId, id, true, "admin");
}

/** Lets someone into a survey again; null lets them into all that an admin kept them out of. What they wished themselves stays theirs. */
export async function letIn(ports: KeepingOut, whom: Whom, surveyId: string | null): Promise<void> {
  const { people } = ports;
  const { personId } = whom;
  if (surveyId !== null) await keepOutOfOthers(ports, whom, surveyId);
  const { keptOut } = (await people.wishes([personId])).get(personId) ?? NO_WISHES;
  for (const id of keptOut) {
    if (surveyId === null || id === surveyId) await people.setOptedOut(personId, id, false, "admin");
  }
}

/** Makes of “every survey” all the others that there are now, so that one can be asked again. */
export async function keepOutOfOthers(ports: KeepingOut, whom: Whom, surveyId: string): Promise<void> {
  const { people, surveys } = ports;
  const { personId, organizationId } = whom;
  const { optedOut, keptOut } = (await people.wishes([personId])).get(personId) ?? NO_WISHES;
  if (!keptOut.includes(EVERY_SURVEY)) return;
  // The others first: a crash in between must not have them asked.
  for (const { id } of await surveys.all(organizationId)) {
    if (id !== surveyId && !optedOut.includes(id)) await people.setOptedOut(personId, id, true, "admin");
  }
  await people.setOptedOut(personId, EVERY_SURVEY, false, "admin");
}
