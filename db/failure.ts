// What a driver's error becomes: a code and a constraint's name. A driver's own message repeats parameters, so nothing else of it is kept.
import { SurveyError } from "../core/errors.ts";

/** Turns whatever better-sqlite3 or drizzle threw into a SurveyError without parameters or cause; SurveyErrors pass. */
export function sqliteFailure(error: unknown): SurveyError {
  if (error instanceof SurveyError) return error;
  const { code, message } = driverError(error);
  if (code.startsWith("SQLITE_CONSTRAINT")) {
    // "UNIQUE constraint failed: ballots.round_id, ballots.person_id" names columns, never values.
    const constraint = /constraint failed: (.+)$/.exec(message)?.[1] ?? code;
    return new SurveyError("database-constraint", { constraint });
  }
  if (code === "SQLITE_FULL") return new SurveyError("database-full");
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED"))
    return new SurveyError("database-locked");
  // Also the file system's own, such as EACCES for a folder that cannot be made.
  if (code !== "") return new SurveyError("database-unavailable", { state: code });
  return new SurveyError("internal", { what: "database", state: nameOf(error) });
}

/** Turns whatever node-postgres or drizzle threw into a SurveyError without parameters or cause; SurveyErrors pass. */
export function postgresFailure(error: unknown): SurveyError {
  if (error instanceof SurveyError) return error;
  const { code, constraint } = driverError(error);
  if (code.startsWith("23"))
    return new SurveyError("database-constraint", { constraint: constraint || code });
  if (code === "53100") return new SurveyError("database-full");
  // Deadlock, serialization, lock not available.
  if (code === "40P01" || code === "40001" || code === "55P03")
    return new SurveyError("database-locked", { state: code });
  // 22: a value that the database cannot hold, such as a NUL character; 42: a query that is wrong.
  if (code.startsWith("22") || code.startsWith("42"))
    return new SurveyError("internal", { what: "database", state: code });
  return new SurveyError("database-unavailable", { state: code || nameOf(error) });
}

function driverError(error: unknown): { code: string; message: string; constraint: string } {
  // Drizzle wraps the driver's error together with the query's parameters.
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { code, message, constraint } = Object(inner) as {
    code?: unknown;
    message?: unknown;
    constraint?: unknown;
  };
  return { code: text(code), message: text(message), constraint: text(constraint) };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
