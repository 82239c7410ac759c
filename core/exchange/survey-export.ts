// Everything that is published of one survey, as data that can be handed out and brought in again.
import type { Digest } from "../digest/digest.ts";
import type { Scope } from "../people/person.ts";
import type { Publication } from "../publish/publication.ts";
import type { Frozen, Survey } from "../survey/survey.ts";
import type { NamedAnswer } from "./ports.ts";

/** Grows when a file of an older version could be misread. */
export const EXPORT_VERSION = 1;
export const EXPORT_FORMAT = "nps-export";

/** A publication without what it keeps but never shows. */
export interface ExportedPublication
  extends Omit<Publication, "opensAt" | "closesAt" | "answered" | "invited"> {
  readonly opensAt: string;
  readonly closesAt: string;
  /** Null where no counts are shown. */
  readonly answered: number | null;
  /** Null where no counts are shown of an open crowd, of which as many may be noted as answered. */
  readonly invited: number | null;
}

/** One published round. */
export interface ExportedRound {
  /** The key of its schedule. */
  readonly schedule: string;
  /** What `digest --format json` would have said of it, to this reader. */
  readonly digest: Digest;
  /** What the digest is made of; left out for a manager of one segment, who sees less than is in it. */
  readonly publication?: ExportedPublication;
  readonly frozen?: Frozen;
}

/** One answer of an attributed survey, with the name that its account goes by today. */
export interface ExportedAnswer extends Omit<NamedAnswer, "id" | "opensAt" | "closesAt"> {
  readonly opensAt: string;
}

/** A survey as it is handed out. */
export interface SurveyExport {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  readonly exportedAt: string;
  /** Set where it holds only what a manager of one segment may see. */
  readonly scope: Scope | null;
  readonly survey: Omit<Survey, "id" | "organizationId">;
  /** Oldest first. */
  readonly rounds: readonly ExportedRound[];
  /** Only of attributed surveys, and only for readers of the whole. */
  readonly answers?: readonly ExportedAnswer[];
}
