// Writes a schedule in the words that the grammar reads: what a preview shows to be sent again, and what a draft is kept as.

import type { AttributeCondition } from "../ports.ts";
import { writePlace } from "./reference.ts";
import type { SaidAudience, SaidChannel, SaidPlace, ScheduleSpec } from "./schedule-spec.ts";
import { writeCadence } from "./spec-cadence.ts";
import { writeMoment } from "./spec-moment.ts";

/** Gives the words of a schedule; reading them gives the same schedule again. */
export function formatScheduleSpec(spec: ScheduleSpec): string {
  const { reminders } = spec;
  return [
    spec.survey === undefined ? null : `survey ${spec.survey}`,
    spec.cadence === undefined ? null : writeCadence(spec.cadence),
    spec.zone === undefined ? null : writeZone(spec.zone),
    spec.localTime === undefined ? null : spec.localTime ? "local" : "together",
    spec.audience === undefined ? null : writeAudience(spec.audience),
    spec.mode === "link" ? "as link" : (spec.mode ?? null),
    spec.closes === undefined ? null : `close ${writeMoment(spec.closes)}`,
    ...(reminders?.map((moment) => `remind ${writeMoment(moment)}`) ?? []),
    reminders?.length === 0 ? "remind none" : null,
    ...writeDigest(spec),
    spec.digestLocale === undefined ? null : `language ${spec.digestLocale === "en" ? "en" : "zh"}`,
    spec.panels === undefined ? null : `panels ${spec.panels}`,
    spec.gapDays === undefined ? null : `gap ${spec.gapDays}d`,
    spec.promise ?? null,
    spec.openDigest === undefined ? null : `visible ${spec.openDigest ? "asked" : "managers"}`,
    spec.catchUp === undefined ? null : `catchup ${spec.catchUp}`,
    spec.key === undefined ? null : `key ${spec.key}`,
  ]
    .filter((part) => part !== null)
    .join(" ");
}

// A slash tells a zone by itself.
function writeZone(zone: string): string {
  return zone.includes("/") ? zone : `zone ${zone}`;
}

function writeDigest({ digestChannel: channel, digestAt }: ScheduleSpec): readonly string[] {
  const place = channel === undefined ? null : writeChannel(channel);
  const moment = digestAt === undefined ? null : writeMoment(digestAt);
  // Nothing may stand behind "none" that could be read as belonging to it.
  if (channel?.kind === "none" && moment !== null) return [`digest ${place}`, `digest ${moment}`];
  const said = [place, moment].filter((part) => part !== null);
  return said.length === 0 ? [] : [`digest ${said.join(" ")}`];
}

function writeAudience(audience: SaidAudience): string {
  if (audience.kind === "everyone") return placeWord(audience);
  if (audience.kind !== "combined") return `in ${placeWord(audience)}`;
  const { in: places, not, where, samplePercent } = audience;
  const listed = (all: readonly SaidPlace[]): string => all.map(placeWord).join(" ");
  return [
    places === undefined ? null : `in ${listed(places)}`,
    not === undefined ? null : `not ${not.length === 0 ? "none" : listed(not)}`,
    where === undefined ? null : `where ${where.length === 0 ? "none" : where.map(writeCondition).join(" ")}`,
    samplePercent === undefined ? null : `sample ${samplePercent === null ? "all" : `${samplePercent}%`}`,
  ]
    .filter((part) => part !== null)
    .join(" ");
}

/** Writes a condition as it is typed: "office=Berlin,Munich"; quoted where a space would end it. */
export function writeCondition({ key, values }: AttributeCondition): string {
  const bare = values.map((value) => value.replace(/["|\u201C\u201D]/g, ""));
  // A bar parts values that have commas of their own; at the end it keeps a single one whole.
  const list = bare.some((value) => /[,\uFF0C]/.test(value)) ? `${bare.join("|")}|` : bare.join(",");
  const written = `${key}=${list}`;
  if (/\s/.test(key)) return `"${written}"`;
  return /^[\p{L}\p{N}._,|-]+$/u.test(list) ? written : `${key}="${list}"`;
}

function placeWord(place: SaidPlace): string {
  if (place.kind === "here") return "here";
  if (place.kind === "everyone") return place.guests ? "everyone guests" : "everyone";
  return writePlace(place.kind, place.reference);
}

function writeChannel(channel: SaidChannel): string {
  return channel.kind === "channel" ? writePlace("channel", channel.reference) : channel.kind;
}
