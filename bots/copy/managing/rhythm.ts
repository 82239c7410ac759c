// When and whom, in words: cadences, moments, audiences.

import { namesOf } from "../../../core/ask/audience-name.ts";
import type { Cadence } from "../../../core/ask/cadence.ts";
import type { ChannelRef, LocalMoment, NewSchedule } from "../../../core/ask/schedule.ts";
import type { AudienceSource, Place } from "../../../core/ports.ts";
import type { Copy } from "../copy.ts";
import type { Reader } from "./reader.ts";

const HOURS_A_DAY = 24;

/** Gives a cadence in words, without its zone: "every Tuesday at 10:00". */
export function rhythm(cadence: Cadence, copy: Copy): string {
  const words = copy.managing.schedules;
  const { format } = copy;
  if (cadence.kind === "cron") return words.cron({ expression: cadence.expression });
  const { at } = cadence;
  if (cadence.kind === "weekly") {
    const day = format.weekday(cadence.day);
    return cadence.everyWeeks === 1
      ? words.weekly({ day, at })
      : words.everyWeeks({ count: format.number(cadence.everyWeeks), day, at });
  }
  const day = cadence.day === 31 ? words.lastDay : words.dayOfMonth({ day: cadence.day });
  if (cadence.kind === "monthly") return words.monthly({ day, at });
  // Any day in the middle of the month has its name.
  const month = format.month(new Date(Date.UTC(2024, (cadence.month ?? 1) - 1, 15)), "UTC");
  return cadence.kind === "quarterly"
    ? words.quarterly({ day, month, at })
    : words.yearly({ day, month, at });
}

/** Gives a moment of a round in words: "Friday 12:00", "after 3 days". */
export function momentWords(moment: LocalMoment, copy: Copy): string {
  const words = copy.managing.schedules;
  const { format } = copy;
  if (moment.kind === "weekday") return words.onWeekday({ day: format.weekday(moment.day), at: moment.at });
  const { hours } = moment;
  if (hours === 0) return words.atOnce;
  return hours % HOURS_A_DAY === 0
    ? words.afterDays({ count: format.number(hours / HOURS_A_DAY) })
    : words.afterHours({ count: format.number(hours) });
}

/** Gives an audience in words: "everyone", "#general". */
export function audienceWords(
  {
    audience,
    audienceName,
    mode,
  }: Pick<NewSchedule, "audience" | "audienceName"> & {
    readonly mode?: NewSchedule["mode"] | undefined;
  },
  copy: Copy,
  platform: Reader["platform"],
): string {
  const words = copy.managing.schedules;
  if (audience.kind === "combined") return combinedWords(audience, audienceName, copy, platform);
  if (mode === "link") return words.byLink;
  if (audience.kind === "events") return copy.managing.events.audience({ touchpoint: audienceName });
  if (audience.kind === "everyone") return audience.guests ? words.everyoneAndGuests : words.everyone;
  return audience.kind === "group"
    ? words.group({ name: audienceName })
    : placeWords(audienceName, copy, platform);
}

function combinedWords(
  audience: Extract<AudienceSource, { kind: "combined" }>,
  audienceName: string,
  copy: Copy,
  platform: Reader["platform"],
): string {
  const words = copy.managing.audiences;
  const names = namesOf(audience, audienceName);
  const listed = (places: readonly Place[], all: readonly string[]): string =>
    copy.format.list(
      places.map((place, at) =>
        audienceWords({ audience: place, audienceName: all[at] ?? "" }, copy, platform),
      ),
    );
  const conditions = audience.where.map(({ key, values }) =>
    words.is({ key, values: values.reduce((one, other) => words.or({ one, other })) }),
  );
  let said = listed(audience.in, names.in);
  if (audience.not.length > 0) {
    said = words.without({ audience: said, places: listed(audience.not, names.not) });
  }
  if (conditions.length > 0) {
    said = words.where({
      audience: said,
      conditions: conditions.reduce((one, other) => words.both({ one, other })),
    });
  }
  if (audience.samplePercent === null) return said;
  return words.share({ audience: said, percent: copy.format.number(audience.samplePercent) });
}

/** Gives a channel's name as its platform writes it: "#general" on Slack, the group's title on Telegram. */
export function placeWords(name: string, copy: Copy, platform: Reader["platform"]): string {
  const words = copy.managing.schedules;
  return platform === "slack" ? words.channel({ name: name.replace(/^#/, "") }) : words.chat({ name });
}

/** Gives the digest's channel and time in words. */
export function digestWords(
  digest: { readonly channel: ChannelRef | null; readonly at: LocalMoment },
  copy: Copy,
  reader: Pick<Reader, "platform" | "command">,
): string {
  const words = copy.managing.schedules;
  if (digest.channel === null)
    return words.digestNowhere({ command: reader.command, place: words.place[reader.platform] });
  const channel = placeWords(digest.channel.name, copy, reader.platform);
  return words.digestTo({ channel, at: momentWords(digest.at, copy) });
}
