// A press with its surroundings, as each verb takes it.
import type { Press } from "../../core/press.ts";
import type { Actor, Place } from "./talk.ts";

/** Who pressed what, where and when. */
export interface Pressing {
  readonly who: Actor;
  readonly press: Press;
  readonly place: Place;
  /** The pressed message, null where the platform does not say. */
  readonly messageRef: string | null;
  readonly now: Date;
}
