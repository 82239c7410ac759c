// Which groups are one and the same, however they are named.
import type { Scope } from "../people/person.ts";
import type { DigestGroupTrend } from "./digest-history.ts";

/** A group, with one value an attribute. */
export type ChosenGroup = Pick<DigestGroupTrend, "attributes" | "group">;

/** Gives the group that a segment, as goals and roles name it, stands for. */
export function groupNamed({ attribute, group }: Scope): ChosenGroup {
  return { attributes: [attribute], group: [group] };
}

/** Says whether a segment stands for a group. */
export function isOfGroup(segment: Scope, group: ChosenGroup): boolean {
  return isSameGroup(groupNamed(segment), group);
}

/** Says whether two stand for the same group. */
export function isSameGroup(one: ChosenGroup, other: ChosenGroup): boolean {
  const key = ({ attributes, group }: ChosenGroup) => JSON.stringify([attributes, group]);
  return key(one) === key(other);
}
