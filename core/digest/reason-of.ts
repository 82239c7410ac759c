// The one sentence of why, and the one thing to do: what the figures support best, and nothing where they support nothing.
import { SIGNIFICANCE } from "../score/change.ts";
import { roundAway } from "../score/score.ts";
import type { Digest, DigestEdit } from "./digest.ts";
import type { DigestCell, DigestDriver, DigestImportance, DigestTheme } from "./digest-sections.ts";

type Weighed = DigestImportance["drivers"][number];

/** What goes with a score best. It stands beside it; what causes what, no survey tells. */
export type Reason =
  /** A group that moved, by more than chance explains among all that were compared. */
  | { readonly kind: "group"; readonly attributes: readonly string[]; readonly cell: DigestCell }
  /** A rated driver that surely explains more than the others. */
  | { readonly kind: "weight"; readonly driver: Weighed }
  /** A theme that one side speaks of more often than chance explains. */
  | { readonly kind: "theme"; readonly theme: DigestTheme }
  /** A ticked driver that one side names more often than chance explains among all drivers. */
  | { readonly kind: "lift"; readonly driver: DigestDriver };

/** What to do next, as far as the figures point anywhere. */
export type Next =
  | { readonly kind: "fix"; readonly driver: Weighed }
  | { readonly kind: "theme"; readonly theme: DigestTheme }
  /** A ticked driver that those with low scores name more often than chance explains among all drivers. */
  | { readonly kind: "lift"; readonly driver: DigestDriver }
  /** A group that fell beyond chance, and no figure says why; or rose, and others may learn from it. */
  | { readonly kind: "ask-group" | "learn-from-group"; readonly cell: DigestCell }
  /** Nearly all of a few gave 0–6, and no figure may say more. */
  | { readonly kind: "ask-what" }
  /** The score surely fell, or rose, and no figure says why. */
  | { readonly kind: "ask-why" | "ask-better" }
  /** It surely moved, and so did what was asked or whom: only rounds that are asked alike tell which it was. */
  | { readonly kind: "ask-alike" }
  /** There is no score: too few answered. */
  | { readonly kind: "more-answers" }
  /** So few answered that the score says little, or so small a part of those asked that the others may think otherwise. */
  | { readonly kind: "surer" | "hear-more" }
  /** All of it was brought in from another tool. */
  | { readonly kind: "ask-here" }
  /** Nothing can be claimed yet. */
  | { readonly kind: "keep-asking" };

/** Below this share (0–1) of answers among those asked a digest asks for more of them before all else. A rule of thumb: what the silent think is no matter of chance. */
const LOW_RESPONSE = 0.2;

/** Gives the reason that is supported best: a group that moved the way the whole did, then what weighs on the score, then what one side speaks of or names. */
export function reasonOf(digest: Digest): Reason | null {
  if (digest.nps === null) return null;
  const moved = movedGroups(digest);
  const verdict = digest.change?.verdict;
  const along = moved.find(({ cell }) => cell.change?.verdict === verdict);
  if (along !== undefined) return along;
  const weight = digest.importance?.drivers.find(({ priority }) => priority === "fix");
  if (weight !== undefined) return { kind: "weight", driver: weight };
  const complaint = leaning(digest, "detractors");
  if (complaint !== undefined) return { kind: "theme", theme: complaint };
  const [lifted] = liftedDrivers(digest);
  if (lifted !== undefined) return { kind: "lift", driver: lifted };
  const [group] = moved;
  if (group !== undefined) return group;
  const praise = leaning(digest, "promoters");
  if (praise !== undefined) return { kind: "theme", theme: praise };
  const weighing = (wanted: Weighed["priority"]) =>
    digest.importance?.drivers.find(({ priority }) => priority === wanted);
  const kept = weighing("keep") ?? weighing("watch");
  return kept === undefined ? null : { kind: "weight", driver: kept };
}

