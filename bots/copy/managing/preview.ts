// What a schedule would do, read before it is saved, and what it does once it is.

import type { Preview } from "../../../core/ask/preview.ts";
import { samplePercentOf } from "../../../core/ask/sample.ts";
import type { NewSchedule } from "../../../core/ask/schedule.ts";
import { formatScheduleSpec } from "../../../core/command/format-spec.ts";
import type { DraftPreview, ScheduleLine } from "../../../core/command/outcome.ts";
import type { Reference } from "../../../core/command/reference.ts";
import type { SaidPlace, ScheduleSpec } from "../../../core/command/schedule-spec.ts";
import { specOf } from "../../../core/command/spec-of.ts";
import type { Button, Message, Part } from "../../../core/message.ts";
import type { Platform } from "../../../core/ports.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import type { Survey, SurveyPromise } from "../../../core/survey/survey.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import { editParts } from "./edits.ts";
import { joined } from "./joined.ts";
import { linkButton } from "./link-button.ts";
import { outlookParts, roundLines } from "./outlook.ts";
import type { Reader } from "./reader.ts";
import { audienceWords, digestWords, momentWords, rhythm } from "./rhythm.ts";

const MINUTE = 60;
const HOUR = 3600;

/** Gives the preview of a draft with Save, Change, what its advice offers, and Discard. */
export function previewMessage(of: DraftPreview, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const { pending, survey } = of;
  const title =
    pending.edited === null
      ? words.previewTitle({ survey: survey.key })
      : words.previewTitleEdit({ key: pending.edited.key });
  const command = `${reader.command} schedule ${formatScheduleSpec(asTyped(specOf(pending, survey.key), reader.platform))}`;
  return {
    text: `${title}. ${words.previewText}`,
    parts: [
      { kind: "heading", text: title },
      ...editParts(of, reader),
      ...previewParts(
        of.schedule,
        of.preview,
        { promise: pending.promise, changes: of.newPromise, survey },
        reader,
      ),
      { kind: "buttons", buttons: previewButtons(of, copy) },
      { kind: "footnote", text: words.asCommand({ command }) },
    ],
  };
}

/** Names channels as people type them: Slack's by name (Slack itself turns that into an id), Telegram's groups by the id, which is all that finds them. */
function asTyped(spec: ScheduleSpec, platform: Platform): ScheduleSpec {
  const typed = ({ id, name }: Reference): Reference => {
    if (id === null || name === null) return { id, name };
    if (platform === "telegram") return { id, name: null };
    return /^[\p{L}\p{N}\p{M}_.-]+$/u.test(name) ? { id: null, name } : { id, name };
  };
  const { audience, digestChannel } = spec;
  const place = (said: SaidPlace): SaidPlace =>
    said.kind === "channel" ? { ...said, reference: typed(said.reference) } : said;
  return {
    ...spec,
    ...(audience === undefined
      ? {}
      : {
          audience:
            audience.kind === "combined"
              ? {
                  ...audience,
                  ...(audience.in === undefined ? {} : { in: audience.in.map(place) }),
                  ...(audience.not === undefined ? {} : { not: audience.not.map(place) }),
                }
              : place(audience),
        }),
    ...(digestChannel?.kind === "channel"
      ? { digestChannel: { ...digestChannel, reference: typed(digestChannel.reference) } }
      : {}),
  };
}

/** Gives the parts that tell what a schedule would do. */
export function previewParts(
  schedule: NewSchedule,
  preview: Preview,
  of: { readonly promise: SurveyPromise; readonly changes: SurveyPromise | null; readonly survey: Survey },
  reader: Reader,
): readonly Part[] {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const { format } = copy;
  const dates = preview.next
    .filter(({ blackout }) => blackout === undefined)
    .map(({ opensAt }) => format.date(opensAt, schedule.zone));
  const free = preview.next.flatMap(({ opensAt, blackout }) =>
    blackout === undefined
      ? []
      : [
          words.listSkipped({
            day: format.day(opensAt, schedule.zone, reader.now),
            name: blackout === "" ? words.unnamedBlackout : blackout,
          }),
        ],
  );
  const rhythmIn = schedule.localTime === true ? words.rhythmLocal : words.rhythmLine;
  const when = capitalised(rhythmIn({ rhythm: rhythm(schedule.cadence, copy), zone: schedule.zone }));
  const lines = [
    when,
    whomLine(schedule, preview, copy, reader),
    closingLine(schedule, copy),
    digestWords(schedule.digest, copy, reader),
    gapLine(schedule, copy),
    promiseLine(of, reader, copy),
  ];
  // Where the rounds follow one by one, their dates stand there.
  const isListed =
    free.length === 0 &&
    preview.next.every(({ plan }) => plan !== null) &&
    roundLines(schedule, preview, of.promise, reader, copy).length > 0;
  return [
    paragraph(lines.join("\n")),
    paragraph(
      [
        ...(isListed ? [] : [words.next({ dates: [...dates, ...free].join(" · ") })]),
        ...(schedule.mode === "link"
          ? []
          : [sendingLine(preview, copy), expectation(schedule, preview, copy)]),
      ].join("\n"),
    ),
    ...outlookParts(schedule, preview, of.promise, reader, copy),
    ...preview.advice.map((advice) => paragraph(`⚠ ${words.advice[advice]}`)),
  ];
}

