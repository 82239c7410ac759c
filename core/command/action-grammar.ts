// What will be done, as it is typed: the words behind "action".
import { ACTION_STATES, type ActionState, MOST_SENTENCE } from "../steer/action.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { plainNumber } from "./number.ts";
import { isMistake, type Option, takeOptions } from "./take-options.ts";
import { ONE_SURVEY, takeSentence, takeSurvey } from "./take-sentence.ts";

/** A survey that is null was not said. */
export type ActionWish =
  | { readonly kind: "list"; readonly survey: string | null }
  | { readonly kind: "form"; readonly survey: string | null }
  | {
      readonly kind: "write";
      readonly text: string;
      readonly heard: string | null;
      readonly survey: string | null;
    }
  | { readonly kind: "move"; readonly number: number; readonly state: ActionState };

const SAME: Readonly<Record<string, ActionState>> = {
  plan: "planned",
  started: "doing",
  begun: "doing",
  progress: "doing",
  "in-progress": "doing",
  finished: "done",
  complete: "done",
  completed: "done",
  drop: "dropped",
  off: "dropped",
  // What 开始, 继续 and 结束 are read as.
  open: "doing",
  resume: "doing",
  close: "done",
  remove: "dropped",
};
const STATE_WORDS = [...ACTION_STATES, ...Object.keys(SAME)];

/** Reads the words behind "action"; nothing lists what is under way. */
export function readAction(cursor: Cursor): { readonly kind: "action"; readonly wish: ActionWish } | Mistake {
  const wish = readWish(cursor);
  return wish.kind === "invalid" ? wish : { kind: "action", wish };
}

function readWish(cursor: Cursor): ActionWish | Mistake {
  if (cursor.peek() === null) return { kind: "list", survey: null };
  const listed = takeSurvey(cursor);
  if (listed !== null) return isMistake(listed) ? listed : { kind: "list", survey: listed };
  if (cursor.words.length === cursor.index() + 1 && cursor.take("new", "add", "form") !== null) {
    return { kind: "form", survey: null };
  }
  const moved = readMove(cursor);
  if (moved !== null) return moved;
  cursor.take("new", "add");
  const text = takeSentence(cursor, "action", ["heard", "for"], MOST_SENTENCE);
  if (typeof text !== "string") return text;
  const said = takeOptions(cursor, { survey: ONE_SURVEY, heard: WHAT_WAS_HEARD }, () =>
    cursor.mistake("unknown-word", "action", ["heard", "for"]),
  );
  return isMistake(said) ? said : { kind: "write", text, ...said };
}

const WHAT_WAS_HEARD: Option<string> = {
  take: (cursor) =>
    cursor.take("heard") === null ? null : takeSentence(cursor, "heard", ["for"], MOST_SENTENCE),
  second: ["twice", "heard"],
};

/** Reads "3 done" or "done 3"; null for what names no action. */
function readMove(cursor: Cursor): ActionWish | Mistake | null {
  const first = cursor.peek();
  if (first === null || first.quoted) return null;
  const number = plainNumber(first.text);
  if (number !== null) {
    // "3 quiet days" is a sentence; one word behind a number is meant to be a state.
    const behind = cursor.words.length - cursor.index() - 1;
    if (behind > 1) return null;
    cursor.next();
    const state = takeState(cursor);
    // Also where nothing stands behind the number: what is missing is a state.
    if (state === null)
      return { ...cursor.mistake("not-a-state", "action", STATE_WORDS), reason: "not-a-state" };
    return { kind: "move", number, state };
  }
  const after = cursor.words[cursor.index() + 1];
  const behind = after === undefined ? null : plainNumber(after.text);
  if (behind === null || cursor.words.length !== cursor.index() + 2) return null;
  const state = takeState(cursor);
  if (state === null) return null;
  cursor.next();
  return { kind: "move", number: behind, state };
}

function takeState(cursor: Cursor): ActionState | null {
  const said = cursor.take(...STATE_WORDS);
  if (said === null) return null;
  return ACTION_STATES.find((state) => state === said) ?? SAME[said] ?? null;
}
