// What is stored about a person, now and after closing, and how all of it goes.
import type { Message, Part } from "../../core/message.ts";
import type { Organization, Role, StoredAbout } from "../../core/people/person.ts";
import type { Locale, Platform } from "../../core/ports.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { type Copy, copyFor } from "./copy.ts";
import { scopeWords } from "./managing/scope-words.ts";
import { PLATFORM_NAMES } from "./platform-names.ts";
import { paragraph, say } from "./say.ts";

/** The token of buttons that concern the presser and nothing else. */
export const OWN_TOKEN = "me";

// Languages name themselves: whoever looks for theirs can read it.
const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: "English", "zh-CN": "中文" };

/** The argument of the button that erases, and keeps anyone from asking again. */
export const FOR_GOOD = "never";

/** What the notice needs beside what is stored. `stored` is null for someone whom the bot does not know. */
export interface PrivacyFacts {
  readonly stored: StoredAbout | null;
  readonly organization: Pick<Organization, "operator" | "zone">;
  readonly locale: Locale;
  readonly zone?: string | null;
  readonly command: string;
  readonly now: Date;
  /** Where they refuse for good, the platform on which they can end that. */
  readonly refusesOn?: Platform;
  /** What they wish about being asked, with the surveys by their keys; left out where they never said anything. */
  readonly wishes?: { readonly quietUntil: Date | null; readonly surveys: readonly string[] };
}

/** Gives exactly what is stored about someone now, and what will be after closing. A number given to an anonymous round is never in it. */
export function privacyNotice(facts: PrivacyFacts): Message {
  const copy = copyFor(facts.locale);
  const words = copy.answering;
  const { refusesOn, command } = facts;
  const lines = [
    ...(facts.stored === null ? [] : storedLines(facts.stored, facts, copy)),
    ...(refusesOn === undefined
      ? []
      : [paragraph(words.privacyRefused({ way: wayBack(refusesOn, command, copy) }))]),
  ];
  const now = lines.length === 0 ? [paragraph(words.privacyNothing)] : lines;
  return {
    text: words.privacyTitle,
    parts: [
      { kind: "heading", text: words.privacyTitle },
      ...now,
      { kind: "heading", text: words.privacyLater },
      paragraph(words.privacyLaterAnonymous),
      paragraph(words.privacyLaterAttributed),
      paragraph(words.privacyCopies({ operator: facts.organization.operator })),
      ...(facts.stored?.accounts.some((account) => account.platform === "slack")
        ? [paragraph(words.privacyChat)]
        : []),
      { kind: "footnote", text: words.privacyForget({ command: facts.command }) },
    ],
  };
}

/** Gives the question before everything about someone is erased. */
export function forgetConfirm(locale: Locale): Message {
  const words = copyFor(locale).answering;
  return {
    text: words.forgetTitle,
    parts: [
      { kind: "heading", text: words.forgetTitle },
      paragraph(words.forgetWhat),
      paragraph(words.forgetKept),
      paragraph(words.forgetForGood),
      {
        kind: "buttons",
        buttons: [
          {
            label: words.forgetButton,
            press: encodePress({ verb: VERBS.forget, token: OWN_TOKEN, argument: "yes" }),
            style: "danger",
          },
          {
            label: words.forgetForGoodButton,
            press: encodePress({ verb: VERBS.forget, token: OWN_TOKEN, argument: FOR_GOOD }),
            style: "danger",
          },
          {
            label: words.keepButton,
            press: encodePress({ verb: VERBS.forget, token: OWN_TOKEN, argument: "no" }),
          },
        ],
      },
    ],
  };
}

/** Gives what was erased; with `forGood` how to be asked again after all, by the platform and command of the reader. */
export function forgotten(
  locale: Locale,
  erased: { readonly ballots: number; readonly deliveries: number },
  forGood: { readonly platform: Platform; readonly command: string } | null,
): Message {
  const copy = copyFor(locale);
  const { answering, format } = copy;
  const ballots = format.number(erased.ballots);
  const deliveries = format.number(erased.deliveries);
  const done = answering.forgetDone({ ballots, deliveries });
  if (forGood === null) return say(done, answering.forgetAgain);
  return say(done, answering.forgetNever({ way: wayBack(forGood.platform, forGood.command, copy) }));
}

function wayBack(platform: Platform, command: string, { managing }: Copy): string {
  return platform === "telegram" ? "/start" : managing.quiet.wayBack({ command });
}

