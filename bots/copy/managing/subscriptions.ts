// Who reads a digest of each week, month or quarter, as they read of it themselves.
import type { Of, SteeringOutcome } from "../../../core/command/steering-outcome.ts";
import type { Message, Part } from "../../../core/message.ts";
import type { Subscription } from "../../../core/steer/subscription.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";
import { placeWords } from "./rhythm.ts";

type Outcome<Kind extends SteeringOutcome["kind"]> = Extract<SteeringOutcome, { kind: Kind }>;

/** Lists what someone reads, by the numbers that end it. */
export function subscriptionsMessage(
  { lines, mayChannels }: Outcome<"subscriptions">,
  { locale, command, platform }: Reader,
): Message {
  const copy = copyFor(locale);
  const words = copy.managing.steering;
  const listed = lines.map((line, at) =>
    words.subscriptionLine({ number: copy.format.number(at + 1), ...said(line, copy, platform) }),
  );
  const how = [
    words.subscriptionsHow({ command }),
    ...(mayChannels ? [words.subscriptionsHowChannels({ command })] : []),
  ];
  const footnote: Part = { kind: "footnote", text: how.join("\n") };
  return {
    text: words.subscriptionsTitle,
    parts: [
      { kind: "heading", text: words.subscriptionsTitle },
      paragraph(listed.length === 0 ? words.subscriptionsEmpty : listed.join("\n")),
      footnote,
    ],
  };
}

/** Says who reads what from now on, and when the first one comes. */
export function subscribed({ line, firstAt }: Outcome<"subscribed">, { locale, platform }: Reader): Message {
  const copy = copyFor(locale);
  const words = copy.managing.steering;
  const when = copy.format.date(firstAt, line.thing.zone);
  const quiet = line.thing.accountId === null ? [words.quietChannel] : [];
  return say(words.subscribed(said(line, copy, platform)), words.firstSummary({ when }), ...quiet);
}

/** Says what is read no more. */
export function unsubscribed({ line }: Outcome<"unsubscribed">, { locale, platform }: Reader): Message {
  const copy = copyFor(locale);
  return say(copy.managing.steering.unsubscribed(said(line, copy, platform)));
}

function said({ thing, survey }: Of<Subscription>, copy: Copy, platform: Reader["platform"]) {
  const words = copy.managing.steering;
  return {
    // Nobody sees what others read for themselves.
    reader: thing.accountId === null ? placeWords(thing.name, copy, platform) : words.you,
    of: survey === null ? words.allSurveys : words.ofSurvey({ survey }),
    ...{ when: words.periods[thing.period], at: thing.at, zone: thing.zone },
  };
}
