// What commands about events and tokens come to.
import type { Schedule } from "../ask/schedule.ts";
import type { Survey } from "../survey/survey.ts";
import type { EventCount, TakenEvent, Token } from "../trigger/ports.ts";
import type { EventRule } from "../trigger/rule.ts";

/** A rule as lists show it. */
export interface RuleLine {
  readonly rule: EventRule;
  readonly survey: Survey;
  readonly schedule: Schedule;
  /** When gathered questions go out next; null where each goes out by itself, or nothing does. */
  readonly nextAt: Date | null;
}

/** Every way in which a wish about events can end. */
export type EventsOutcome =
  | { readonly kind: "rules"; readonly lines: readonly RuleLine[]; readonly counts: readonly EventCount[] }
  | { readonly kind: "rule-saved"; readonly line: RuleLine; readonly isNew: boolean }
  | { readonly kind: "rule-paused" | "rule-resumed"; readonly rule: EventRule; readonly already: boolean }
  | { readonly kind: "rule-removed"; readonly rule: EventRule }
  | { readonly kind: "rule-stale" }
  | { readonly kind: "unknown-rule"; readonly eventType: string; readonly known: readonly string[] }
  | { readonly kind: "rule-form"; readonly surveys: readonly Survey[] }
  /** The window in which someone says who is asked about what; `who` is whom it begins with. */
  | {
      readonly kind: "event-form";
      readonly rules: readonly EventRule[];
      readonly who: { readonly id: string; readonly name: string } | null;
    }
  | { readonly kind: "told"; readonly event: TakenEvent; readonly rule: EventRule | null }
  | { readonly kind: "tokens"; readonly tokens: readonly Token[] }
  /** The token itself stands here and nowhere else. */
  | { readonly kind: "token-made"; readonly name: string; readonly token: string }
  | { readonly kind: "token-exists"; readonly name: string }
  | { readonly kind: "token-revoked"; readonly name: string }
  | { readonly kind: "unknown-token"; readonly name: string; readonly known: readonly string[] };
