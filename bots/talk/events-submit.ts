// The forms about events come back: a rule is saved, or an event is told; what is wrong stands at its field.
import { refusal } from "../../core/command/commanding.ts";
import { readPersonIn } from "../../core/command/reference.ts";
import { setRule, tellByHand } from "../../core/command/run-events.ts";
import { NO_TOKEN } from "../../core/command/run-press.ts";
import type { Submission } from "../../core/message.ts";
import { type Press, VERBS } from "../../core/press.ts";
import { EVENT_TYPE, MOST_TYPE } from "../../core/trigger/event.ts";
import { copyFor } from "../copy/copy.ts";
import { EVENT_FIELDS, OFFERED } from "../copy/managing/event-forms.ts";
import { mayNot } from "../copy/managing/help.ts";
import { say } from "../copy/say.ts";
import { replyTo } from "./command.ts";
import { commanding, type Managing, readerOf } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { FormReply, Place } from "./talk.ts";

/** Takes the form of a rule, or the one that asks about something. */
export async function submittedEvents(
  managing: Managing,
  asker: Asker,
  press: Press,
  submission: Submission,
  place: Place,
): Promise<FormReply> {
  const { locale, account } = asker;
  const isRule = press.verb === VERBS.rule;
  const refused = refusal(isRule ? "events" : "event", account);
  if (refused !== null) {
    const answer = say(mayNot(refused.needs, readerOf(managing.ports, asker)));
    return { kind: "done", reply: { locale, answer } };
  }
  return isRule
    ? submittedRule(managing, asker, submission, place)
    : submittedEvent(managing, asker, press, submission, place);
}

async function submittedRule(
  managing: Managing,
  asker: Asker,
  submission: Submission,
  place: Place,
): Promise<FormReply> {
  const { locale } = asker;
  const words = copyFor(locale).managing.events;
  const eventType = textOf(submission, EVENT_FIELDS.type).toLowerCase();
  const touchpoint = textOf(submission, EVENT_FIELDS.touchpoint);
  const errors = {
    ...(eventType.length <= MOST_TYPE && EVENT_TYPE.test(eventType)
      ? {}
      : { [EVENT_FIELDS.type]: words.badType }),
    ...(touchpoint === "" ? { [EVENT_FIELDS.touchpoint]: words.badTouchpoint } : {}),
  };
  if (Object.keys(errors).length > 0) return { kind: "errors", locale, errors };
  const outcome = await setRule(managing.commands, commanding(asker, place), eventType, {
    survey: textOf(submission, EVENT_FIELDS.survey),
    touchpoint,
    delayMinutes: offered(OFFERED.after, submission, EVENT_FIELDS.after),
    samplePercent: offered(OFFERED.sample, submission, EVENT_FIELDS.sample),
    deadlineHours: offered(OFFERED.within, submission, EVENT_FIELDS.within),
  });
  return { kind: "done", reply: await replyTo(managing, asker, place, outcome) };
}

async function submittedEvent(
  managing: Managing,
  asker: Asker,
  press: Press,
  submission: Submission,
  place: Place,
): Promise<FormReply> {
  const { locale } = asker;
  const said = textOf(submission, EVENT_FIELDS.person);
  const who = press.token === NO_TOKEN ? readPersonIn(said) : { id: press.token, name: null };
  if (who === null) {
    const { badPerson } = copyFor(locale).managing.events;
    return { kind: "errors", locale, errors: { [EVENT_FIELDS.person]: badPerson } };
  }
  const eventType = textOf(submission, EVENT_FIELDS.rule);
  const outcome = await tellByHand(managing.commands, commanding(asker, place), { eventType, who });
  return { kind: "done", reply: await replyTo(managing, asker, place, outcome) };
}

function textOf(submission: Submission, name: string): string {
  const value = submission[name];
  return typeof value === "string" ? value.trim() : "";
}

// Whatever a forged form sends, it gets one of what was offered.
function offered(choices: readonly number[], submission: Submission, name: string): number {
  const said = Number(textOf(submission, name));
  return choices.find((each) => each === said) ?? choices[0] ?? 0;
}
