// A draft back in the words of the grammar: what a preview shows, to be sent again as a command.
import { namesOf } from "../ask/audience-name.ts";
import { DRAFT_DEFAULTS } from "../ask/draft.ts";
import type { AudienceSource, Place } from "../ports.ts";
import type { PendingDraft } from "./plan.ts";
import type { SaidAudience, SaidPlace, ScheduleSpec } from "./schedule-spec.ts";

/** Gives the spec that composes this draft again wherever it is said; `survey` is its survey's key. */
export function specOf({ draft, promise, edited }: PendingDraft, survey: string): ScheduleSpec {
  const { audience, audienceName, digest } = draft;
  const said = saidOf(audience, audienceName);
  const channel = digest?.channel ?? null;
  const key = edited?.key ?? draft.key;
  return {
    survey,
    cadence: draft.cadence,
    zone: draft.zone,
    ...(draft.localTime === undefined ? {} : { localTime: draft.localTime }),
    ...(said === null ? {} : { audience: said }),
    ...(draft.mode === undefined || draft.mode === DRAFT_DEFAULTS.mode ? {} : { mode: draft.mode }),
    ...(draft.closes === undefined ? {} : { closes: draft.closes }),
    ...(draft.reminders === undefined ? {} : { reminders: draft.reminders }),
    digestChannel:
      channel === null
        ? { kind: "none" }
        : {
            kind: "channel",
            reference: { id: channel.externalId, name: nameOf(channel.name, channel.externalId) },
          },
    // Without a channel the digest's time means nothing.
    ...(digest?.at === undefined || channel === null ? {} : { digestAt: digest.at }),
    ...(draft.panels === undefined || draft.panels === 1 ? {} : { panels: draft.panels }),
    ...(draft.gapDays === undefined ? {} : { gapDays: draft.gapDays }),
    promise,
    ...(draft.openDigest === false ? { openDigest: false } : {}),
    ...(draft.catchUp === undefined || draft.catchUp === DRAFT_DEFAULTS.catchUp
      ? {}
      : { catchUp: draft.catchUp }),
    ...(key === undefined || (key === survey && edited === null) ? {} : { key }),
  };
}

function saidOf(audience: AudienceSource, name: string): SaidAudience | null {
  if (audience.kind === "events") return null;
  if (audience.kind !== "combined") return saidPlace(audience, name);
  const names = namesOf(audience, name);
  const said = (places: readonly Place[], all: readonly string[]): readonly SaidPlace[] =>
    places.map((place, at) => saidPlace(place, all[at] ?? ""));
  const { not, where, samplePercent } = audience;
  return {
    kind: "combined",
    in: said(audience.in, names.in),
    ...(not.length === 0 ? {} : { not: said(not, names.not) }),
    ...(where.length === 0 ? {} : { where }),
    ...(samplePercent === null ? {} : { samplePercent }),
  };
}

function saidPlace(place: Place, name: string): SaidPlace {
  if (place.kind === "everyone") return place;
  return { kind: place.kind, reference: { id: place.externalId, name: nameOf(name, place.externalId) } };
}

function nameOf(name: string, id: string): string | null {
  return name === id || name === "" ? null : name.replace(/^[#@]/, "");
}
