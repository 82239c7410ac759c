// From when on an admin may erase someone who is still there: erasing takes people out of an audience, and nobody but they themselves may arrange that.
import { SurveyError } from "../errors.ts";
import { type GonePorts, isGone } from "./gone.ts";
import { LIKENESS_WINDOW_MS } from "./likeness.ts";
import type { Rounds } from "./ports.ts";

/** What deciding reads. */
export interface ErasablePorts extends GonePorts {
  readonly rounds: Pick<Rounds, "askedSince" | "joinedOrLeft">;
}

/**
 * Gives the end of the time in which the next anonymous audience is compared with one that this person was asked in: an erased person explains why two
 * audiences differ, and the difference of their scores would be this person's answer. Null where they may be erased at once: asked by no such round, or gone
 * from every platform, which explains the same. Where a platform does not answer, they count as there.
 */
export async function erasableFrom(
  ports: ErasablePorts,
  of: { readonly organizationId: string; readonly personId: string },
  now: Date,
): Promise<Date | null> {
  const since = new Date(now.getTime() - LIKENESS_WINDOW_MS);
  const recents = await ports.rounds.askedSince(of.organizationId, since);
  const last = recents
    .filter(({ promise, personIds }) => promise === "anonymous" && personIds.includes(of.personId))
    .at(-1);
  if (last === undefined) return null;
  if ((await ports.rounds.joinedOrLeft([of.personId], now)).has(of.personId)) return null;
  if (await isGone(ports, of, now).catch(unknown)) return null;
  return new Date(last.opensAt.getTime() + LIKENESS_WINDOW_MS);
}

function unknown(error: unknown): false {
  if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
  return false;
}
