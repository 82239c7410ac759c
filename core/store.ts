// All that the database side implements, in one bundle for the composition root; a use case takes only the ports it uses.
import type { Ballots } from "./answer/ports.ts";
import type { Rounds, Schedules } from "./ask/ports.ts";
import type { Outbox } from "./deliver/ports.ts";
import type { Imports, NamedAnswers } from "./exchange/ports.ts";
import type { Links } from "./people/links.ts";
import type { People } from "./people/ports.ts";
import type { Roster } from "./people/roster.ts";
import type { Cursors, Dialogs, Turns } from "./ports.ts";
import type { Publications, Sealing } from "./publish/ports.ts";
import type { ValuedPeople } from "./publish/valued-people.ts";
import type { Steering } from "./steer/ports.ts";
import type { Surveys } from "./survey/ports.ts";
import type { EventRules, Events, Tokens } from "./trigger/ports.ts";

/** Every port of every wing, on one database. */
export interface Store {
  readonly people: People;
  readonly roster: Roster;
  readonly links: Links;
  readonly surveys: Surveys;
  readonly schedules: Schedules;
  readonly rounds: Rounds;
  readonly ballots: Ballots;
  readonly outbox: Outbox;
  readonly sealing: Sealing;
  readonly publications: Publications;
  readonly dialogs: Dialogs;
  readonly cursors: Cursors;
  readonly tokens: Tokens;
  readonly eventRules: EventRules;
  readonly events: Events;
  readonly steering: Steering;
  readonly imports: Imports;
  readonly namedAnswers: NamedAnswers;
  readonly valuedPeople: ValuedPeople;
  readonly turns: Turns;
}
