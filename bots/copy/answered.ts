// What a pressed question turns into, and what is said beside it. Nothing that stays in a chat tells an anonymous answer.
import type { Button, Message } from "../../core/message.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import { type Asked, copyOf } from "./asked.ts";
import { closing, questionOf } from "./question.ts";
import { paragraph, say } from "./say.ts";
import { incentiveFor, thanksFor, withThanks } from "./thanks.ts";

/** Gives the answered question: with the number where answers carry names, alike for every number where they are anonymous. */
export function answered(asked: Asked, score: number): Message {
  const text = answeredLine(asked, score);
  // Where answers carry names the thanks may stay; where they are anonymous they would tell the band.
  const thanks = asked.round.frozen.promise === "attributed" ? thanksFor(asked, score) : null;
  const more = [thanks, incentiveFor(asked)].filter((line) => line !== null);
  return {
    text,
    parts: [
      heading(asked),
      paragraph(text),
      ...more.map(paragraph),
      { kind: "buttons", buttons: afterwards(asked) },
    ],
  };
}

/** Gives the one line that says an answer is in. */
export function answeredLine(asked: Asked, score: number): string {
  const copy = copyOf(asked);
  const until = closing(asked, copy);
  return asked.round.frozen.promise === "anonymous"
    ? copy.answering.answerIn({ until })
    : copy.answering.youAnswered({ score: copy.format.number(score), until });
}

/** Gives what is shown once, after a press, to the presser alone; the only place for the number. At most 200 characters. */
export function scoreToast(asked: Asked, score: number): string {
  const copy = copyOf(asked);
  const note = copy.answering.scoreToast({ score: copy.format.number(score), until: closing(asked, copy) });
  return withThanks(asked, score, note);
}

/** Gives the note beside a channel's post that only the presser sees and that does not last. */
export function postNote(asked: Asked, score: number): Message {
  const copy = copyOf(asked);
  const text = copy.answering.postNote({ score: copy.format.number(score), until: closing(asked, copy) });
  const buttons = afterwards(asked).filter((button) => button.label !== copy.answering.changeButton);
  const more = [thanksFor(asked, score), incentiveFor(asked)].filter((line) => line !== null);
  return { text, parts: [paragraph(text), ...more.map(paragraph), { kind: "buttons", buttons }] };
}

/** Gives the question after its answer was taken back; `inPost` leaves the button out, since the post is still there. */
export function withdrawn(asked: Asked, inPost = false): Message {
  const copy = copyOf(asked);
  const text = copy.answering.withdrawn({ until: closing(asked, copy) });
  if (inPost) return say(text);
  const again: Button = {
    label: copy.answering.answerAgainButton,
    press: encodePress({ verb: VERBS.change, token: asked.token }),
  };
  return { text, parts: [heading(asked), paragraph(text), { kind: "buttons", buttons: [again] }] };
}

/** Gives the line for a press after closing, with the next round's day where there is one. */
export function lateLine(asked: Asked, nextAt: Date | null, now: Date): string {
  const copy = copyOf(asked);
  if (nextAt === null) return copy.answering.late;
  const day = copy.format.day(nextAt, asked.zone ?? asked.round.frozen.zone, now);
  return copy.answering.lateNext({ day });
}

/** Gives the question of a closed round: no buttons are left, whether it was answered or not. */
export function late(asked: Asked, nextAt: Date | null, now: Date): Message {
  const text = lateLine(asked, nextAt, now);
  return { text, parts: [heading(asked), paragraph(text)] };
}

/** Gives the notice that a round closed before its time. */
export function closedEarly(asked: Asked): Message {
  const ask = questionOf(asked.round.frozen, asked.locale);
  return say(copyOf(asked).answering.closedEarly({ question: ask }));
}

function heading(asked: Asked) {
  return { kind: "heading", text: questionOf(asked.round.frozen, asked.locale) } as const;
}

/** Gives the buttons under an answer: Change, Add a reason, Withdraw. */
export function afterwards(asked: Asked): readonly Button[] {
  const { changeButton, reasonButton, withdrawButton } = copyOf(asked).answering;
  const { token } = asked;
  return [
    { label: changeButton, press: encodePress({ verb: VERBS.change, token }) },
    { label: reasonButton, press: encodePress({ verb: VERBS.why, token }), style: "primary" },
    { label: withdrawButton, press: encodePress({ verb: VERBS.withdraw, token }) },
  ];
}