/** Gives the name of a role, null for someone without one. */
export function roleName(role: Role, locale: Locale): string | null {
  const words = copyFor(locale).answering;
  if (role === "none") return null;
  return role === "admin" ? words.roleAdmin : words.roleManager;
}

function storedLines(stored: StoredAbout, facts: PrivacyFacts, copy: Copy): readonly Part[] {
  const { answering: words, format } = copy;
  const role = roleName(stored.role, copy.locale);
  const attributes = Object.entries(stored.attributes).map(([name, value]) => `${name} = ${value}`);
  const facets = [
    ...stored.accounts.map(({ platform, name, handle, externalId, email }) =>
      words.privacyAccount({
        platform: PLATFORM_NAMES[platform],
        name: name === "" ? "–" : name,
        id: [...(handle === null ? [] : [`@${handle}`]), externalId, ...(email === null ? [] : [email])].join(
          ", ",
        ),
      }),
    ),
    role === null ? null : words.privacyRole({ role }),
    stored.scope === undefined ? null : words.privacyScope({ segment: scopeWords(stored.scope, copy) }),
    stored.locale === null ? null : words.privacyLanguage({ language: LANGUAGE_NAMES[stored.locale] }),
    stored.zone === undefined ? null : words.privacyZone({ zone: stored.zone }),
    attributes.length === 0 ? null : words.privacyAttributes({ attributes: format.list(attributes) }),
    words.privacyInvitations({ count: format.number(stored.invitations) }),
    eventsLine(stored, copy),
    stored.attributedBallots === 0
      ? null
      : words.privacyNamedAnswers({ count: format.number(stored.attributedBallots) }),
    ...wishLines(facts, copy),
    stored.actions === undefined ? null : words.privacyActions({ count: format.number(stored.actions) }),
    stored.subscriptions === undefined
      ? null
      : words.privacySubscriptions({ count: format.number(stored.subscriptions) }),
    stored.changes === 0 ? null : words.privacyChanges({ count: format.number(stored.changes) }),
  ].filter((line) => line !== null);
  return [
    ...facets.map(paragraph),
    ...stored.openBallots.flatMap((ballot) => openBallot(ballot, facts, copy)),
    ...(stored.given ?? []).map(({ survey, closesAt }) => {
      const until = format.moment(closesAt, facts.zone ?? facts.organization.zone, facts.now);
      return paragraph(words.privacyOpenGiven({ survey, until }));
    }),
  ];
}

function eventsLine({ events = [] }: StoredAbout, { answering: words, format }: Copy): string | null {
  if (events.length === 0) return null;
  const list = events.map(({ type, count }) => words.privacyEvent({ type, count: format.number(count) }));
  return words.privacyEvents({ events: format.list(list) });
}

function wishLines({ wishes, zone, organization, now }: PrivacyFacts, copy: Copy): readonly string[] {
  const { format, managing } = copy;
  if (wishes === undefined) return [];
  const { quietUntil, surveys } = wishes;
  const day = quietUntil === null ? "" : format.day(quietUntil, zone ?? organization.zone, now);
  const quiet = (quietUntil?.getTime() ?? 0) > now.getTime();
  return [
    ...(quietUntil === null
      ? []
      : [quiet ? managing.quiet.storedQuiet({ day }) : managing.quiet.storedBack({ day })]),
    ...(surveys.length === 0 ? [] : [managing.quiet.storedOut({ surveys: format.list(surveys) })]),
  ];
}

function openBallot(
  ballot: StoredAbout["openBallots"][number],
  facts: PrivacyFacts,
  copy: Copy,
): readonly Part[] {
  const { answering: words, format } = copy;
  const { survey, reason } = ballot;
  const until = format.moment(ballot.closesAt, facts.zone ?? facts.organization.zone, facts.now);
  // This notice may stay in a chat, so an anonymous answer's number and words are not repeated in it.
  if (ballot.promise === "anonymous") return [paragraph(words.privacyOpenAnonymous({ survey, until }))];
  const line = paragraph(words.privacyOpenAttributed({ survey, until, score: format.number(ballot.score) }));
  const { besides = 0 } = ballot;
  const lines =
    besides === 0 ? [line] : [line, paragraph(words.privacyOpenBesides({ count: format.number(besides) }))];
  if (reason === null) return lines;
  return [...lines, paragraph(words.privacyOpenReason), { kind: "quote", text: reason }];
}
