// What the conversation needs from outside, and whom it takes itself to be talking to.
import type { Calendars } from "../../core/ask/ports.ts";
import type { Account, Organization } from "../../core/people/person.ts";
import type { Clock, Directory, Disturbance, Locale, Log, Platform, Random } from "../../core/ports.ts";
import type { Looks } from "../../core/publish/looks.ts";
import type { Store } from "../../core/store.ts";
import type { Language } from "../../core/words/ports.ts";
import type { Actor } from "./talk.ts";

/** Everything the conversation may use. */
export interface TalkPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly organization: () => Promise<Organization>;
  /** By connection id. */
  readonly directories: ReadonlyMap<string, Directory>;
  readonly calendars: Calendars;
  readonly language: Language;
  readonly looks?: Looks;
  /** By connection id; none where a platform does not tell who wants to be left alone. */
  readonly disturbances?: ReadonlyMap<string, Disturbance>;
  /** Platforms that are set up and do not work yet, or never will as they are set up. */
  readonly unconnected?: () => readonly {
    readonly platform: Platform;
    readonly why: "waiting" | "refused";
  }[];
  /** Tells the heartbeat that something became due. */
  readonly wake: () => void;
  readonly claim: { hash(code: string): string };
  readonly settings: {
    readonly minGroup: number;
    /** As it is typed, such as "/nps". */
    readonly command: string;
    /** Without @; for links into private chat. */
    readonly telegramUsername?: string;
  };
}

/** Someone the bot knows, as every answer needs them. */
export interface Asker {
  readonly who: Actor;
  readonly account: Account;
  readonly organization: Organization;
  readonly locale: Locale;
  /** Theirs; where they have told none, the one of the schedules that ask them, or the organization's. */
  readonly zone: string;
  readonly now: Date;
}
