// Who reads what managers are told: everything that a sentence depends on beside its facts.
import type { Locale, Platform } from "../../../core/ports.ts";

/** A reader and the moment of reading. */
export interface Reader {
  readonly locale: Locale;
  /** IANA; for dates that no schedule's zone decides. */
  readonly zone: string;
  readonly platform: Platform;
  /** As it is typed, such as "/nps". */
  readonly command: string;
  /** The same on another platform, where it may go by another name. */
  readonly commandOn?: (platform: Platform) => string;
  readonly now: Date;
  /** The smallest number of answers that may be shown. */
  readonly k: number;
}
