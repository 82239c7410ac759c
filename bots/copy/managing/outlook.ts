// What the coming rounds will be: round by round, zone by zone, and which groups of people will stay withheld.
import { passedOverLines } from "../../../core/ask/passed-over.ts";
import type { Preview } from "../../../core/ask/preview.ts";
import type { ZoneMoment } from "../../../core/ask/round-outlook.ts";
import type { NewSchedule } from "../../../core/ask/schedule.ts";
import type { Outlook } from "../../../core/ask/segment-outlook.ts";
import type { Part } from "../../../core/message.ts";
import type { SurveyPromise } from "../../../core/survey/survey.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { attributeWords, groupWords } from "./digest-words.ts";
import { passedOverWords } from "./passed-over.ts";
import type { Reader } from "./reader.ts";
import { refusedWords } from "./round-words.ts";

const ZONES_SHOWN = 6;
const GROUPS_SHOWN = 8;

/** Gives the parts; none where the coming rounds are all alike and nothing is withheld. */
export function outlookParts(
  schedule: NewSchedule,
  preview: Preview,
  promise: SurveyPromise,
  reader: Reader,
  copy: Copy,
): readonly Part[] {
  const texts = [
    roundLines(schedule, preview, promise, reader, copy),
    momentLines(preview.moments, reader, copy),
    segmentLines(preview.outlook, copy),
  ];
  return texts.filter((lines) => lines.length > 0).map((lines) => paragraph(lines.join("\n")));
}

/** Gives when people are asked, zone by zone; nothing where all live in one, or are asked at once. */
export function momentLines(moments: readonly ZoneMoment[], reader: Reader, copy: Copy): readonly string[] {
  if (moments.length <= 1) return [];
  const words = copy.managing.outlook;
  const { format } = copy;
  const people = (count: number): string => copy.managing.schedules.people({ count: format.number(count) });
  const shown = moments.slice(0, ZONES_SHOWN);
  const more = moments.slice(ZONES_SHOWN);
  return [
    words.momentsTitle,
    ...shown.map(({ zone, at, people: count }) =>
      words.moment({ when: format.moment(at, zone, reader.now), zone, people: people(count) }),
    ),
    ...(more.length === 0
      ? []
      : [
          words.moreZones({
            zones: format.number(more.length),
            people: people(more.reduce((sum, each) => sum + each.people, 0)),
          }),
        ]),
  ];
}

/** Gives the coming rounds one by one; nothing where they are all alike. */
export function roundLines(
  schedule: NewSchedule,
  preview: Preview,
  promise: SurveyPromise,
  reader: Reader,
  copy: Copy,
): readonly string[] {
  const words = copy.managing.outlook;
  const { format } = copy;
  const { people } = copy.managing.schedules;
  const plans = preview.next.flatMap(({ plan }) => (plan === null ? [] : [plan]));
  const sizes = new Set(plans.map((plan) => (plan.kind === "people" ? plan.asked : plan.kind)));
  const isPlain = plans.every((plan) =>
    plan.kind === "people" ? plan.passedOver === 0 : plan.kind === "crowd" || plan.kind === "blackout",
  );
  if (plans.length === 0 || (isPlain && sizes.size <= 1)) return [];
  const lines = preview.next.flatMap(({ opensAt, plan }): readonly string[] => {
    const when = format.date(opensAt, schedule.zone);
    switch (plan?.kind) {
      case "people": {
        const line = words.people({ when, people: people({ count: format.number(plan.asked) }) });
        const over = passedOverWords(passedOverLines(plan.passedOverWhy, { promise, k: reader.k }), copy);
        return [over === null ? line : words.passed({ line, passed: over })];
      }
      case "crowd":
        return [words.crowd({ when, people: people({ count: format.number(plan.size) }) })];
      case "refused":
        return [words.refused({ when, why: refusedWords(plan.why, copy) })];
      default:
        // A day that is kept free is told among the dates.
        return [];
    }
  });
  return [words.title, ...lines];
}

// Sizes of groups stand nowhere here: beside the people that everyone knows they would tell who wants quiet.
function segmentLines({ segments, help }: Outlook, copy: Copy): readonly string[] {
  const words = copy.managing.outlook;
  const lines = segments.map(({ attributes, cells, isReadLater }): string => {
    const attribute = attributeWords(attributes, copy);
    if (cells.length === 0)
      return isReadLater === true ? words.segmentUnread({ attribute }) : words.segmentNone({ attribute });
    const withheld = cells.filter(({ isExpected }) => !isExpected);
    if (withheld.length === 0) return words.segmentFine({ attribute });
    const shown = withheld.slice(0, GROUPS_SHOWN).map(({ group }) => groupWords(group, copy));
    const more = withheld.length - shown.length;
    const rest = more === 0 ? [] : [words.moreGroups({ count: copy.format.number(more) })];
    return words.segmentWithheld({ attribute, groups: copy.format.list([...shown, ...rest]) });
  });
  return [...lines, ...help.map((each) => words.help[each])];
}
