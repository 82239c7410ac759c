// The fields of the schedule's form that join, leave out, narrow and sample.
import { namesOf } from "../../../core/ask/audience-name.ts";
import type { ScheduleDraft } from "../../../core/ask/draft.ts";
import { writeCondition } from "../../../core/command/format-spec.ts";
import { writePlace } from "../../../core/command/reference.ts";
import { FORM_FIELDS } from "../../../core/command/schedule-submission.ts";
import type { Field } from "../../../core/message.ts";
import type { AudienceSource, Place } from "../../../core/ports.ts";
import type { Copy } from "../copy.ts";
import type { Reader } from "./reader.ts";

const SHARES = [10, 20, 25, 33, 50, 75] as const;
const LONGEST = 300;
const PLAIN_NAME = /^[\p{L}\p{N}\p{M}_.-]+$/u;

/** Gives the fields; on Telegram, where a group's members cannot be listed, places are neither joined nor left out. */
export function audienceFields(
  { audience, audienceName }: Pick<ScheduleDraft, "audience" | "audienceName">,
  copy: Copy,
  { platform }: Pick<Reader, "platform">,
): readonly Field[] {
  const words = copy.managing.audiences;
  const now = audience.kind === "combined" ? audience : null;
  const names = now === null ? { in: [], not: [] } : namesOf(now, audienceName);
  const text = (name: "more" | "not" | "where", initial: string): Field => ({
    ...{ kind: "text", name: FORM_FIELDS[name], label: words.fields[name], hint: words.hints[name] },
    ...{ optional: true, maxLength: LONGEST },
    ...(initial === "" ? {} : { initial }),
  });
  const percent = now?.samplePercent ?? null;
  const shares = [...new Set<number>([...SHARES, ...(percent === null ? [] : [percent])])].sort(
    (a, b) => a - b,
  );
  const places: readonly Field[] = [
    text("more", now === null ? "" : written(now.in.slice(1), names.in.slice(1))),
    text("not", now === null ? "" : written(now.not, names.not)),
  ];
  return [
    ...(platform === "slack" ? places : []),
    text("where", (now?.where ?? []).map(writeCondition).join(" ")),
    {
      ...{ kind: "choice", name: FORM_FIELDS.sample, label: words.fields.sample, hint: words.hints.sample },
      options: [
        { value: "100", label: words.all },
        ...shares.map((share) => ({
          value: String(share),
          label: words.shareOption({ percent: copy.format.number(share) }),
        })),
      ],
      initial: String(percent ?? 100),
    },
  ];
}

/** Gives the place that a form shows as its first choice, with its name. */
export function firstPlace(
  audience: AudienceSource,
  audienceName: string,
): { readonly place: AudienceSource; readonly name: string } {
  if (audience.kind !== "combined") return { place: audience, name: audienceName };
  const [first] = audience.in;
  return {
    place: first ?? { kind: "everyone", guests: false },
    name: namesOf(audience, audienceName).in[0] ?? "",
  };
}

function written(places: readonly Place[], names: readonly string[]): string {
  return places
    .map((place, at) => {
      if (place.kind === "everyone") return place.guests ? "everyone guests" : "everyone";
      const name = (names[at] ?? "").replace(/^[#@]/, "");
      // By name, as people type it; by id where the name has letters that no command takes.
      const reference = PLAIN_NAME.test(name) ? { id: null, name } : { id: place.externalId, name };
      return writePlace(place.kind, reference);
    })
    .join(" ");
}
