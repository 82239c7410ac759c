// Where a schedule asks and reports: what was said, as places that the platform knows.

import { joinNames, namesOf } from "../ask/audience-name.ts";
import type { DraftField } from "../ask/draft.ts";
import type { ChannelRef } from "../ask/schedule.ts";
import { SurveyError } from "../errors.ts";
import type { Organization } from "../people/person.ts";
import type { AttributeCondition, AudienceSource, ChannelInfo, Place } from "../ports.ts";
import type { ComposeOf, PlanProblem } from "./plan.ts";
import type { CommandPorts } from "./ports.ts";
import type { Reference } from "./reference.ts";
import type { SaidAudience, SaidChannel, SaidCombined, SaidPlace, ScheduleSpec } from "./schedule-spec.ts";

/** An audience and what people call it. */
export interface NamedAudience {
  readonly source: AudienceSource;
  readonly name: string;
}

/** What looking up takes: ports, the connection, and who says it where. */
export interface Lookup {
  readonly ports: CommandPorts;
  readonly connectionId: string;
  readonly of: ComposeOf;
}

/** What was looked for, or why it was not found. */
export type Found<Value> = { readonly value: Value } | { readonly problem: PlanProblem };

/** Gives the audience that was said, or what stands for it unsaid. */
export async function audienceOf(lookup: Lookup, said: SaidAudience | null): Promise<Found<NamedAudience>> {
  const { base } = lookup.of;
  if (said === null) {
    if (base !== null) return { value: { source: base.draft.audience, name: base.draft.audienceName } };
    return { value: everyone(false, lookup.of.organization) };
  }
  return said.kind === "combined" ? combinedOf(lookup, said) : placeOf(lookup, said);
}

/** Puts an audience of several parts together; what was left unsaid is as it was before, unless the places were said. */
async function combinedOf(lookup: Lookup, said: SaidCombined): Promise<Found<NamedAudience>> {
  const before = said.in === undefined ? combinedBefore(lookup) : null;
  const places = await placesOf(lookup, said.in ?? null);
  const not = await placesOf(lookup, said.not ?? null);
  if ("problem" in places) return places;
  if ("problem" in not) return not;
  const all = everyone(false, lookup.of.organization);
  const joined = places.value ?? before?.in ?? [all];
  const left = not.value ?? before?.not ?? [];
  const where = said.where ?? before?.where ?? [];
  const samplePercent =
    said.samplePercent === undefined ? (before?.samplePercent ?? null) : said.samplePercent;
  const [only, ...others] = joined;
  if (only !== undefined && others.length + left.length + where.length === 0 && samplePercent === null) {
    return { value: only };
  }
  const name = joinNames({ in: joined.map((each) => each.name), not: left.map((each) => each.name) });
  const sources = (named: readonly NamedPlace[]): readonly Place[] => named.map(({ source }) => source);
  const source = { kind: "combined" as const, in: sources(joined), not: sources(left), where, samplePercent };
  return { value: { source, name } };
}

interface NamedPlace extends NamedAudience {
  readonly source: Place;
}

interface Before {
  readonly in: readonly NamedPlace[];
  readonly not: readonly NamedPlace[];
  readonly where: readonly AttributeCondition[];
  readonly samplePercent: number | null;
}

function combinedBefore({ of: { base } }: Lookup): Before | null {
  if (base === null) return null;
  const { audience, audienceName } = base.draft;
  if (audience.kind === "events") return null;
  if (audience.kind !== "combined") {
    return { in: [{ source: audience, name: audienceName }], not: [], where: [], samplePercent: null };
  }
  const names = namesOf(audience, audienceName);
  const named = (places: readonly Place[], all: readonly string[]): readonly NamedPlace[] =>
    places.map((source, at) => ({ source, name: all[at] ?? "" }));
  const { where, samplePercent } = audience;
  return { in: named(audience.in, names.in), not: named(audience.not, names.not), where, samplePercent };
}

async function placesOf(
  lookup: Lookup,
  said: readonly SaidPlace[] | null,
): Promise<Found<readonly NamedPlace[] | null>> {
  if (said === null) return { value: null };
  const places: NamedPlace[] = [];
  for (const place of said) {
    const found = await placeOf(lookup, place);
    if ("problem" in found) return found;
    places.push(found.value);
  }
  return { value: places };
}

async function placeOf(lookup: Lookup, said: SaidPlace): Promise<Found<NamedPlace>> {
  const { place } = lookup.of;
  if (said.kind === "everyone") return { value: everyone(said.guests, lookup.of.organization) };
  if (said.kind === "here") {
    if (place.kind !== "channel") return { problem: wrong("audience", "here-is-private") };
    const name = place.name ?? place.externalId;
    return { value: { source: { kind: "channel", externalId: place.externalId }, name } };
  }
  const isGroup = said.kind === "group" && lookup.of.actor.platform === "slack";
  const found = await lookUp(lookup, isGroup ? "group" : "channel", said.reference, "audience");
  if ("problem" in found) return found;
  const { externalId, name } = found.value;
  return { value: { source: { kind: isGroup ? "group" : "channel", externalId }, name } };
}

/** Gives the channel for digests; null for none. */
export async function digestChannelOf(
  lookup: Lookup,
  spec: ScheduleSpec,
  audience: NamedAudience | null,
): Promise<Found<ChannelRef | null>> {
  const { base, organization, place } = lookup.of;
  const before = base?.draft.digest?.channel ?? null;
  const locale = spec.digestLocale ?? before?.locale ?? organization.locale;
  const ref = (externalId: string, name: string, threadId?: string): ChannelRef => ({
    connectionId: lookup.connectionId,
    externalId,
    ...(threadId === undefined ? {} : { threadId }),
    name,
    locale,
  });
  const said: SaidChannel | null = spec.digestChannel ?? null;
  if (said?.kind === "none") return { value: null };
  if (said?.kind === "here") {
    if (place.kind !== "channel") return { problem: wrong("digest", "here-is-private") };
    return { value: ref(place.externalId, place.name ?? place.externalId, place.threadId) };
  }
  if (said?.kind === "channel") {
    const found = await lookUp(lookup, "channel", said.reference, "digest");
    return "problem" in found ? found : { value: ref(found.value.externalId, found.value.name) };
  }
  if (base !== null) return { value: before === null ? null : { ...before, locale } };
  // Those who were asked in a channel read the result there; else it stands where it was arranged.
  if (audience?.source.kind === "channel") return { value: ref(audience.source.externalId, audience.name) };
  if (place.kind === "channel") {
    return { value: ref(place.externalId, place.name ?? place.externalId, place.threadId) };
  }
  return { value: null };
}

async function lookUp(
  { ports, connectionId }: Lookup,
  kind: "channel" | "group",
  reference: Reference,
  field: DraftField,
): Promise<Found<ChannelInfo>> {
  const directory = ports.directories.get(connectionId);
  const name = reference.name ?? reference.id ?? "";
  if (directory === undefined) return { problem: { field, code: "directory-unavailable", params: {} } };
  try {
    const found = await directory[kind](reference.id ?? name);
    return found === null ? { problem: wrong(field, "place-unknown", { name }) } : { value: found };
  } catch (error) {
    if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
    return { problem: { field, code: "directory-unavailable", params: {} } };
  }
}

function everyone(guests: boolean, organization: Organization): NamedPlace {
  return { source: { kind: "everyone", guests }, name: organization.name };
}

function wrong(
  field: DraftField,
  code: "here-is-private" | "place-unknown",
  params: PlanProblem["params"] = {},
): PlanProblem {
  return { field, code, params };
}
