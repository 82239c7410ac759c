// Callback queries: each press waits for its answer, which the presser sees as a toast or an alert.

import type { Methods } from "./methods.ts";
import { badRequest } from "./refusal.ts";

/** What the presser of a button was shown; `text` is undefined when only the button's waiting ended. */
export type CallbackAnswer = {
  readonly text: string | undefined;
  readonly alert: boolean;
  readonly url: string | undefined;
};

/** A note on someone's screen. */
export type Toast = { readonly text: string; readonly alert: boolean };

/** The open callback queries of one double. */
export type Callbacks = {
  /** Opens a query of this person and gives its id. */
  open(userId: number): string;
  /** Gives the answer; waits for one up to this long, and gives undefined if there was none. */
  answerOf(id: string, waitMs: number): Promise<CallbackAnswer | undefined>;
  toasts(userId: number): Toast[];
  readonly methods: Methods<"answerCallbackQuery">;
};

type Query = {
  readonly userId: number;
  readonly at: number;
  answer: CallbackAnswer | undefined;
  readonly waiting: ((answer: CallbackAnswer) => void)[];
};

/** Gives an empty register; a query older than `mostAgeMs` cannot be answered any more. */
export function createCallbacks(mostAgeMs: () => number): Callbacks {
  const queries = new Map<string, Query>();
  const shown = new Map<number, Toast[]>();

  return {
    open(userId) {
      const id = `${4_000_000_000_000_000_000n + BigInt(queries.size + 1)}`;
      queries.set(id, { userId, at: performance.now(), answer: undefined, waiting: [] });
      return id;
    },
    async answerOf(id, waitMs) {
      const query = queries.get(id);
      if (query === undefined || query.answer !== undefined) return query?.answer;
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(undefined), waitMs);
        query.waiting.push((answer) => {
          clearTimeout(timer);
          resolve(answer);
        });
      });
    },
    toasts: (userId) => [...(shown.get(userId) ?? [])],
    methods: {
      answerCallbackQuery(params) {
        const query = queries.get(params.callback_query_id);
        if (query === undefined || performance.now() - query.at > mostAgeMs()) {
          throw badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        const text = params.text || undefined;
        if (text !== undefined && text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
        // The first answer is the one that is seen; a second one is taken and shows nothing.
        if (query.answer !== undefined) return true;
        const alert = params.show_alert ?? false;
        query.answer = { text, alert, url: params.url };
        if (text !== undefined)
          shown.set(query.userId, [...(shown.get(query.userId) ?? []), { text, alert }]);
        for (const tell of query.waiting) tell(query.answer);
        return true;
      },
    },
  };
}
