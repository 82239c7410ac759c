// What an edit changes for whom, and what someone else has changed meanwhile, in words.
import { DRAFT_DEFAULTS } from "../../../core/ask/draft.ts";
import type { Fields, ScheduleField } from "../../../core/ask/schedule-fields.ts";
import type { EditDifference, Overtaken } from "../../../core/command/edit-draft.ts";
import type { DraftPreview } from "../../../core/command/outcome.ts";
import type { Part } from "../../../core/message.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph } from "../say.ts";
import type { Reader } from "./reader.ts";
import { audienceWords, momentWords, placeWords, rhythm } from "./rhythm.ts";

/** Gives the parts of an edit's preview that tell what it changes; none for a new schedule. */
export function editParts(of: DraftPreview, reader: Reader): readonly Part[] {
  const { difference, overtaken } = of;
  return [
    ...(overtaken === null ? [] : overtakenParts(overtaken, of, reader)),
    ...(difference === null ? [] : differenceParts(difference, of, reader)),
  ];
}

function overtakenParts(
  { by, theirs, both, before, now }: Overtaken,
  { pending }: DraftPreview,
  reader: Reader,
): readonly Part[] {
  const copy = copyFor(reader.locale);
  const words = copy.managing.edits;
  const who = by ?? words.overtakenSomeone;
  const names = { before: words.surveyGone, after: words.surveyGone };
  const changes = theirs.map((field) => changed(field, before, now, names, reader)).join("\n");
  const told = [words.overtaken({ who, key: pending.edited?.key ?? "" }), words.theirs({ changes })];
  const fields = copy.format.list(both.map((field) => words.fields[field]));
  return [paragraph([...told, ...(both.length === 0 ? [] : [words.both({ fields })])].join("\n"))];
}

function differenceParts(difference: EditDifference, of: DraftPreview, reader: Reader): readonly Part[] {
  const copy = copyFor(reader.locale);
  const { format } = copy;
  const words = copy.managing.edits;
  const { before, fields, dates, people, open, since } = difference;
  if (fields.length === 0) return [paragraph(words.nothing)];
  const names = { before: difference.surveyBefore ?? words.surveyGone, after: of.survey.key };
  const written = (list: readonly Date[]): string =>
    list.map((date) => format.date(date, of.schedule.zone)).join(" · ");
  const lines = [
    words.title,
    ...fields.map((field) => `• ${changed(field, before, of.schedule, names, reader)}`),
  ];
  const told = [
    ...(dates === null || dates.gone.length === 0 ? [] : [words.datesGone({ dates: written(dates.gone) })]),
    ...(dates === null || dates.added.length === 0 ? [] : [words.datesNew({ dates: written(dates.added) })]),
    ...(people === null ? [] : [peopleLine(people, copy)]),
    before.state === "paused"
      ? words.paused
      : words.appliesFrom({ when: format.date(since, of.schedule.zone) }),
    ...(open === null ? [] : [words.openUntouched({ number: format.number(open.number) })]),
  ];
  return [paragraph(lines.join("\n")), paragraph(told.join("\n"))];
}

function peopleLine(people: Exclude<EditDifference["people"], null>, copy: Copy): string {
  const words = copy.managing.edits;
  if (people === "unseen") return words.whoUnknown;
  const { joining, leaving, staying } = people;
  const { number } = copy.format;
  return words.whoChanges({
    joining: number(joining),
    leaving: number(leaving),
    staying: number(staying),
  });
}

function changed(
  field: ScheduleField,
  before: Fields,
  after: Fields,
  surveys: { readonly before: string; readonly after: string },
  reader: Reader,
): string {
  const words = copyFor(reader.locale).managing.edits;
  return words.changed({
    field: words.fields[field],
    before: field === "survey" ? surveys.before : valueWords(field, before, reader),
    after: field === "survey" ? surveys.after : valueWords(field, after, reader),
  });
}

function valueWords(field: Exclude<ScheduleField, "survey">, of: Fields, reader: Reader): string {
  const copy = copyFor(reader.locale);
  const words = copy.managing.edits;
  const { schedules } = copy.managing;
  const { format } = copy;
  switch (field) {
    case "cadence":
      return rhythm(of.cadence, copy);
    case "zone":
      return of.zone;
    case "localTime":
      return of.localTime === true ? words.ofEachPerson : words.ofScheduleZone;
    case "audience":
      return audienceWords(of, copy, reader.platform);
    case "mode": {
      const place = schedules.place[reader.platform];
      return words.modes[of.mode ?? DRAFT_DEFAULTS.mode]({ place });
    }
    case "panels": {
      const panels = of.panels ?? DRAFT_DEFAULTS.panels;
      return panels === 1 ? words.noPanels : words.panels({ count: format.number(panels) });
    }
    case "gap": {
      const days = of.gapDays ?? DRAFT_DEFAULTS.gapDays;
      return days === 0 ? words.none : words.days({ count: format.number(days) });
    }
    case "closes":
      return momentWords(of.closes ?? DRAFT_DEFAULTS.closes, copy);
    case "reminders": {
      const moments = (of.reminders ?? DRAFT_DEFAULTS.reminders).map((moment) => momentWords(moment, copy));
      return moments.length === 0 ? words.none : format.list(moments);
    }
    case "digest": {
      const channel = of.digest?.channel ?? null;
      if (channel === null) return words.none;
      const language = copy.managing.commands.surveyLanguage[channel.locale];
      return words.channelIn({ channel: placeWords(channel.name, copy, reader.platform), language });
    }
    case "digestAt":
      return momentWords(of.digest?.at ?? DRAFT_DEFAULTS.digestAt, copy);
    case "visible":
      return (of.openDigest ?? DRAFT_DEFAULTS.openDigest) ? words.visibleAsked : words.visibleManagers;
    case "catchUp":
      return words.catchUp[of.catchUp ?? DRAFT_DEFAULTS.catchUp];
  }
}
