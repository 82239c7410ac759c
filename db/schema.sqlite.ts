// The tables as drizzle-kit reads them to write SQLite's migrations.
import { sqliteAsKit } from "./kit.ts";
import { schema } from "./schema.ts";

export const {
  organizations,
  connections,
  paces,
  people,
  accounts,
  attributeDefinitions,
  linkCodes,
  claims,
  joinCodes,
  surveys,
  surveyVersions,
  schedules,
  seats,
  rounds,
  invitations,
  deliveries,
  ballots,
  answers,
  sealWork,
  publications,
  dialogs,
  changes,
  tokens,
  eventRules,
  events,
  idempotencyKeys,
} = schema(sqliteAsKit());
