// All sentences of one language in one typed object: what people read comes from here and from nowhere else.

import type { Locale } from "../../core/ports.ts";
import type { Relation } from "../../core/survey/survey.ts";
import { type Answering, answering as englishAnswering } from "./en/answering.ts";
import { type Demo, demo as englishDemo } from "./en/demo.ts";
import { type Errors, errors as englishErrors } from "./en/errors.ts";
import { type EventsApi, eventsApi as englishEventsApi } from "./en/events-api.ts";
import { type Exporting, exporting as englishExporting } from "./en/exporting.ts";
import { managing as englishManaging, type Managing } from "./en/managing.ts";
import { operating as englishOperating, type Operating } from "./en/operating.ts";
import { slack as englishSlack, type Slack } from "./en/slack.ts";
import { telegram as englishTelegram, type TelegramWords } from "./en/telegram.ts";
import { type Format, formatFor } from "./format.ts";
import { answering as chineseAnswering } from "./zh-CN/answering.ts";
import { demo as chineseDemo } from "./zh-CN/demo.ts";
import { errors as chineseErrors } from "./zh-CN/errors.ts";
import { eventsApi as chineseEventsApi } from "./zh-CN/events-api.ts";
import { exporting as chineseExporting } from "./zh-CN/exporting.ts";
import { managing as chineseManaging } from "./zh-CN/managing.ts";
import { operating as chineseOperating } from "./zh-CN/operating.ts";
import { slack as chineseSlack } from "./zh-CN/slack.ts";
import { telegram as chineseTelegram } from "./zh-CN/telegram.ts";

/** One language: its sentences and how it writes numbers and dates. */
export interface Copy {
  readonly locale: Locale;
  readonly format: Format;
  readonly answering: Answering;
  readonly managing: Managing;
  readonly errors: Errors;
  readonly telegram: TelegramWords;
  readonly operating: Operating;
  readonly slack: Slack;
  /** Files that are handed out. */
  readonly exporting: Exporting;
  /** What programs that tell of events read. */
  readonly eventsApi: EventsApi;
  /** What the narrator of the demo says. */
  readonly demo: Demo;
}

const COPIES: Readonly<Record<Locale, Readonly<Record<Relation, Copy>>>> = {
  en: { staff: english("staff"), customer: english("customer") },
  "zh-CN": { staff: chinese("staff"), customer: chinese("customer") },
};

/** Gives a language's sentences in the tone for staff (你) or customers (您); staff where the relation is not known. */
export function copyFor(locale: Locale, relation: Relation = "staff"): Copy {
  return COPIES[locale][relation];
}

function english(_relation: Relation): Copy {
  return {
    locale: "en",
    format: formatFor("en"),
    answering: englishAnswering(),
    managing: englishManaging,
    errors: englishErrors,
    telegram: englishTelegram,
    operating: englishOperating,
    slack: englishSlack,
    exporting: englishExporting,
    eventsApi: englishEventsApi,
    demo: englishDemo,
  };
}

function chinese(relation: Relation): Copy {
  return {
    locale: "zh-CN",
    format: formatFor("zh-CN"),
    answering: chineseAnswering(relation === "customer" ? "您" : "你"),
    managing: chineseManaging,
    errors: chineseErrors,
    telegram: chineseTelegram,
    operating: chineseOperating,
    slack: chineseSlack,
    exporting: chineseExporting,
    eventsApi: chineseEventsApi,
    demo: chineseDemo,
  };
}
