// People as an admin sees them: accounts, attributes, wishes, when they were asked last. Nothing of whether or what they answered.
import type { UnreadyValues } from "../../../core/command/ready-values.ts";
import type { PersonShown, RosterOutcome } from "../../../core/command/roster-outcome.ts";
import type { Message, Part } from "../../../core/message.ts";
import type { PersonCard, PersonQuery } from "../../../core/people/roster.ts";
import { encodePress, VERBS, YES } from "../../../core/press.ts";
import { type Copy, copyFor } from "../copy.ts";
import { PLATFORM_NAMES } from "../platform-names.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";

/** Says what came of a wish about other people. */
export function rosterMessage(outcome: RosterOutcome, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const { format } = copy;
  const words = copy.managing.people;
  switch (outcome.kind) {
    case "overview": {
      const known = outcome.definitions.map(({ key }) => key);
      return say(
        words.overview({ count: format.number(outcome.total) }),
        ...(known.length === 0 ? [] : [words.personAttributes({ attributes: format.list(known) })]),
        words.overviewHow({ command: reader.command }),
        words.overviewImport,
      );
    }
    case "found":
      return found(outcome, copy);
    case "person":
      return cardMessage(outcome.person, [], reader);
    case "set": {
      const name = nameOf(outcome.person.card);
      const created =
        outcome.created.length === 0 ? [] : [words.newAttributes({ keys: format.list(outcome.created) })];
      return cardMessage(outcome.person, [words.personSet({ name }), ...created], reader);
    }
    case "bad-value":
    case "too-many":
      return say(unready(outcome, copy));
    case "opted-out":
      return say(
        outcome.survey === null
          ? words.personOptedOutOfAll({ name: outcome.name, command: reader.command })
          : words.personOptedOut({ name: outcome.name, survey: outcome.survey, command: reader.command }),
      );
    case "opted-in":
      return say(words.personOptedIn({ name: outcome.name }));
    case "confirm-erase":
      return confirmErase(outcome.card, copy);
    case "erase-waits":
      return say(
        words.eraseWaits({
          name: nameOf(outcome.card),
          day: format.day(outcome.from, reader.zone, reader.now),
          command: reader.command,
        }),
      );
    case "erased":
      return say(words.erased);
    case "kept":
      return say(words.eraseKept);
  }
}

/** Says why values cannot be stored. */
export function unready(outcome: UnreadyValues, { managing, format }: Copy): string {
  const words = managing.people;
  if (outcome.kind === "too-many") return words.tooManyAttributes({ most: format.number(outcome.most) });
  const { key, value, fault, most } = outcome.bad;
  return words.badValue[fault]({ key, value, most: format.number(most) });
}

function found({ query, people, total }: Extract<RosterOutcome, { kind: "found" }>, copy: Copy): Message {
  const { format } = copy;
  const words = copy.managing.people;
  const asked = asSaid(query);
  if (total === 0) return say(words.foundNone({ query: asked }));
  const count = format.number(total);
  const title = words.found({ query: asked, count });
  const more: readonly Part[] =
    total > people.length
      ? [{ kind: "footnote", text: words.foundMore({ shown: format.number(people.length), count }) }]
      : [];
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      paragraph(people.map((card) => `• ${personLine(card, copy)}`).join("\n")),
      ...more,
    ],
  };
}

function asSaid({ text, attribute }: PersonQuery): string {
  return attribute === null ? `“${text ?? ""}”` : `${attribute.key} = ${attribute.value}`;
}

function personLine(card: PersonCard, copy: Copy): string {
  const accounts = copy.format.list([
    ...new Set(
      card.accounts.map(
        ({ platform, handle, externalId }) =>
          `${PLATFORM_NAMES[platform]} ${handle ? `@${handle}` : externalId}`,
      ),
    ),
  ]);
  return copy.managing.people.personLine({
    name: nameOf(card),
    accounts,
    attributes: attributesOf(card, copy),
  });
}

function attributesOf({ attributes }: PersonCard, { format }: Copy): string {
  return format.list(Object.entries(attributes).map(([key, value]) => `${key} = ${value}`));
}

function cardMessage(
  { card, lastAsked, optedOut, keptOut, keptOutOfAll }: PersonShown,
  before: readonly string[],
  reader: Reader,
): Message {
  const copy = copyFor(reader.locale);
  const { format } = copy;
  const words = copy.managing.people;
  const accounts = card.accounts.map(({ platform, name, handle, email, externalId, state }) =>
    words.accountLine({
      platform: PLATFORM_NAMES[platform],
      name,
      id: [
        handle === undefined ? externalId : `@${handle}, ${externalId}`,
        ...(email === undefined ? [] : [email]),
      ].join(", "),
      state: words.states[state],
    }),
  );
  const isQuiet = card.quietUntil !== null && card.quietUntil > reader.now;
  const attributes = attributesOf(card, copy);
  const lines = [
    ...accounts,
    ...(card.accounts.length > 1 && card.prefers !== null
      ? [words.prefers({ platform: PLATFORM_NAMES[card.prefers] })]
      : []),
    attributes === "" ? words.personNoAttributes : words.personAttributes({ attributes }),
    ...(isQuiet && card.quietUntil !== null
      ? [words.quietUntil({ day: format.day(card.quietUntil, reader.zone, reader.now) })]
      : []),
    ...(optedOut.length > 0 ? [words.optedOut({ surveys: format.list(optedOut) })] : []),
    ...(keptOutOfAll === true ? [words.keptOutOfAll] : []),
    ...(keptOut.length > 0 ? [words.keptOut({ surveys: format.list(keptOut) })] : []),
    lastAsked === null
      ? words.neverAsked
      : words.lastAsked({ day: format.day(lastAsked, reader.zone, reader.now) }),
  ];
  const name = nameOf(card);
  return {
    text: before[0] ?? name,
    parts: [
      ...before.map(paragraph),
      { kind: "heading", text: name },
      paragraph(lines.map((line) => `• ${line}`).join("\n")),
    ],
  };
}

function confirmErase(card: PersonCard, copy: Copy): Message {
  const words = copy.managing.people;
  const title = words.eraseTitle({ name: personLine({ ...card, attributes: {} }, copy) });
  const press = (argument: string) =>
    encodePress({ verb: VERBS.erasePerson, token: card.personId, argument });
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      paragraph(words.eraseWhat),
      {
        kind: "buttons",
        buttons: [
          { label: words.eraseButton, press: press(YES), style: "danger" },
          { label: words.eraseKeep, press: press("no") },
        ],
      },
    ],
  };
}

function nameOf({ accounts }: PersonCard): string {
  return accounts.find(({ name }) => name !== "")?.name ?? accounts[0]?.externalId ?? "?";
}
