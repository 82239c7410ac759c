// Where a schedule asks and reports: what was said, as places that the platform knows.
import type { DraftField } from "../ask/draft.ts";
import type { ChannelRef } from "../ask/schedule.ts";
import { SurveyError } from "../errors.ts";
import type { Organization } from "../people/person.ts";
import type { AudienceSource, ChannelInfo } from "../ports.ts";
import type { ComposeOf, PlanProblem } from "./plan.ts";
import type { CommandPorts } from "./ports.ts";
import type { Reference } from "./reference.ts";
import type { SaidAudience, SaidChannel, ScheduleSpec } from "./schedule-spec.ts";

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
  const { base, place } = lookup.of;
  if (said === null) {
    if (base !== null) return { value: { source: base.draft.audience, name: base.draft.audienceName } };
    return { value: everyone(false, lookup.of.organization) };
  }
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

function everyone(guests: boolean, organization: Organization): NamedAudience {
  return { source: { kind: "everyone", guests }, name: organization.name };
}

function wrong(
  field: DraftField,
  code: "here-is-private" | "place-unknown",
  params: PlanProblem["params"] = {},
): PlanProblem {
  return { field, code, params };
}
