// Rules about events, tokens, and what became of telling, as managers read it.
import type { EventsOutcome, RuleLine } from "../../../core/command/event-outcome.ts";
import { COUNTED_DAYS } from "../../../core/command/run-events.ts";
import { NO_TOKEN } from "../../../core/command/run-press.ts";
import type { Message, Part } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import type { EventCount, TakenEvent } from "../../../core/trigger/ports.ts";
import { type EventRule, WHOLE_WEEK_HOURS } from "../../../core/trigger/rule.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";
import { placeWords } from "./rhythm.ts";

/** Outcomes that are a window and not a message. */
export type EventForms = Extract<EventsOutcome, { kind: "rule-form" | "event-form" }>;
type Said = Exclude<EventsOutcome, EventForms>;

const SOON_MS = 60_000;

/** Says what became of a wish about events. */
export function eventsMessage(outcome: Said, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const { managing, format } = copy;
  const words = managing.events;
  const { command } = reader;
  switch (outcome.kind) {
    case "rules":
      return rulesMessage(outcome.lines, outcome.counts, reader);
    case "rule-saved": {
      const { rule } = outcome.line;
      const type = rule.eventType;
      const title = outcome.isNew ? words.made({ type }) : words.changed({ type });
      const warning = shortDeadline(outcome.line, copy, reader);
      return say(title, ruleWords(outcome.line, copy, reader), ...(warning === null ? [] : [warning]));
    }
    case "rule-paused":
    case "rule-resumed": {
      const type = outcome.rule.eventType;
      if (outcome.kind === "rule-paused") {
        return say(outcome.already ? words.alreadyPaused({ type }) : words.pausedRule({ type }));
      }
      return say(outcome.already ? words.alreadyActive({ type }) : words.resumedRule({ type }));
    }
    case "rule-removed":
      return say(words.removed({ type: outcome.rule.eventType }));
    case "rule-stale":
      return say(words.stale);
    case "unknown-rule": {
      const { eventType: type, known } = outcome;
      return known.length === 0
        ? say(words.unknownFirst({ type }), words.howNew({ command }))
        : say(words.unknown({ type, known: format.list(known) }));
    }
    case "told":
      return say(toldLine(outcome.event, outcome.rule, reader));
    case "tokens": {
      const lines = outcome.tokens.map(({ name, lastUsedAt }) =>
        words.tokenLine({
          name,
          used:
            lastUsedAt === null
              ? words.tokenUnused
              : words.tokenUsed({ when: format.moment(lastUsedAt, reader.zone, reader.now) }),
        }),
      );
      const list = lines.length === 0 ? words.tokensEmpty : lines.join("\n");
      return titled(words.tokensTitle, [paragraph(list), footnote(words.tokensHow({ command }))]);
    }
    case "token-made": {
      const { name, token } = outcome;
      return {
        // What is shown in a notification stays on lock screens.
        text: words.tokenMade({ name }),
        parts: [
          paragraph(words.tokenMade({ name })),
          // Bare, so that it is copied without the marks of a quotation.
          paragraph(token),
          paragraph(words.tokenUse),
          paragraph("Authorization: Bearer …"),
          footnote(words.tokenLost({ command, name })),
        ],
      };
    }
    case "token-exists":
      return say(words.tokenExists({ command, name: outcome.name }));
    case "token-revoked":
      return say(words.tokenRevoked({ name: outcome.name }));
    case "unknown-token": {
      const { name, known } = outcome;
      return say(
        known.length === 0
          ? words.unknownTokenFirst({ name })
          : words.unknownToken({ name, known: format.list(known) }),
      );
    }
  }
}

/** Gives a length of time in words: "2 hours". */
export function lengthWords(minutes: number, { managing, format }: Copy): string {
  const words = managing.events;
  const DAY = 1440;
  if (minutes % DAY === 0) return words.days({ count: format.number(minutes / DAY) });
  if (minutes % 60 === 0) return words.hours({ count: format.number(minutes / 60) });
  return words.minutes({ count: format.number(minutes) });
}

