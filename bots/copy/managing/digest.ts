// A digest as people read it: at a glance, and section by section with everything behind it.
import {
  COMMENTS_A_PAGE,
  readOnDigest,
  type Section,
  writeOnDigest,
} from "../../../core/command/on-digest.ts";
import type { DigestView } from "../../../core/digest/digest.ts";
import { isBounded } from "../../../core/digest/reason-of.ts";
import type { Button, Message, Part } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph } from "../say.ts";
import { actionParts } from "./digest-actions.ts";
import { firstSection, sectionParts, sectionsOf } from "./digest-details.ts";
import { chosenGroupParts, groupButtons } from "./digest-group.ts";
import { headlineParts, oneLine, titleOf } from "./digest-headline.ts";
import { trendGlance } from "./digest-legend.ts";
import { reasonParts } from "./digest-reason.ts";
import { dayOf, heading } from "./digest-words.ts";
import type { Reader } from "./reader.ts";

/** What can be pressed under a digest; `argument` is what its buttons carry beside the round. */
export interface DigestButtons {
  readonly details: boolean;
  readonly share: boolean;
  /** Whether the reader may write what will be done. */
  readonly act: boolean;
  readonly argument?: string | undefined;
}

type DigestReader = Pick<Reader, "locale" | "now" | "command">;

const NO_BUTTONS: DigestButtons = { details: false, share: false, act: false };

/** Gives a digest at a glance: score, verdict, who answered, what stands out, the trend, and what will be done. */
export function digestGlance(view: DigestView, reader: DigestReader, buttons: DigestButtons): Message {
  const copy = copyFor(reader.locale, view.relation);
  const words = copy.managing.digest;
  const more = buttons.details
    ? [button(words.detailsButton, VERBS.details, view, buttons.argument, "primary")]
    : [];
  return {
    text: oneLine(view, copy),
    parts: [
      heading(titleOf(view, copy, reader.now)),
      ...headlineParts(view, reader, copy),
      ...reasonParts(view, copy),
      ...trendGlance(view, reader, copy, "picture"),
      ...actionParts(view, { mayAct: buttons.act, command: reader.command }, copy),
      ...row([...more, ...shareButton(view, copy, buttons), ...actButton(view, copy, buttons)]),
    ],
  };
}

/** Gives one section of the details (the first that says something where none is named), with buttons to the others, to other pages, and back. */
export function digestDetails(
  view: DigestView,
  reader: DigestReader,
  buttons: DigestButtons,
  section?: Section,
): Message {
  const copy = copyFor(reader.locale, view.relation);
  const words = copy.managing.details;
  const sections = sectionsOf(view);
  const chosen = sections.find((each) => each === section) ?? firstSection(view);
  const day = dayOf(view.digest.round.opensAt, view, copy, reader.now);
  const lead = (to: Section, page: number, label: string) =>
    button(label, VERBS.details, view, leadingTo(buttons.argument, to, page));
  const others = sections
    .filter((each) => each !== chosen)
    .map((each) => lead(each, 0, words.sections[each]));
  const group = chosen === "segments" ? chosenGroupParts(view, reader, copy) : null;
  const choices = chosen === "segments" && group === null ? groupButtons(view, copy, lead) : [];
  const less = button(copy.managing.digest.lessButton, VERBS.less, view, buttons.argument);
  return {
    text: oneLine(view, copy),
    parts: [
      heading(words.title({ subject: view.subject, section: words.sections[chosen], day })),
      ...(group ?? sectionParts(chosen, view, reader, copy, { drawn: "picture", whole: false })),
      ...(choices.length === 0 ? [] : [paragraph(words.chooseGroup), ...row(choices)]),
      ...(chosen === "words" ? row(pageButtons(view, copy, lead)) : []),
      ...row([...(group === null ? [] : [lead("segments", 0, words.toGroups)]), ...others, less]),
    ],
  };
}

/** Gives a digest with all its details below one another, for where nothing can be pressed or drawn. */
export function digestInFull(view: DigestView, reader: DigestReader): Message {
  const copy = copyFor(reader.locale, view.relation);
  const words = copy.managing.details;
  const sections = sectionsOf(view).flatMap((section) => [
    heading(words.sections[section]),
    ...sectionParts(section, view, reader, copy, { drawn: "bars", whole: true }),
  ]);
  return {
    text: oneLine(view, copy),
    parts: [
      heading(titleOf(view, copy, reader.now)),
      ...headlineParts(view, reader, copy),
      ...reasonParts(view, copy),
      ...actionParts(view, { mayAct: NO_BUTTONS.act, command: reader.command }, copy),
      ...sections,
    ],
  };
}

/** Gives which round it is and what it came to, as the App Home shows it. */
export function digestBrief(view: DigestView, reader: Pick<Reader, "locale" | "now">): string {
  const copy = copyFor(reader.locale, view.relation);
  return `${titleOf(view, copy, reader.now)}\n${oneLine(view, copy)}`;
}

/** Gives the digest in one line, as notifications show it. */
export function digestLine(view: DigestView, reader: Pick<Reader, "locale">): string {
  return oneLine(view, copyFor(reader.locale, view.relation));
}

function pageButtons(
  { digest, commentsFrom }: DigestView,
  copy: Copy,
  lead: (to: Section, page: number, label: string) => Button,
): readonly Button[] {
  const { backButton, moreButton } = copy.managing.details;
  const page = Math.floor(commentsFrom / COMMENTS_A_PAGE);
  const isLast = commentsFrom + digest.comments.length >= digest.commentCount;
  return [
    ...(page > 0 ? [lead("words", page - 1, backButton)] : []),
    ...(isLast ? [] : [lead("words", page + 1, moreButton)]),
  ];
}

function leadingTo(argument: string | undefined, section: Section, page: number): string | undefined {
  const { last, place } = readOnDigest(argument);
  return writeOnDigest({ last, place, isPublic: false, section, page });
}

function row(buttons: readonly Button[]): readonly Part[] {
  return buttons.length === 0 ? [] : [{ kind: "buttons", buttons }];
}

function shareButton(view: DigestView, copy: Copy, buttons: DigestButtons): readonly Button[] {
  // A look at a round that is still open is not for a channel: it would change how people answer.
  if (!buttons.share || !view.final) return [];
  return [button(copy.managing.digest.shareButton, VERBS.share, view, buttons.argument)];
}

function actButton(view: DigestView, copy: Copy, { act }: DigestButtons): readonly Button[] {
  if (!act || !view.final || (view.digest.nps === null && !isBounded(view.digest))) return [];
  const press = encodePress({ verb: VERBS.action, token: view.surveyId });
  return [{ label: copy.managing.steering.newActionButton, press }];
}

function button(
  label: string,
  verb: typeof VERBS.details | typeof VERBS.less | typeof VERBS.share,
  { digest }: DigestView,
  argument: string | undefined,
  style?: "primary",
): Button {
  const token = digest.round.id;
  return {
    label,
    press: encodePress({ verb, token, ...(argument === undefined ? {} : { argument }) }),
    ...(style === undefined ? {} : { style }),
  };
}
