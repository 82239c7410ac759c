// Roles, invitations and languages, as those who asked for them read it.
import type { CommandOutcome } from "../../../core/command/outcome.ts";
import type { Button, Message } from "../../../core/message.ts";
import { LOCALES } from "../../../core/ports.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { copyFor } from "../copy.ts";
import { forgetConfirm, OWN_TOKEN } from "../privacy.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";
import { scopeWords } from "./scope-words.ts";

type Outcome<Kind extends CommandOutcome["kind"]> = Extract<CommandOutcome, { kind: Kind }>;

/** Says what role someone has now. */
export function roleSet({ account, role }: Outcome<"role-set">, reader: Reader): Message {
  const words = copyFor(reader.locale).managing.commands;
  const { name } = account;
  if (role === "none") return say(words.roleTaken({ name }));
  if (account.scope !== undefined) {
    const { steering } = copyFor(reader.locale).managing;
    return say(steering.roleScoped({ name, whom: scopeWords(account.scope, copyFor(reader.locale)) }));
  }
  return say(words.roleGiven({ name, role: role === "admin" ? words.roleAdmin : words.roleManager }));
}

/** Gives everyone who has a role, with what managers of one segment see. */
export function rolesMessage({ accounts }: Outcome<"roles">, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const { commands: words, steering } = copy.managing;
  const lines = accounts.map(({ name, role, scope }) =>
    steering.roleLine({
      name,
      role: role === "admin" ? words.roleAdmin : words.roleManager,
      whom: scope === undefined ? "" : scopeWords(scope, copy),
    }),
  );
  return {
    text: steering.rolesTitle,
    parts: [
      { kind: "heading", text: steering.rolesTitle },
      paragraph(lines.join("\n")),
      { kind: "footnote", text: steering.rolesHow({ command: reader.command }) },
    ],
  };
}

/** Asks before someone gives up their own admin role. */
export function roleConfirm({ account, role }: Outcome<"role-confirm">, reader: Reader): Message {
  const words = copyFor(reader.locale).managing.commands;
  const buttons: readonly Button[] = [
    {
      label: words.roleConfirmButton,
      press: encodePress({ verb: VERBS.role, token: account.id, argument: role }),
      style: "danger",
    },
    {
      label: words.roleKeepButton,
      press: encodePress({ verb: VERBS.keep, token: account.id, argument: "role" }),
    },
  ];
  return {
    text: words.roleConfirm,
    parts: [
      { kind: "heading", text: words.roleConfirm },
      paragraph(words.roleConfirmWhat),
      { kind: "buttons", buttons },
    ],
  };
}

/** Says that nobody, or more than one, goes by a name. */
export function unknownPerson({ who, found }: Outcome<"unknown-person">, reader: Reader): Message {
  const { managing, format } = copyFor(reader.locale);
  const name = who.name ?? who.id ?? "?";
  return say(
    found > 1
      ? managing.commands.severalPeople({ name, count: format.number(found) })
      : managing.commands.unknownPerson({ name }),
  );
}

/** Gives the link of a join code; the code alone where the bot has no name on Telegram. */
export function inviteMessage(of: Outcome<"invite">, username: string | undefined, reader: Reader): Message {
  const { managing, format } = copyFor(reader.locale);
  const words = managing.commands;
  const attributes = format.list(Object.entries(of.attributes).map(([name, value]) => `${name} = ${value}`));
  const start = `join_${of.code}`;
  const link =
    username === undefined ? words.inviteCode({ code: start }) : `https://t.me/${username}?start=${start}`;
  const until = format.day(of.expiresAt, reader.zone, reader.now);
  const created =
    of.created.length === 0 ? [] : [managing.people.newAttributes({ keys: format.list(of.created) })];
  return say(
    words.invite({ attributes }),
    link,
    words.inviteHow({ until, uses: format.number(of.uses) }),
    ...created,
  );
}

/** Asks which language. */
export function whichLanguage(reader: Reader): Message {
  const text = copyFor(reader.locale).managing.commands.whichLanguage;
  const buttons = LOCALES.map((locale) => ({
    label: copyFor(locale).answering.languageButton,
    press: encodePress({ verb: VERBS.language, token: OWN_TOKEN, argument: locale }),
    ticked: locale === reader.locale,
  }));
  return { text, parts: [paragraph(text), { kind: "buttons", buttons }] };
}

/** Asks before someone is forgotten, and says so when nobody could manage afterwards. */
export function forgetQuestion({ lastAdmin }: Outcome<"forget-confirm">, reader: Reader): Message {
  const message = forgetConfirm(reader.locale);
  if (!lastAdmin) return message;
  const warning = paragraph(`⚠ ${copyFor(reader.locale).managing.commands.forgetLastAdmin}`);
  const [heading, ...rest] = message.parts;
  return { ...message, parts: heading === undefined ? [warning] : [heading, warning, ...rest] };
}
