// A dry run in words: whom a round would ask now and when, and what one of them would read.
import type { DryRun } from "../../../core/ask/dry-run.ts";
import { passedOverLines } from "../../../core/ask/passed-over.ts";
import { zoneMoments } from "../../../core/ask/round-outlook.ts";
import type { CommandOutcome } from "../../../core/command/outcome.ts";
import type { Message, Part } from "../../../core/message.ts";
import { LOCALES, type Locale } from "../../../core/ports.ts";
import { type Copy, copyFor } from "../copy.ts";
import { postQuestion, question } from "../question.ts";
import { paragraph, say } from "../say.ts";
import { openedMessage } from "./opening.ts";
import { momentLines } from "./outlook.ts";
import { passedOverWords } from "./passed-over.ts";
import { duration } from "./preview.ts";
import type { Reader } from "./reader.ts";

type Would = Extract<DryRun, { kind: "would-open" }>;
type Tried = Extract<CommandOutcome, { kind: "dry-run" }>;

/** A token that no round has: what is shown cannot be pressed, and would be about nothing. */
const NO_ROUND = "dry-run";

/** Says what a round would come to, with an example of its messages; or why it would not open. `usual` is the organization's language. */
export function dryRunMessage({ schedule, run, seconds }: Tried, usual: Locale, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.outlook;
  const title = words.dryTitle({ key: schedule.key });
  if (run.kind !== "would-open") {
    const { text, parts } = openedMessage(schedule, run, reader);
    return { text: `${title}. ${text}`, parts: [{ kind: "heading", text: title }, ...parts] };
  }
  const composed = compose(run, usual, reader.locale);
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      paragraph(figures(run, composed, seconds, reader, copy).join("\n")),
      ...momentPart(run, reader, copy),
      ...example(run, composed, copy),
    ],
  };
}

/** What composing came to: how many messages, in which languages, and the first of them. */
interface Composed {
  readonly count: number;
  readonly languages: ReadonlySet<Locale>;
  readonly first: { readonly message: Message; readonly name: string | null } | null;
}

/** Composes the round's messages as they would be sent. Those to one language and zone differ in nothing but their token. */
function compose(run: Would, usual: Locale, preferred: Locale): Composed {
  const { round, asked } = run;
  if (round.mode !== "direct") {
    const post = { round, token: NO_ROUND, locale: usual };
    const first = postQuestion(post, { answered: 0, whyUrl: null });
    return { count: 1, languages: new Set([usual]), first: { message: first, name: null } };
  }
  const messages = new Set<string>();
  // One that the reader can read is shown where there is such a one.
  let first: Composed["first"] = null;
  let isPreferred = false;
  const languages = new Set<Locale>();
  for (const { account, zone } of asked) {
    const locale = account.locale ?? usual;
    const key = `${locale} ${zone}`;
    languages.add(locale);
    if (messages.has(key)) continue;
    messages.add(key);
    const message = question({ round, token: NO_ROUND, locale, zone, name: account.name });
    if (first !== null && (isPreferred || locale !== preferred)) continue;
    first = { message, name: account.name };
    isPreferred = locale === preferred;
  }
  return { count: asked.length, languages, first };
}

function figures(
  { round }: Would,
  composed: Composed,
  seconds: number,
  reader: Reader,
  copy: Copy,
): readonly string[] {
  const { outlook: words, schedules, commands } = copy.managing;
  const { format } = copy;
  const moment = (at: Date): string => format.moment(at, round.frozen.zone, reader.now);
  const people = schedules.people({ count: format.number(round.invited) });
  const until = moment(round.closesAt);
  const { promise, k } = round.frozen;
  const over = passedOverWords(passedOverLines(round.passedOverWhy, { promise, k }), copy);
  const languages = LOCALES.filter((locale) => composed.languages.has(locale)).map(
    (locale) => commands.surveyLanguage[locale],
  );
  return [
    round.population === "open" ? words.dryCrowd({ people, until }) : words.dryAsked({ people, until }),
    ...(over === null ? [] : [over]),
    ...(round.reminderAt.length === 0
      ? []
      : [words.dryReminders({ when: format.list(round.reminderAt.map(moment)) })]),
    words.dryDigest({ when: moment(round.digestAt) }),
    schedules.sending({ time: duration(seconds, copy) }),
    words.dryMessages({ count: format.number(composed.count), languages: format.list(languages) }),
  ];
}

function momentPart({ asked }: Would, reader: Reader, copy: Copy): readonly Part[] {
  const lines = momentLines(zoneMoments(asked), reader, copy);
  return lines.length === 0 ? [] : [paragraph(lines.join("\n"))];
}

// What can be pressed there is only named here: this is one answer to one person, not a question.
function example({ round }: Would, { first }: Composed, copy: Copy): readonly Part[] {
  const words = copy.managing.outlook;
  if (first === null) return say(copy.managing.schedules.refused["audience-empty"]).parts;
  const { name, message } = first;
  const title = round.mode === "direct" && name !== null ? words.dryExample({ name }) : words.dryPost;
  return [
    { kind: "heading", text: title },
    ...message.parts.flatMap((part): readonly Part[] => {
      if (part.kind === "heading") return [{ kind: "quote", text: part.text }];
      if (part.kind !== "buttons" && part.kind !== "scale") return [part];
      const labels = part.buttons.map(({ label }) => label).join(" · ");
      const buttons = paragraph(words.dryButtons({ labels }));
      return part.kind === "scale" ? [paragraph(part.anchors), buttons] : [buttons];
    }),
  ];
}
