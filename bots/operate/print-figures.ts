// Prints the journey and who brings value on a terminal, as a manager of the whole reads them or as JSON: `nps journey`, `nps value`.
import { RECKONING } from "../../core/digest/method-of.ts";
import { type JourneyPorts, readJourney } from "../../core/digest/read-journey.ts";
import { type ReadValuePorts, readValue } from "../../core/digest/read-value.ts";
import type { Organization } from "../../core/people/person.ts";
import type { Surveys } from "../../core/survey/ports.ts";
import type { Copy } from "../copy/copy.ts";
import { journeyMessage } from "../copy/managing/journey.ts";
import type { Reader } from "../copy/managing/reader.ts";
import { valueMessage } from "../copy/managing/value.ts";
import { createLanguage } from "../words/language.ts";
import type { Printed } from "./operator-command.ts";
import { terminalText } from "./terminal-text.ts";

/** What is asked for, and who reads it. */
export interface FiguresWish {
  readonly format: string;
  readonly reader: Omit<Reader, "platform">;
}

/** What value is printed from: of the store, what finding it takes. */
export type PrintValuePorts = Omit<ReadValuePorts, "language"> & { readonly surveys: Pick<Surveys, "all"> };

/** Gives the journey as text, or its stops and the rules of their figures as JSON. */
export async function printJourney(
  store: JourneyPorts,
  organization: Pick<Organization, "id">,
  { format, reader }: FiguresWish,
  copy: Copy,
): Promise<Printed> {
  if (format !== "text" && format !== "json") return refused(copy.operating.cli.badFormat);
  const stops = await readJourney(store, organization.id, reader.now);
  if (format === "json") return asJson({ stops, method: RECKONING });
  const outcome = { kind: "journey", stops, mayOrder: false } as const;
  return { kind: "ok", text: terminalText(journeyMessage(outcome, atTerminal(reader))) };
}

/** Gives who brings value as text or as JSON (null where no round knows any value): heads and sums, never a name. */
export async function printValue(
  store: PrintValuePorts,
  organization: Pick<Organization, "id">,
  { format, reader, survey: key }: FiguresWish & { readonly survey: string | null },
  copy: Copy,
): Promise<Printed> {
  const words = copy.operating.cli;
  if (format !== "text" && format !== "json") return refused(words.badFormat);
  const all = await store.surveys.all(organization.id);
  const named = all.filter((survey) => key === null || survey.key === key);
  if (key !== null && named.length === 0) {
    const known = copy.format.list(all.map((survey) => survey.key));
    return refused(words.noSurvey({ survey: key, known }));
  }
  const ports = { ...store, language: createLanguage() };
  const view = await readValue(ports, organization.id, named);
  if (format === "json") return asJson(view);
  if (view === null) {
    const isAnonymous = key !== null && named.every(({ promise }) => promise === "anonymous");
    const why = isAnonymous ? ("anonymous" as const) : ("unknown" as const);
    return refused(terminalText(valueMessage({ kind: "no-value", why, survey: key }, atTerminal(reader))));
  }
  const message = valueMessage({ kind: "value", view, mayList: false }, atTerminal(reader));
  return { kind: "ok", text: terminalText(message) };
}

// Nothing of a digest's figures depends on the platform.
function atTerminal(reader: FiguresWish["reader"]): Reader {
  return { ...reader, platform: "slack" };
}

function asJson(data: object | null): Printed {
  return { kind: "ok", text: JSON.stringify(data, null, 2) };
}

function refused(text: string): Printed {
  return { kind: "refused", text };
}
