// Reads an export that is brought in again: checked as far as what is done with it could go wrong.
import { z } from "zod";
import { smallestGroup } from "../ask/plan-opening.ts";
import { COMMENTS_FROM } from "../publish/disclosure.ts";
import type { Publication } from "../publish/publication.ts";
import { type Frozen, PROMISES, SURVEY_KINDS, type Survey } from "../survey/survey.ts";
import { parseZone } from "../time.ts";
import type { PastComment } from "./ports.ts";
import { EXPORT_FORMAT, EXPORT_VERSION } from "./survey-export.ts";

/** What is taken of an export: a survey, and its rounds without those whose figures nobody could check. */
export interface ReadExport {
  readonly survey: Omit<Survey, "id" | "organizationId">;
  readonly rounds: readonly {
    readonly schedule: string;
    readonly publication: Publication;
    readonly frozen: Frozen;
    readonly comments: readonly PastComment[];
  }[];
}

const text = z.string().max(20_000);
const key = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,60}$/u);
const count = z.int().min(0);
// A zone that is not known here would end every look at the round.
const zone = text.refine((name) => parseZone(name).kind === "ok");
const promise = z.enum(PROMISES);
const relation = z.enum(["staff", "customer"]);
const words = z.object({
  question: text,
  anchors: text,
  reason: z.object({ promoter: text, passive: text, detractor: text }),
  improve: text,
});
const wording = z.object({ en: words, "zh-CN": words });
const label = z.object({ en: text, "zh-CN": text });
const drivers = z.array(z.object({ key: text, label }));
const counts = z.object({ promoters: count, passives: count, detractors: count });
const figures = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("shown"), counts }),
  z.object({ kind: z.literal("at-most"), nps: z.number().min(-100).max(100) }),
  z.object({ kind: z.literal("withheld") }),
]);
const survey = z.looseObject({
  ...{ key, kind: z.enum(SURVEY_KINDS), relation, promise, subject: text, wording, drivers },
  version: z.int().min(1),
});
const round = z.object({
  schedule: key,
  publication: z.looseObject({
    roundId: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
    number: z.int().min(1),
    ...{ relation, promise, subject: text, figures, surveyKey: key },
    wordingVersion: z.int().min(1),
    zone,
    k: z.int().min(1),
    opensAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    population: z.enum(["closed", "open"]),
    // Null where nobody is told.
    ...{ invited: count.nullable(), answered: count.nullable() },
    ...{ passedOver: count, pooled: z.int().min(1) },
    drivers: z.array(z.looseObject({ key: text, count })),
    openDigest: z.boolean(),
    final: z.literal(true),
  }),
  frozen: z.looseObject({
    ...{ surveyKey: key, kind: z.enum(SURVEY_KINDS), relation, promise, subject: text, wording, drivers },
    ...{ version: z.int().min(1), k: z.int().min(1), operator: text, zone, pooled: z.int().min(1) },
  }),
  digest: z.looseObject({
    comments: z.array(z.object({ text: z.string().max(10_000), mayQuote: z.boolean() })),
  }),
});
const head = z.object({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  scope: z.unknown(),
});
const whole = z.object({ survey, rounds: z.array(round) });

/** Reads JSON; `no-export` where it is none of this version, `part` where it holds what one manager may see. */
export function readExport(
  json: unknown,
): { readonly kind: "export"; readonly of: ReadExport } | { readonly kind: "no-export" | "part" } {
  const begun = head.safeParse(json);
  if (!begun.success) return { kind: "no-export" };
  if (begun.data.scope !== null && begun.data.scope !== undefined) return { kind: "part" };
  const read = whole.safeParse(json);
  if (!read.success) return { kind: "no-export" };
  const isSound = keepsPromise(read.data.survey) && read.data.rounds.every(isSoundRound);
  if (!isSound) return { kind: "no-export" };
  const rounds = read.data.rounds.map((one) => ({
    schedule: one.schedule,
    publication: {
      ...one.publication,
      invited: one.publication.invited ?? 0,
      answered: one.publication.answered ?? 0,
      opensAt: new Date(one.publication.opensAt),
      closesAt: new Date(one.publication.closesAt),
    } as unknown as Publication,
    frozen: one.frozen as unknown as Frozen,
    // As digests show them: masked, in their order, without those that were redacted.
    comments: one.digest.comments,
  }));
  return { kind: "export", of: { survey: read.data.survey as unknown as Survey, rounds } };
}

interface Promised {
  readonly promise: (typeof PROMISES)[number];
  readonly relation: "staff" | "customer";
}

// What staff answer carries nobody's name, whatever a file says.
function keepsPromise({ promise, relation }: Promised): boolean {
  return promise === "anonymous" || relation === "customer";
}

// A figure that contradicts itself would be shown for good, and so would one that no round of ours would have shown.
function isSoundRound({ publication, frozen, digest }: z.infer<typeof round>): boolean {
  const { figures: of, answered, promise, k } = publication;
  if (!keepsPromise(publication) || frozen.promise !== promise || frozen.relation !== publication.relation)
    return false;
  if (of.kind === "shown") {
    const { promoters, passives, detractors } = of.counts;
    if (promoters + passives + detractors !== answered) return false;
  }
  if (promise === "attributed") return true;
  const isEnough = of.kind !== "shown" || (answered ?? 0) >= smallestGroup(k);
  return (
    isEnough && (digest.comments.length === 0 || (of.kind === "shown" && (answered ?? 0) >= COMMENTS_FROM))
  );
}
