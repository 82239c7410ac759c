// The question as people see it before they answer: in private, as a post, as a reminder, as a test.

import type { Button, Message, Part } from "../../core/message.ts";
import type { Locale } from "../../core/ports.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import type { Frozen, Survey } from "../../core/survey/survey.ts";
import { type Asked, copyOf } from "./asked.ts";
import { backgroundRow, takes } from "./besides.ts";
import { type Copy, copyFor } from "./copy.ts";
import { privacyPress } from "./privacy-press.ts";
import { paragraph } from "./say.ts";
import { belowScale } from "./snooze.ts";
import { nameInto } from "./spaced.ts";

/** The token in the buttons of a test question; real tokens are 22 characters long. */
export const TEST_TOKEN = "test";
/** The token in the buttons of a preview, which stands in a message with others to press. */
export const PREVIEW_TOKEN = "preview";

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/**
 * Gives the question for one person in private, with everything that must be said before an answer. The score's buttons are always there; of the short
 * questions before it the one at `at` stands above them, with a note once one of them was answered.
 */
export function question(asked: Asked, at = 0, isGiven = false): Message {
  const copy = copyOf(asked);
  const ask = questionOf(asked.round.frozen, asked.locale);
  return {
    text: copy.answering.notification({ question: ask, closes: closing(asked, copy) }),
    parts: [
      ...saidAndDone(asked.round.frozen, copy),
      { kind: "heading", text: ask },
      ...about(asked, copy),
      paragraph(glance(asked, copy)),
      paragraph(promise(asked.round.frozen, copy)),
      ...(isGiven ? [paragraph(copy.answering.backgroundWaits)] : []),
      ...backgroundRow(asked, at),
      scale(asked, copy),
      ...belowScale(asked),
    ],
  };
}

/** Gives the question again after Change was pressed: it says nothing of the answer that stands. */
export function questionAgain(asked: Asked): Message {
  const copy = copyOf(asked);
  const ask = questionOf(asked.round.frozen, asked.locale);
  const hint = copy.answering.changeHint;
  return {
    text: hint,
    parts: [
      { kind: "heading", text: ask },
      paragraph(hint),
      scale(asked, copy),
      { kind: "buttons", buttons: [privacyPress(asked.token, copy)] },
    ],
  };
}

/** Gives the question as one post that a channel or group answers. `answered` comes in steps where the round is anonymous; `whyUrl` leads to the private chat. */
export function postQuestion(
  asked: Asked,
  post: { readonly answered: number; readonly whyUrl: string | null },
): Message {
  const copy = copyOf(asked);
  const ask = questionOf(asked.round.frozen, asked.locale);
  const progress = answeredSoFar(asked.round.frozen, post.answered, copy);
  const why: readonly Button[] =
    post.whyUrl === null ? [] : [{ label: copy.answering.sayWhyButton, url: post.whyUrl }];
  return {
    text: copy.answering.notification({ question: ask, closes: closing(asked, copy) }),
    parts: [
      ...saidAndDone(asked.round.frozen, copy),
      { kind: "heading", text: ask },
      paragraph(glance(asked, copy)),
      paragraph(promise(asked.round.frozen, copy)),
      paragraph(copy.answering.postHint),
      scale(asked, copy),
      { kind: "buttons", buttons: [...why, privacyPress(asked.token, copy)] },
      ...(progress === null ? [] : [{ kind: "footnote", text: progress } as const]),
    ],
  };
}

/** Gives the reminder, which can be answered on the spot. */
export function reminder(asked: Asked): Message {
  const copy = copyOf(asked);
  const { reminder: secret, reminderNamed } = copy.answering;
  const text = asked.round.frozen.promise === "anonymous" ? secret : reminderNamed;
  return { text, parts: [paragraph(text), ...question(asked).parts] };
}

/** Gives the question to someone who wants no more reminders of it: it can be answered all the same. */
export function hushedQuestion(asked: Asked): Message {
  const { parts, ...rest } = question({ ...asked, hushed: true });
  return { ...rest, parts: [paragraph(copyOf(asked).answering.hushed), ...parts] };
}

/** Whom a survey's question is shown to before it is asked, and what it would say beside the survey's own words. */
export interface Sample extends Pick<Frozen, "saidAndDone"> {
  readonly locale: Locale;
  readonly k: number;
  readonly operator: string;
}

/** Gives the question of a survey to one person who tries it out; nothing that is pressed counts. */
export function testQuestion(
  survey: Pick<Survey, "wording" | "subject" | "promise" | "relation" | "drivers" | "extras">,
  of: Sample,
): Message {
  const copy = copyFor(of.locale, survey.relation);
  const words = copy.answering;
  return {
    text: words.testBanner,
    parts: [paragraph(words.testBanner), ...sampleParts(survey, of, TEST_TOKEN)],
  };
}