function rulesMessage(lines: readonly RuleLine[], counts: readonly EventCount[], reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.events;
  const { command } = reader;
  const known = new Set(lines.map(({ rule }) => rule.eventType));
  const others = counts
    .filter(({ type, why }) => !known.has(type) && why === "no-rule")
    .map(({ type, count }) => words.withoutRule({ type, count: copy.format.number(count) }));
  const [first] = lines;
  const how =
    first === undefined ? words.howNew({ command }) : words.how({ command, type: first.rule.eventType });
  return titled(words.listTitle, [
    ...(first === undefined ? [paragraph(words.listEmpty)] : []),
    ...lines.map((line) =>
      paragraph([ruleWords(line, copy, reader), ...countLines(line, counts, copy)].join("\n")),
    ),
    ...(others.length === 0 ? [] : [paragraph(others.join("\n"))]),
    paragraph(how),
    {
      kind: "buttons",
      buttons: [{ label: words.newButton, press: encodePress({ verb: VERBS.rule, token: NO_TOKEN }) }],
    },
    footnote(words.howTell({ command })),
  ]);
}

function ruleWords({ rule, survey, schedule, nextAt }: RuleLine, copy: Copy, reader: Reader): string {
  const { format } = copy;
  const words = copy.managing.events;
  const { eventType: type, touchpoint } = rule;
  const delay =
    rule.delayMinutes === 0 ? words.atOnce : words.after({ delay: lengthWords(rule.delayMinutes, copy) });
  const share =
    rule.samplePercent === 100
      ? words.everyEvent
      : words.share({ percent: format.percent(rule.samplePercent / 100) });
  const deadline = words.within({ deadline: lengthWords(rule.deadlineHours * 60, copy) });
  const { channel } = schedule.digest;
  const results =
    channel === null
      ? words.resultsNowhere({ command: reader.command })
      : words.results({ channel: placeWords(channel.name, copy, reader.platform) });
  return [
    words.line({ type, survey: survey.key, touchpoint }),
    [delay, share, deadline].join(" · "),
    rhythmOf({ rule, survey, schedule, nextAt }, copy, reader),
    results,
  ].join("\n");
}

function rhythmOf({ rule, survey, schedule, nextAt }: RuleLine, copy: Copy, reader: Reader): string {
  const words = copy.managing.events;
  if (rule.state === "paused" || schedule.state === "paused") return words.paused;
  if (survey.promise === "attributed") return words.stream;
  if (nextAt === null) return words.gathersPaused;
  return words.gathers({ when: copy.format.moment(nextAt, schedule.zone, reader.now) });
}

/** A deadline shorter than the week between two openings leaves part of the week unasked; whoever said it is told. */
function shortDeadline({ rule, survey }: RuleLine, copy: Copy, { command }: Reader): string | null {
  if (survey.promise === "attributed" || rule.deadlineHours >= WHOLE_WEEK_HOURS) return null;
  const deadline = lengthWords(rule.deadlineHours * 60, copy);
  return copy.managing.events.shortDeadline({ command, type: rule.eventType, deadline });
}

function countLines({ rule }: RuleLine, counts: readonly EventCount[], copy: Copy): readonly string[] {
  const words = copy.managing.events;
  const own = counts.filter(({ type }) => type === rule.eventType);
  if (own.length === 0) return [];
  const of = (state: EventCount["state"]) =>
    own.filter((each) => each.state === state).reduce((sum, { count }) => sum + count, 0);
  const number = copy.format.number;
  const line = words.counts({
    days: number(COUNTED_DAYS),
    asked: number(of("asked")),
    waiting: number(of("waiting")),
    passed: number(of("passed")),
  });
  const whys = own.flatMap(({ why, count }) =>
    why === null ? [] : words.countWhy({ why: words.why[why], count: number(count) }),
  );
  return [whys.length === 0 ? line : words.countsWhy({ counts: line, whys: copy.format.list(whys) })];
}

function toldLine(event: TakenEvent, rule: EventRule | null, reader: Reader): string {
  const { managing, format } = copyFor(reader.locale);
  const words = managing.events;
  if (event.repeated) return words.toldAgain;
  if (event.why !== null) return words.toldNot({ why: words.why[event.why] });
  const at = event.askAt === null ? reader.now : new Date(event.askAt);
  const isSoon = at.getTime() - reader.now.getTime() < SOON_MS;
  const when = isSoon ? words.toldSoon : format.moment(at, reader.zone, reader.now);
  return words.told({ touchpoint: rule?.touchpoint ?? event.type, when });
}

function titled(title: string, parts: readonly Part[]): Message {
  return { text: title, parts: [{ kind: "heading", text: title }, ...parts] };
}

function footnote(text: string): Part {
  return { kind: "footnote", text };
}
