// How often a schedule asks, as plain data, and how it is read from outside.
import { z } from "zod";
import { isTimeOfDay, type Weekday } from "../time.ts";
import { type CronFault, parseCron } from "./cadence-cron.ts";

/** What is wrong with a cadence that was handed in. */
export type CadenceFault = "kind" | "interval" | "weekday" | "day" | "month" | "time" | CronFault;

/** A cadence that can be used, or the first thing that is wrong with it. */
export type ParsedCadence =
  | { readonly kind: "ok"; readonly cadence: Cadence }
  | { readonly kind: "invalid"; readonly reason: CadenceFault };

const weekday = z.custom<Weekday>(
  (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 7,
);
const timeOfDay = z.string().refine(isTimeOfDay);

const weekly = z.strictObject({
  kind: z.literal("weekly"),
  everyWeeks: z.int().min(1).max(52),
  day: weekday,
  at: timeOfDay,
});

const byMonth = z.strictObject({
  kind: z.enum(["monthly", "quarterly", "yearly"]),
  month: z.int().min(1).max(12).optional(),
  day: z.int().min(1).max(31),
  at: timeOfDay,
});

const cron = z.strictObject({
  kind: z.literal("cron"),
  expression: z.string().transform((text, context) => {
    const parsed = parseCron(text);
    if (parsed.kind === "ok") return parsed.expression;
    context.addIssue({ code: "custom", params: { reason: parsed.reason } });
    return z.NEVER;
  }),
});

/** Reads a cadence from storage or a form; a cron expression comes out with single spaces. */
export const cadenceSchema = z.discriminatedUnion("kind", [weekly, byMonth, cron]);

/**
 * How often a schedule asks, in local time. `weekly` counts weeks from the schedule's anchor; `quarterly` and `yearly`
 * start from `month` (January where it is missing), which `monthly` does not use; a `day` that a month lacks is its last one.
 */
export type Cadence = Readonly<z.infer<typeof cadenceSchema>>;

const FAULTS: Readonly<Record<string, CadenceFault>> = {
  everyWeeks: "interval",
  month: "month",
  at: "time",
  expression: "cron-unreadable",
};

/** Reads a cadence that someone entered; never throws. */
export function parseCadence(input: unknown): ParsedCadence {
  const result = cadenceSchema.safeParse(input);
  if (result.success) return { kind: "ok", cadence: result.data };
  const issue = result.error.issues[0];
  const field = String(issue?.path[0] ?? "kind");
  const reason = issue?.code === "custom" ? (issue.params?.["reason"] as CronFault | undefined) : undefined;
  if (reason) return { kind: "invalid", reason };
  if (field === "day") return { kind: "invalid", reason: isWeekly(input) ? "weekday" : "day" };
  return { kind: "invalid", reason: FAULTS[field] ?? "kind" };
}

function isWeekly(input: unknown): boolean {
  return typeof input === "object" && input !== null && "kind" in input && input.kind === "weekly";
}
