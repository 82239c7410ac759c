// What stands out and what to do next: one sentence each, and none where the figures support none.
import type { DigestView } from "../../../core/digest/digest.ts";
import { type Next, nextOf, type Reason, reasonOf } from "../../../core/digest/reason-of.ts";
import type { Part } from "../../../core/message.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { cellWords, pointsOf } from "./digest-words.ts";

/** Gives both sentences. */
export function reasonParts({ digest }: DigestView, copy: Copy): readonly Part[] {
  const words = copy.managing.digest;
  const reason = reasonOf(digest);
  const next = nextOf(digest);
  const hasComments = digest.commentCount > 0;
  const lines = [
    ...(reason === null ? [] : [words.stands({ reason: reasonWords(reason, copy) })]),
    ...(next === null ? [] : [words.next({ step: nextWords(next, hasComments, copy) })]),
  ];
  return lines.length === 0 ? [] : [paragraph(lines.join("\n"))];
}

function reasonWords(reason: Reason, copy: Copy): string {
  const words = copy.managing.digest;
  const { format } = copy;
  switch (reason.kind) {
    case "group": {
      const { cell } = reason;
      const delta = cell.change?.delta ?? 0;
      const said = { group: cellWords(cell, copy), points: pointsOf(delta, copy), display: cell.display };
      return delta > 0 ? words.groupUp(said) : words.groupDown(said);
    }
    case "weight": {
      const { label, share, mean, priority } = reason.driver;
      const said = { driver: label[copy.locale], share: format.percent(share), mean: mean.toFixed(1) };
      if (priority === "watch") return words.weighsAlone(said);
      return priority === "keep" ? words.carries(said) : words.weighs(said);
    }
    case "theme": {
      const { label, people, lean } = reason.theme;
      const said = { theme: label, people: format.number(people) };
      return lean === "promoters" ? words.themeHigh(said) : words.themeLow(said);
    }
    case "lift":
      return liftWords(reason.driver, copy);
  }
}

/** Says who names a driver more often. */
export function liftWords({ label, lift }: Extract<Reason, { kind: "lift" }>["driver"], copy: Copy): string {
  const words = copy.managing.digest;
  const said = {
    driver: label[copy.locale],
    low: copy.format.percent(lift?.other ?? 0),
    high: copy.format.percent(lift?.share ?? 0),
  };
  return lift?.against === "others" ? words.namedByOthers(said) : words.namedByLow(said);
}

function nextWords(next: Next, hasComments: boolean, copy: Copy): string {
  const words = copy.managing.digest;
  switch (next.kind) {
    case "fix":
      return words.fix({ driver: next.driver.label[copy.locale] });
    case "theme":
      return hasComments
        ? words.readTheme({ theme: next.theme.label })
        : words.readThemeElsewhere({ theme: next.theme.label });
    case "lift":
      return words.readThemeElsewhere({ theme: next.driver.label[copy.locale] });
    case "ask-group":
      return words.askGroup({ group: cellWords(next.cell, copy) });
    case "learn-from-group":
      return words.learnFromGroup({ group: cellWords(next.cell, copy) });
    case "ask-what":
      return words.askWhat;
    case "ask-better":
      return hasComments ? words.readBetter : words.askBetter;
    case "ask-alike":
      return words.askAlike;
    case "surer":
      return words.surer;
    case "hear-more":
      return words.hearMore;
    case "ask-here":
      return words.askHere;
    case "ask-why":
      return hasComments ? words.readWhy : words.askWhy;
    case "more-answers":
      return words.moreAnswers;
    case "keep-asking":
      return hasComments ? words.readAndKeepAsking : words.keepAsking;
  }
}
