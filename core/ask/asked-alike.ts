// Whether two rounds asked alike: marks for what people read before they answer, and for whom the schedule asks.
import type { AudienceSource, Place } from "../ports.ts";
import type { Frozen } from "../survey/survey.ts";
import { hashOf } from "./text-hash.ts";

/** Gives the mark of what is read before answering: what the question is about, question and anchors in each language, the promise, the questions before the score. */
export function wordingMark(
  frozen: Pick<Frozen, "subject" | "wording" | "promise" | "extras" | "touchpoint">,
): number {
  const { en, "zh-CN": zh } = frozen.wording;
  const background = (frozen.extras?.background ?? []).map(({ key, text, options }) => [
    ...[key, text.en, text["zh-CN"]],
    options.map((option) => [option.key, option.label.en, option.label["zh-CN"]]),
  ]);
  return markOf([
    ...[frozen.subject, frozen.touchpoint ?? "", frozen.promise],
    ...[en.question, en.anchors, zh.question, zh.anchors],
    background,
  ]);
}

/** Gives the mark of an audience: one place and the same place alone in a list are alike, in whatever order a list was said. */
export function audienceMark(audience: AudienceSource): number {
  if (audience.kind === "events") return markOf([audience.kind, audience.ruleId]);
  if (audience.kind !== "combined") return markOf([[placeText(audience)], [], [], null]);
  const { where, samplePercent } = audience;
  const conditions = where.map(({ key, values }) => JSON.stringify([key, values.toSorted()])).toSorted();
  return markOf([placeTexts(audience.in), placeTexts(audience.not), conditions, samplePercent]);
}

// Lists, whose order stands: a database may give the fields of an object in another one.
function markOf(parts: readonly unknown[]): number {
  return hashOf(JSON.stringify(parts));
}

function placeTexts(places: readonly Place[]): readonly string[] {
  return places.map(placeText).toSorted();
}

function placeText(place: Place): string {
  return JSON.stringify([place.kind, place.kind === "everyone" ? place.guests : place.externalId]);
}
