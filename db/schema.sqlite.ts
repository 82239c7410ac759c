// The tables as drizzle-kit reads them to write SQLite's migrations.
import { sqliteAsKit } from "./kit.ts";
import { schema } from "./schema.ts";

export const {
  organizations,
  connections,
  paces,
  people,
  accounts,
  claims,
  joinCodes,
  surveys,
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
} = schema(sqliteAsKit());
