// Every port on one database.
import type { Random } from "../core/ports.ts";
import type { Store } from "../core/store.ts";
import type { Engine } from "./engine.ts";
import { createBallots } from "./store/ballots.ts";
import { breathe } from "./store/chunks.ts";
import { createCursors } from "./store/cursors.ts";
import { createDialogs } from "./store/dialogs.ts";
import { createEventRules } from "./store/event-rules.ts";
import { createEvents } from "./store/events.ts";
import { createImports } from "./store/imports.ts";
import { createLinks } from "./store/links.ts";
import { createNamedAnswers } from "./store/named-answers.ts";
import { createOutbox } from "./store/outbox.ts";
import { createPeople } from "./store/people.ts";
import { createPublications } from "./store/publications.ts";
import { createRoster } from "./store/roster.ts";
import { createRounds } from "./store/rounds.ts";
import { createSchedules } from "./store/schedules.ts";
import { createSealing } from "./store/sealing.ts";
import { createSteering } from "./store/steering.ts";
import { createSurveys } from "./store/surveys.ts";
import { createTokens } from "./store/tokens.ts";
import { createValuedPeople } from "./store/valued-people.ts";

/** Gives the ports; `random` makes ids and tokens. */
export function createStore(engine: Engine, random: Random): Store {
  return {
    people: createPeople(engine, random),
    roster: createRoster(engine, random),
    links: createLinks(engine, random),
    surveys: createSurveys(engine, random),
    schedules: createSchedules(engine, random),
    rounds: createRounds(engine, random),
    ballots: createBallots(engine, random),
    outbox: createOutbox(engine, random),
    sealing: createSealing(engine, random),
    publications: createPublications(engine),
    dialogs: createDialogs(engine),
    cursors: createCursors(engine),
    tokens: createTokens(engine, random),
    eventRules: createEventRules(engine),
    events: createEvents(engine, random),
    steering: createSteering(engine, random),
    imports: createImports(engine, random),
    namedAnswers: createNamedAnswers(engine),
    valuedPeople: createValuedPeople(engine),
    turns: { next: breathe },
  };
}
