// The conversation as one thing that platforms call. The one edge at which a failed store turns into words.
import { SurveyError } from "../../core/errors.ts";
import type { Locale } from "../../core/ports.ts";
import { copyFor } from "../copy/copy.ts";
import { home } from "../copy/home.ts";
import { REASON_FIELDS } from "../copy/reason.ts";
import { say } from "../copy/say.ts";
import { type Conversation, localeOf, meet, recognise } from "./conversation.ts";
import type { Managers } from "./managers.ts";
import type { TalkPorts } from "./ports.ts";
import { pressed } from "./press.ts";
import { reached, started, stopped } from "./start.ts";
import { storable, storableSubmission } from "./storable.ts";
import { submitted } from "./submit.ts";
import type { Actor, Reply, Talk } from "./talk.ts";
import { heard } from "./words.ts";

/** Gives the conversation of one organization over all its platforms. */
export function createTalk(ports: TalkPorts, managers: Managers): Talk {
  // A failing store may not tell the reader's language: the organization's, as last read, then serves.
  let usual: Locale = "en";
  const organization = async () => {
    const read = await ports.organization();
    usual = read.locale;
    return read;
  };
  const conversation: Conversation = { ports: { ...ports, organization }, managers };

  const localeAfterFailure = async (who: Actor): Promise<Locale> => {
    try {
      return (await recognise(conversation, who))?.locale ?? who.member?.locale ?? usual;
    } catch {
      // The first failure is the one that is logged; this one only decides between languages.
      return who.member?.locale ?? usual;
    }
  };

  /** Logs a failure by its code alone, and gives the language to tell the person in. */
  const failed = (who: Actor, kind: string, error: unknown): Promise<Locale> => {
    const code = error instanceof SurveyError ? error.code : error instanceof Error ? error.name : "internal";
    ports.log.error({ event: "talk-failed", kind, code });
    return localeAfterFailure(who);
  };

  const replied = async (who: Actor, kind: string, work: () => Promise<Reply>): Promise<Reply> => {
    try {
      return await work();
    } catch (error) {
      const locale = await failed(who, kind, error);
      const { notSaved } = copyFor(locale).answering;
      // A press has a place for one passing sentence; what was typed is answered where it was typed.
      return kind === "press"
        ? { locale, toast: notSaved, failed: true }
        : { locale, answer: say(notSaved), failed: true };
    }
  };

  return {
    press: (who, press, at) => replied(who, "press", () => pressed(conversation, who, press, at)),
    command: (who, text, place) =>
      replied(who, "command", async () =>
        managers.command(await meet(conversation, who), storable(text), place),
      ),
    words: (who, text, messageRef) =>
      replied(who, "words", () => heard(conversation, who, storable(text), messageRef)),
    start: (who, payload) =>
      replied(who, "start", () => started(conversation, who, payload === null ? null : storable(payload))),
    stop: (who) => replied(who, "stop", () => stopped(conversation, who)),
    reachable: (who, reachable) => reached(conversation, who, reachable),

    submit: async (who, press, submission, place) => {
      try {
        return await submitted(conversation, who, press, storableSubmission(submission), place);
      } catch (error) {
        const locale = await failed(who, "submit", error);
        const field = Object.keys(submission)[0] ?? REASON_FIELDS.reason;
        return { kind: "errors", locale, errors: { [field]: copyFor(locale).answering.notSaved } };
      }
    },

    home: async (who) => {
      const asker = await recognise(conversation, who);
      const owner = asker?.organization ?? (await organization());
      const locale = asker?.locale ?? localeOf(who, null, owner);
      const more = asker === null ? [] : await managers.homeParts(asker);
      return { locale, message: home(locale, owner, more) };
    },
  };
}
