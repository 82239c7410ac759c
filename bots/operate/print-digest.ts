// Prints the newest digest on a terminal, as a manager reads it or as JSON: `nps digest`.
import { readDigest } from "../../core/digest/read-digest.ts";
import type { Organization } from "../../core/people/person.ts";
import type { Store } from "../../core/store.ts";
import type { Copy } from "../copy/copy.ts";
import { digestInFull } from "../copy/managing/digest.ts";
import { createLanguage } from "../words/language.ts";
import type { Printed } from "./operator-command.ts";
import { terminalText } from "./terminal-text.ts";

/** Gives the digest with its details as text, or exactly the data behind it as JSON. */
export async function printDigest(
  store: Store,
  organization: Organization,
  wish: {
    readonly survey: string | null;
    readonly format: string;
    readonly now: Date;
    readonly command: string;
    /** Such as "team=Design": the group that is looked at over time. */
    readonly group?: string | undefined;
  },
  copy: Copy,
): Promise<Printed> {
  const words = copy.operating.cli;
  if (wish.format !== "text" && wish.format !== "json") return { kind: "refused", text: words.badFormat };
  const [, attribute = "", group = ""] = /^([^=]+)=(.+)$/s.exec(wish.group ?? "") ?? [];
  const chosen =
    wish.group === undefined ? {} : { group: { attribute: attribute.trim(), group: group.trim() } };
  const found = await readDigest(
    { ...store, language: createLanguage() },
    { organizationId: organization.id, survey: wish.survey, last: null, ...chosen },
  );
  if (found.kind === "unknown-survey") {
    return {
      kind: "refused",
      text: words.noSurvey({ survey: wish.survey ?? "", known: copy.format.list(found.known) }),
    };
  }
  if (found.kind === "none") return { kind: "refused", text: words.noDigest };
  if (wish.group !== undefined && found.view.digest.groupTrend === undefined) {
    return { kind: "refused", text: words.noGroup({ group: wish.group }) };
  }
  if (wish.format === "json") return { kind: "ok", text: JSON.stringify(found.view.digest, null, 2) };
  const reader = { locale: copy.locale, now: wish.now, command: wish.command };
  return {
    kind: "ok",
    text: terminalText(digestInFull(found.view, reader)),
  };
}