/** Gives what to do next; null while a round is open, and where the figures point nowhere. */
export function nextOf(digest: Digest): Next | null {
  if (!digest.final) return null;
  if (isBounded(digest)) return { kind: "ask-what" };
  if (digest.nps === null) {
    if (isShort(digest)) return { kind: "more-answers" };
    return digest.pooled === null ? null : { kind: "keep-asking" };
  }
  const driver = digest.importance?.drivers.find(({ priority }) => priority === "fix");
  if (driver !== undefined) return { kind: "fix", driver };
  const theme = leaning(digest, "detractors");
  if (theme !== undefined) return { kind: "theme", theme };
  const lifted = liftedDrivers(digest).find(({ lift }) => lift !== null && lift.share < lift.other);
  if (lifted !== undefined) return { kind: "lift", driver: lifted };
  return nextOfChange(digest) ?? nextOfAnswers(digest);
}

/** Says whether a round that was asked here stands beside one that was brought in from another tool. */
export function isAfterImported({ imported, trend }: Pick<Digest, "imported" | "trend">): boolean {
  return imported !== true && trend.at(-2)?.imported === true;
}

/** Gives what was different about asking this round and the one before; null where nothing was, as far as is known. */
export function editedNow({
  edits = [],
  round,
}: Pick<Digest, "edits" | "round">): DigestEdit["changed"] | null {
  return edits.find((edit) => edit.round.id === round.id)?.changed ?? null;
}

function nextOfChange(digest: Digest): Next | null {
  const { verdict, delta } = digest.change ?? { verdict: null, delta: 0 };
  // Of very many answers the test finds what nobody would notice.
  const isMove = (verdict === "up" || verdict === "down") && roundAway(delta) !== 0;
  if (isMove && (editedNow(digest) !== null || isAfterImported(digest))) return { kind: "ask-alike" };
  const moved = movedGroups(digest);
  const fallen = moved.find(({ cell }) => cell.change?.verdict === "down");
  if (fallen !== undefined) return { kind: "ask-group", cell: fallen.cell };
  if (isMove) return { kind: verdict === "down" ? "ask-why" : "ask-better" };
  const [risen] = moved;
  return risen === undefined ? null : { kind: "learn-from-group", cell: risen.cell };
}

function nextOfAnswers({ imported, pooled, method, ...alone }: Digest): Next {
  const { answered, responseRate } = pooled ?? alone;
  if (imported === true) return { kind: "ask-here" };
  if ((answered ?? 0) < method.changeFrom && responseRate !== 1) return { kind: "surer" };
  return { kind: responseRate !== null && responseRate < LOW_RESPONSE ? "hear-more" : "keep-asking" };
}

/** Says whether a round shows that its score is at most some number, and nothing else. */
export function isBounded({
  nps,
  withheld,
  answered,
}: Pick<Digest, "nps" | "withheld" | "answered">): boolean {
  return nps === null && !withheld && answered === null;
}

// Said of every such round alike. What another tool asked, nobody can ask again; and where panels are added up, the headline has a score.
function isShort({ withheld, answered, imported, pooled }: Digest): boolean {
  return (withheld || answered === 0) && imported !== true && pooled === null;
}

/** Gives the ticked drivers that one side names more often than chance explains, the surest first. */
export function liftedDrivers({ drivers }: Pick<Digest, "drivers">): readonly DigestDriver[] {
  return drivers
    .filter(({ lift }) => lift !== null && lift.adjusted < SIGNIFICANCE)
    .sort((a, b) => (a.lift?.adjusted ?? 1) - (b.lift?.adjusted ?? 1));
}

function movedGroups({ segments }: Digest): readonly Extract<Reason, { kind: "group" }>[] {
  return segments
    .flatMap(({ attributes, cells }) => cells.map((cell) => ({ kind: "group", attributes, cell }) as const))
    .filter(({ cell }) => cell.change?.verdict === "up" || cell.change?.verdict === "down")
    .sort((a, b) => (a.cell.change?.p ?? 1) - (b.cell.change?.p ?? 1));
}

function leaning(
  { themes = [] }: Pick<Digest, "themes">,
  lean: "promoters" | "detractors",
): DigestTheme | undefined {
  return themes.filter((theme) => theme.lean === lean).sort((a, b) => b.people - a.people)[0];
}