/** Gives what was saved, and when it asks first. */
export function savedMessage(
  of: { readonly line: ScheduleLine; readonly isNew: boolean; readonly announced: boolean },
  reader: Reader,
): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.schedules;
  const { schedule, nextAt } = of.line;
  const when = nextAt === null ? null : copy.format.moment(nextAt, schedule.zone, reader.now);
  const told = say(
    of.isNew ? words.saved({ key: schedule.key }) : words.savedChange({ key: schedule.key }),
    ...(when === null ? [] : [of.isNew ? words.savedNext({ when }) : words.savedNextRound({ when })]),
    ...(of.announced ? [words.announced({ place: words.place[reader.platform] })] : []),
  );
  if (schedule.mode !== "link") return told;
  return { ...told, parts: [...told.parts, { kind: "buttons", buttons: [linkButton(schedule.id, copy)] }] };
}

/** Gives a duration in words, rounded up to what a person would say. */
export function duration(seconds: number, copy: Copy): string {
  const words = copy.managing.schedules;
  if (seconds < MINUTE) return words.seconds;
  if (seconds < HOUR) return words.minutes({ count: copy.format.number(Math.ceil(seconds / MINUTE)) });
  return words.hours({ count: copy.format.number(Math.ceil(seconds / HOUR)) });
}

function sendingLine({ sendingSeconds, isLearntPace }: Preview, copy: Copy): string {
  const time = duration(sendingSeconds, copy);
  const { outlook, schedules } = copy.managing;
  return isLearntPace ? outlook.sendingLearnt({ time }) : schedules.sending({ time });
}

function whomLine(schedule: NewSchedule, preview: Preview, copy: Copy, reader: Reader): string {
  const words = copy.managing.schedules;
  const { format } = copy;
  const audience = audienceWords(schedule, copy, reader.platform);
  const people = format.number(preview.people);
  if (schedule.mode === "link") return words.linkWhom;
  if (preview.population === "open") return words.whomCrowd({ audience, people });
  const how =
    schedule.mode === "post" ? words.inPost({ place: words.place[reader.platform] }) : words.inPrivate;
  if (schedule.panels <= 1) {
    const whom = words.whom({ audience, people });
    const { min } = preview.asked;
    if (samplePercentOf(schedule.audience) === null) return joined(copy, whom, how);
    return joined(
      copy,
      joined(copy, whom, copy.managing.audiences.sampled({ asked: format.number(min) })),
      how,
    );
  }
  const { min, max } = preview.asked;
  const asked = min === max ? format.number(min) : `${format.number(min)}–${format.number(max)}`;
  const panels = format.number(schedule.panels);
  return joined(copy, words.whomPanels({ audience, people, panels, asked }), how);
}

function closingLine(schedule: NewSchedule, copy: Copy): string {
  const words = copy.managing.schedules;
  const moments = schedule.reminders.map((moment) => momentWords(moment, copy));
  const reminders =
    moments.length === 0 ? words.noReminders : words.reminders({ moments: copy.format.list(moments) });
  return words.closes({ closes: momentWords(schedule.closes, copy), reminders });
}

function gapLine(schedule: NewSchedule, copy: Copy): string {
  const words = copy.managing.schedules;
  const gap =
    schedule.gapDays === 0 ? words.noGap : words.gap({ days: copy.format.number(schedule.gapDays) });
  return joined(copy, gap, schedule.openDigest ? words.visibleAsked : words.visibleManagers);
}

function promiseLine(
  { promise, changes, survey }: { promise: SurveyPromise; changes: SurveyPromise | null; survey: Survey },
  reader: Reader,
  copy: Copy,
): string {
  const words = copy.managing.schedules;
  const said =
    promise === "anonymous"
      ? words.promiseAnonymous({ k: copy.format.number(reader.k) })
      : words.promiseAttributed;
  return changes === null ? said : joined(copy, said, words.promiseChanges({ survey: survey.key }));
}

function expectation(schedule: NewSchedule, preview: Preview, copy: Copy): string {
  const words = copy.managing.schedules;
  const { format } = copy;
  const { answered, halfWidth } = preview.expected;
  if (halfWidth === null) return words.expectNothing;
  const of = { answered: format.number(answered), margin: format.number(Math.round(halfWidth)) };
  const pooled = preview.pooled?.halfWidth ?? null;
  if (pooled === null) return words.expect(of);
  const panels = format.number(schedule.panels);
  return words.expectPooled({ ...of, pooled: format.number(Math.round(pooled)), panels });
}

function previewButtons({ token, preview, schedule }: DraftPreview, copy: Copy): readonly Button[] {
  const words = copy.managing.schedules;
  const { panels, gapDays } = preview.suggest;
  const adopt = (label: string, argument: string): Button => ({
    label,
    press: encodePress({ verb: VERBS.adopt, token, argument }),
    style: "primary",
  });
  const offers = [
    ...(panels === null || panels === schedule.panels
      ? []
      : [adopt(words.adoptPanels({ panels: copy.format.number(panels) }), `p${panels}`)]),
    ...(gapDays === null
      ? []
      : [adopt(words.adoptGap({ days: copy.format.number(gapDays) }), `g${gapDays}`)]),
  ];
  const save: Button = {
    label: words.saveButton,
    press: encodePress({ verb: VERBS.save, token }),
    style: "primary",
  };
  const saveAnyway: Button = {
    label: words.saveAnywayButton,
    press: encodePress({ verb: VERBS.save, token }),
  };
  return [
    ...(preview.advice.length === 0 ? [save] : [...offers, saveAnyway]),
    { label: words.changeButton, press: encodePress({ verb: VERBS.form, token }) },
    { label: words.discardButton, press: encodePress({ verb: VERBS.discard, token }) },
  ];
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
