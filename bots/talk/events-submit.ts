// The forms about events come back: a rule is saved, or an event is told; what is wrong stands at its field.
import { refusal } from "../../core/command/commanding.ts";
import { readPersonIn } from "../../core/command/reference.ts";
import { setRule, tellByHand } from "../../core/command/run-events.ts";
import { NO_TOKEN } from "../../core/command/run-press.ts";
import type { Submission } from "../../core/message.ts";
import { VERBS } from "../../core/press.ts";
import { EVENT_TYPE, MOST_TYPE } from "../../core/trigger/event.ts";
import { copyFor } from "../copy/copy.ts";
import { EVENT_FIELDS, OFFERED } from "../copy/managing/event-forms.ts";
import { mayNot } from "../copy/managing/help.ts";
import { commanding, readerOf } from "./managing.ts";
import { doneWith, outcomeOf, type Submitting, textOf, wrongAt } from "./submitting.ts";
import type { FormReply } from "./talk.ts";

/** Takes the form of a rule, or the one that asks about something. */
export async function submittedEvents(of: Submitting): Promise<FormReply> {
  const { managing, asker, press } = of;
  const isRule = press.verb === VERBS.rule;
  const refused = refusal(isRule ? "events" : "event", asker.account);
  if (refused !== null) return doneWith(of, mayNot(refused.needs, readerOf(managing.ports, asker)));
  return isRule ? submittedRule(of) : submittedEvent(of);
}

async function submittedRule(of: Submitting): Promise<FormReply> {
  const { managing, asker, submission, place } = of;
  const words = copyFor(asker.locale).managing.events;
  const eventType = textOf(submission, EVENT_FIELDS.type).toLowerCase();
  const touchpoint = textOf(submission, EVENT_FIELDS.touchpoint);
  const errors = {
    ...(eventType.length <= MOST_TYPE && EVENT_TYPE.test(eventType)
      ? {}
      : { [EVENT_FIELDS.type]: words.badType }),
    ...(touchpoint === "" ? { [EVENT_FIELDS.touchpoint]: words.badTouchpoint } : {}),
  };
  if (Object.keys(errors).length > 0) return wrongAt(of, errors);
  const outcome = await setRule(managing.commands, commanding(asker, place), eventType, {
    survey: textOf(submission, EVENT_FIELDS.survey),
    touchpoint,
    delayMinutes: offered(OFFERED.after, submission, EVENT_FIELDS.after),
    samplePercent: offered(OFFERED.sample, submission, EVENT_FIELDS.sample),
    deadlineHours: offered(OFFERED.within, submission, EVENT_FIELDS.within),
  });
  return outcomeOf(of, outcome);
}

async function submittedEvent(of: Submitting): Promise<FormReply> {
  const { managing, asker, press, submission, place } = of;
  const said = textOf(submission, EVENT_FIELDS.person);
  const who = press.token === NO_TOKEN ? readPersonIn(said) : { id: press.token, name: null };
  if (who === null) {
    const { badPerson } = copyFor(asker.locale).managing.events;
    return wrongAt(of, { [EVENT_FIELDS.person]: badPerson });
  }
  const eventType = textOf(submission, EVENT_FIELDS.rule);
  return outcomeOf(of, await tellByHand(managing.commands, commanding(asker, place), { eventType, who }));
}

// Whatever a forged form sends, it gets one of what was offered.
function offered(choices: readonly number[], submission: Submission, name: string): number {
  const said = Number(textOf(submission, name));
  return choices.find((each) => each === said) ?? choices[0] ?? 0;
}
