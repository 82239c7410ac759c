// What the exchange wing needs from outside: a place to sort a file's answers by week, the writing of past rounds, and answers with names.
import type { NewRound } from "../ask/ports.ts";
import type { Round } from "../ask/round.ts";
import type { NewSchedule, Schedule } from "../ask/schedule.ts";
import type { Publication } from "../publish/publication.ts";
import type { Frozen } from "../survey/survey.ts";

/** One answer of a file, of the week that begins on `monday` (YYYY-MM-DD). */
export interface PastAnswer {
  readonly monday: string;
  readonly score: number;
  readonly texts: readonly string[];
  readonly groups: Readonly<Record<string, string>>;
}

/** Holds a file's answers outside of memory, by week. What it holds is gone when it is closed, or when the process ends in whatever way. */
export interface Staging {
  add(answers: readonly PastAnswer[]): void;
  /** The first week first. */
  weeks(): readonly { readonly monday: string; readonly answers: number }[];
  /** Some answers of a week, from the beginning where `from` is 0; `next` is null after the last ones. */
  page(
    monday: string,
    from: number,
  ): { readonly answers: readonly PastAnswer[]; readonly next: number | null };
  close(): void;
}

/** When a survey asked, and whether that was brought in. */
export interface AskedStretch {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly imported: boolean;
}

/** How far an import has come: `writing` and `undoing` also stand for one that broke off, which goes on when it is begun again. */
export type ImportState = "writing" | "done" | "undoing" | "undone";

/** A file that was taken, and what came of it. */
export interface TakenFile {
  readonly id: string;
  /** What it goes by; null for one from before it was noted which rounds are whose. */
  readonly number: number | null;
  readonly surveyId: string;
  /** What the file was called, without its folder; empty where that was not noted. */
  readonly file: string;
  readonly at: Date;
  readonly rounds: number;
  readonly answers: number;
  readonly state: ImportState;
  readonly undoneAt: Date | null;
}

/** Words as they are kept of a past round; comments are read in the order of their ids, which are random where none is given. */
export interface PastComment {
  readonly id?: string;
  readonly text: string;
  readonly mayQuote: boolean;
}

/** A round that is written as it was published elsewhere. */
export interface PastRound {
  readonly publication: Publication;
  readonly frozen: Frozen;
}

/** A file that is about to be taken. */
export interface NewImport extends Pick<TakenFile, "surveyId" | "file" | "at"> {
  readonly organizationId: string;
  readonly fileHash: string;
}

/**
 * Writes past rounds. A round is there for nobody before its publication is: what a crash has left of one is taken away, or taken up, by
 * whoever begins it again.
 */
export interface Imports extends TakingBack {
  /** Null where no file of this content has been taken for the survey, or only one that was taken back. */
  taken(surveyId: string, fileHash: string): Promise<TakenFile | null>;
  /** Numbers a file and notes that its rounds are being written; takes up one of the same content that was begun before. */
  start(file: NewImport): Promise<TakenFile>;
  /** Notes that all is written, and how much that came to in all; gives that. */
  finish(importId: string): Promise<TakenFile>;
  /** When the survey has asked, as far as rounds came of it, in order. */
  stretches(surveyId: string): Promise<readonly AskedStretch[]>;
  /** The hidden schedule with this key of a survey, made at its first use. */
  pastSchedule(schedule: Omit<NewSchedule, "connectionId" | "state">): Promise<Schedule>;
  /** Numbers a past round, or takes one up that has no publication yet; null where one of that time is published. */
  begin(round: NewRound, importId: string): Promise<Round | null>;
  /** As `begin`, with the publication's own round: null where there is one of that id; its number stays where it is free. */
  restore(past: PastRound, scheduleId: string, importId: string): Promise<Round | null>;
  /** Writes some comments, a few hundred at most. */
  keep(roundId: string, comments: readonly PastComment[]): Promise<void>;
  /** Writes the publication if exactly these many comments are there; false where they are not, since someone else is at it. */
  publish(publication: Publication, comments: number): Promise<boolean>;
}

/** Takes imports back, in steps that may be begun again wherever they broke off. */
export interface TakingBack {
  /** Every file that was taken, oldest first. */
  all(organizationId: string): Promise<readonly TakenFile[]>;
  /** What is left of an import: its rounds, and how often one of them was posted or sent as a digest. */
  left(importId: string): Promise<{ readonly rounds: readonly string[]; readonly posted: number }>;
  /** Notes that it is being taken back; `sending` where a digest of one of its rounds is on its way at `now`: what a process that died was sending is not. */
  startUndo(importId: string, now: Date): Promise<"started" | "sending">;
  /** Takes a round away with all that hangs on it: nobody sees it from the first step on. */
  drop(roundId: string): Promise<void>;
  /** Overwrites the bytes of what was taken away; `busy` when a reader is in the way: try again. */
  scrub(): Promise<"scrubbed" | "busy">;
  /** Notes that nothing is left of it, and frees its file to be taken again. */
  endUndo(importId: string, now: Date): Promise<void>;
}

/** One answer with its author's name, of an attributed round; null once the person is forgotten. */
export interface NamedAnswer {
  readonly id: string;
  readonly round: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly name: string | null;
  readonly score: number;
  readonly reason: string | null;
  readonly improve: string | null;
  readonly drivers: readonly string[];
  readonly ratings: Readonly<Record<string, number>>;
  readonly background: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
}

/** Reads the answers of published attributed rounds of a survey, a page at a time; never one of an anonymous round. Redacted words are left out. */
export interface NamedAnswers {
  page(
    surveyId: string,
    from: string | null,
  ): Promise<{ readonly answers: readonly NamedAnswer[]; readonly next: string | null }>;
}
