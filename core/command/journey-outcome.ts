// What wishes about the journey and about value come to.
import type { JourneyStop } from "../digest/journey.ts";
import type { PersonByValue } from "../digest/people-by-value.ts";
import type { ValueView } from "../digest/value-view.ts";
import type { ValueCell } from "../score/value.ts";

/** Every way in which a wish about the journey can end. */
export type JourneyOutcome =
  | { readonly kind: "journey"; readonly stops: readonly JourneyStop[]; readonly mayOrder: boolean }
  | { readonly kind: "ordered"; readonly names: readonly string[] }
  | {
      readonly kind: "unknown-stop";
      readonly name: string;
      readonly known: readonly string[];
      readonly nearest: string | null;
    }
  | { readonly kind: "stop-twice"; readonly name: string };

/** Every way in which a wish about value can end. */
export type ValueOutcome =
  /** `mayList`: whoever sees one segment sees no names. */
  | { readonly kind: "value"; readonly view: ValueView; readonly mayList: boolean }
  /** At most so many people; `heads` in the view's cell says of how many. */
  | {
      readonly kind: "people";
      readonly view: ValueView;
      readonly cell: ValueCell;
      readonly people: readonly PersonByValue[];
    }
  | { readonly kind: "no-names" }
  /** `anonymous`: the survey that was named carries no names; `unknown`: no round knows anyone's value. */
  | { readonly kind: "no-value"; readonly why: "anonymous" | "unknown"; readonly survey: string | null };