/** Gives the parts of a survey's question as they look, with buttons that carry a token of no round. */
export function sampleParts(
  survey: Pick<Survey, "wording" | "subject" | "promise" | "relation" | "drivers" | "extras">,
  of: Sample,
  token: string,
): readonly Part[] {
  const copy = copyFor(of.locale, survey.relation);
  const frozen = { ...survey, k: of.k, operator: of.operator };
  const facts = [promiseName(survey.promise, copy), takes(survey, copy)];
  return [
    ...saidAndDone(of, copy),
    { kind: "heading", text: questionOf(frozen, of.locale) },
    paragraph(facts.join(" · ")),
    paragraph(promise(frozen, copy)),
    ...backgroundRow({ locale: of.locale, token, round: { frozen } }, 0),
    { kind: "scale", anchors: survey.wording[of.locale].anchors, buttons: scores(token) },
  ];
}

/** Gives the question's sentence with the name of what is recommended. */
export function questionOf(frozen: Pick<Frozen, "wording" | "subject">, locale: Locale): string {
  return nameInto(frozen.wording[locale].question, frozen.subject);
}

/** Gives when the round closes, as its reader's clock says it. */
export function closing(asked: Asked, copy: Copy): string {
  const { round } = asked;
  return copy.format.moment(round.closesAt, asked.zone ?? round.frozen.zone, round.opensAt);
}

function glance(asked: Asked, copy: Copy): string {
  const { round } = asked;
  const words = copy.answering;
  return [
    promiseName(round.frozen.promise, copy),
    takes(round.frozen, copy),
    words.closesAt({ when: closing(asked, copy) }),
    ...askedWords(round, copy),
  ].join(" · ");
}

/** Says how many are asked; a round that people join one by one, as something happens to them, has no number yet. */
function askedWords(round: Asked["round"], { answering: words, format }: Copy): readonly string[] {
  if (round.mode === "link") return [words.askedByLink];
  if (round.population === "open") return [words.askedCrowd];
  const { touchpoint, promise: promised } = round.frozen;
  if (touchpoint !== undefined && promised === "attributed") return [];
  return [words.askedPeople({ count: format.number(round.invited) })];
}

/** Says first what came of earlier answers, in the words of whoever does it. */
function saidAndDone({ saidAndDone: news }: Pick<Frozen, "saidAndDone">, copy: Copy): readonly Part[] {
  if (news === undefined) return [];
  const { heard, text, state } = news;
  const { saidAndDone: both, doneAbout } = copy.answering;
  return [paragraph(heard === null ? doneAbout[state]({ text }) : both[state]({ heard, text }))];
}

/** Says what led to the question, so that it is not taken for one about everything. */
function about({ round, zone, happenedAt }: Asked, { answering: words, format }: Copy): readonly Part[] {
  const { touchpoint } = round.frozen;
  if (touchpoint === undefined) return [];
  if (happenedAt === undefined) return [paragraph(words.about({ touchpoint }))];
  const day = format.day(happenedAt, zone ?? round.frozen.zone, round.opensAt);
  return [paragraph(words.aboutOn({ touchpoint, day }))];
}

function promiseName(promised: Frozen["promise"], copy: Copy): string {
  return promised === "anonymous" ? copy.answering.resultsAnonymous : copy.answering.answersNamed;
}

function promise(frozen: Pick<Frozen, "promise" | "k" | "operator" | "subject">, copy: Copy): string {
  const { operator, subject } = frozen;
  return frozen.promise === "anonymous"
    ? copy.answering.promiseAnonymous({ k: copy.format.number(frozen.k), operator })
    : copy.answering.promiseAttributed({ subject, operator });
}

function answeredSoFar(frozen: Frozen, answered: number, copy: Copy): string | null {
  if (answered === 0) return null;
  const count = copy.format.number(answered);
  return frozen.promise === "anonymous"
    ? copy.answering.answeredAtLeast({ count, k: copy.format.number(frozen.k) })
    : copy.answering.answeredSoFar({ count });
}

function scale(asked: Asked, copy: Copy): Part {
  const { anchors } = asked.round.frozen.wording[copy.locale];
  return { kind: "scale", anchors, buttons: scores(asked.token) };
}

function scores(token: string): readonly Button[] {
  return SCORES.map((score) => ({
    label: String(score),
    press: encodePress({ verb: VERBS.score, token, argument: String(score) }),
  }));
}
