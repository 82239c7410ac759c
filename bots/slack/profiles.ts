// What people say of themselves in their Slack profiles: their title, and the fields that a workspace has defined.
import type { WebClient } from "@slack/web-api";
import { SurveyError } from "../../core/errors.ts";
import type { Directory, Profiles } from "../../core/ports.ts";
import { patiently } from "./patience.ts";

/** A hundred calls a minute are allowed, and a few at once. */
const AT_ONCE = 5;
/** The only field that every profile has and that says something about work. */
const TITLE = ["title", "job title"];

/** Gives the reading of profiles in one workspace. Waits for limits; `signal` ends the waiting. Throws SurveyError `directory-unavailable` where Slack does not answer. */
export function createProfiles(client: WebClient, signal: AbortSignal): NonNullable<Directory["profiles"]> {
  const ask = <Answer>(call: () => Promise<Answer>) => patiently(call, signal);

  /** Finds fields by id or label; the title needs no looking up. */
  async function idsOf(
    fields: readonly string[],
  ): Promise<ReadonlyMap<string, string> | { readonly kind: "not-visible"; readonly code: string }> {
    const ids = new Map<string, string>();
    const custom = fields.filter((field) => {
      const isTitle = TITLE.includes(plain(field));
      if (isTitle) ids.set(field, "title");
      return !isTitle;
    });
    if (custom.length === 0) return ids;
    const asked = await ask(() => client.team.profile.get({}));
    if (asked.kind === "answered") return { kind: "not-visible", code: asked.code };
    const known = asked.answer.profile?.fields ?? [];
    for (const field of custom) {
      const found = known.find(({ id, label }) => id === field || plain(label ?? "") === plain(field));
      if (found?.id === undefined) return { kind: "not-visible", code: "field-unknown" };
      ids.set(field, found.id);
    }
    return ids;
  }

  async function profileOf(
    user: string,
    ids: ReadonlyMap<string, string>,
  ): Promise<Readonly<Record<string, string>> | null | { readonly code: string }> {
    const asked = await ask(() => client.users.profile.get({ user }));
    if (asked.kind === "answered") {
      if (asked.code === "user_not_found" || asked.code === "user_not_visible") return null;
      if (asked.code === "missing_scope") return { code: asked.code };
      throw new SurveyError("directory-unavailable", { platform: "slack", code: asked.code });
    }
    const { title = "", fields = {} } = asked.answer.profile ?? {};
    const said: Record<string, string> = {};
    for (const [field, id] of ids) {
      const value = id === "title" ? title : (fieldOf(fields, id)?.value ?? "");
      if (value.trim() !== "") said[field] = value.trim();
    }
    return said;
  }

  return async (externalIds, fields): Promise<Profiles> => {
    const ids = await idsOf(fields);
    if ("kind" in ids) return ids;
    const of = new Map<string, Readonly<Record<string, string>>>();
    for (let start = 0; start < externalIds.length; start += AT_ONCE) {
      const some = externalIds.slice(start, start + AT_ONCE);
      const read = await Promise.all(some.map((id) => profileOf(id, ids)));
      for (const [at, said] of read.entries()) {
        if (said === null) continue;
        if (isRefused(said)) return { kind: "not-visible", code: said.code };
        of.set(some[at] ?? "", said);
      }
    }
    return { kind: "profiles", of };
  };
}

function isRefused(said: object): said is { readonly code: string } {
  return Object.keys(said).length === 1 && "code" in said && said.code === "missing_scope";
}

// A profile without any custom field has a list in their place.
function fieldOf(fields: unknown, id: string): { readonly value?: string } | undefined {
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return undefined;
  return (fields as Readonly<Record<string, { readonly value?: string }>>)[id];
}

function plain(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
