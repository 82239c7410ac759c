// Lists when a cron expression fires: `nps schedule preview`.
import { parseCadence } from "../../core/ask/cadence.ts";
import { fireTimes } from "../../core/ask/fire-times.ts";
import { localMonday, parseZone } from "../../core/time.ts";
import type { Copy } from "../copy/copy.ts";
import type { Printed } from "./operator-command.ts";

/** Gives the fire times as lines in the zone's local time, or as a JSON array of ISO UTC instants. */
export function previewCron(
  wanted: {
    readonly cron: string;
    readonly zone: string;
    readonly from: string | undefined;
    readonly count: string;
    readonly format: string;
  },
  now: Date,
  copy: Copy,
): Printed {
  const words = copy.operating.cli;
  const refused = (text: string): Printed => ({ kind: "refused", text });
  const zone = parseZone(wanted.zone);
  if (zone.kind !== "ok") return refused(words.badZone({ zone: wanted.zone }));
  const from = wanted.from === undefined ? now : new Date(wanted.from);
  if (Number.isNaN(from.getTime())) return refused(words.badFrom({ from: wanted.from ?? "" }));
  const count = Number(wanted.count);
  if (!Number.isInteger(count) || count < 1 || count > 1000) return refused(words.badCount);
  if (wanted.format !== "text" && wanted.format !== "json") return refused(words.badFormat);
  const parsed = parseCadence({ kind: "cron", expression: wanted.cron });
  if (parsed.kind !== "ok") {
    if (parsed.reason === "cron-never") return refused(words.cronNever({ cron: wanted.cron }));
    return refused(
      parsed.reason === "cron-fields" ? words.cronFields : words.cronUnreadable({ cron: wanted.cron }),
    );
  }
  const anchor = localMonday(from, zone.zone);
  const fires = fireTimes(parsed.cadence, { zone: zone.zone, anchor, from, count });
  if (wanted.format === "json")
    return { kind: "ok", text: JSON.stringify(fires.map(({ at }) => at.toISOString())) };
  return {
    kind: "ok",
    text: fires.map(({ at, nominal }) => `${nominal.replace("T", " ")}  ${at.toISOString()}`).join("\n"),
  };
}
