// What a schedule keeps of how people call the places of its audience: one name, or those of all places in one line that can be taken apart again.
import type { AudienceSource } from "../ports.ts";

const JOIN = " + ";
const LEAVE_OUT = " − ";

/** The names of an audience's places, in their order. */
export interface PlaceNames {
  readonly in: readonly string[];
  readonly not: readonly string[];
}

/** Writes names as "all + sales − contractors". */
export function joinNames(names: PlaceNames): string {
  const plain = (name: string): string =>
    name.replaceAll(JOIN, " & ").replaceAll(LEAVE_OUT, " - ").trim() || "–";
  const joined = names.in.map(plain).join(JOIN);
  return [joined, ...names.not.map(plain)].join(LEAVE_OUT);
}

/** Reads what joinNames wrote; places whose names are not known get an empty one. */
export function namesOf(
  audience: Extract<AudienceSource, { kind: "combined" }>,
  audienceName: string,
): PlaceNames {
  const [joined = "", ...not] = audienceName.split(LEAVE_OUT);
  const names = joined.split(JOIN);
  return {
    in: audience.in.map((_, at) => names[at] ?? ""),
    not: audience.not.map((_, at) => not[at] ?? ""),
  };
}
