// A random share of an audience, drawn anew for each round, and the same again when its opening is taken up after a crash.
import type { AudienceSource } from "../ports.ts";
import { hashOf } from "./text-hash.ts";

/** Gives how many of `people` a sample asks: the share of all of them, at least one of any. */
export function sampleSize(people: number, percent: number | null): number {
  if (percent === null || people === 0) return people;
  return Math.max(1, Math.round((people * percent) / 100));
}

/** Gives the share that an audience is sampled to; null where all are asked. */
export function samplePercentOf(audience: AudienceSource): number | null {
  return audience.kind === "combined" ? audience.samplePercent : null;
}

/**
 * Draws `size` of these people. `seed` is the round's id, which is chance itself: everyone's place in the draw follows from it and from who they are, so
 * that whoever joins or leaves between two attempts moves nobody else.
 */
export function draw(personIds: readonly string[], size: number, seed: string): ReadonlySet<string> {
  if (size >= personIds.length) return new Set(personIds);
  const places = personIds.map((id) => ({ id, place: hashOf(`${seed} ${id}`) }));
  places.sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1));
  return new Set(places.slice(0, size).map(({ id }) => id));
}
