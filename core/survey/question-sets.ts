// Ready questions for what stands behind a score: who answers, expectation against experience, word of mouth, help when it was needed.
import { PRODUCT_WORDING, SERVICE_WORDING, STAFF_WORDING } from "./preset-wording.ts";
import type { Preset } from "./presets.ts";
import type { BackgroundQuestion, Driver, Relation } from "./survey.ts";

/** The four dimensions, by the names that commands call them. */
export const DIMENSIONS = ["background", "expectation", "word-of-mouth", "after-sales"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

type Both = readonly [en: string, chinese: string];
type Set = Readonly<Record<Dimension, BackgroundQuestion>>;

function question(key: Dimension, [en, chinese]: Both, ...options: readonly Both[]): BackgroundQuestion {
  return {
    key,
    text: { en, "zh-CN": chinese },
    options: options.map(([english, han], at) => ({
      key: `o${at + 1}`,
      label: { en: english, "zh-CN": han },
    })),
  };
}

const STAFF: Set = {
  background: question(
    "background",
    ["How long have you worked here?", "你在这里工作多久了？"],
    ["Under 1 year", "不到 1 年"],
    ["1–3 years", "1–3 年"],
    ["3–5 years", "3–5 年"],
    ["Over 5 years", "5 年以上"],
  ),
  expectation: question(
    "expectation",
    [
      "Compared with what you expected when you joined, working here is …",
      "与入职时的预期相比，现在的工作：",
    ],
    ["Much worse", "差很多"],
    ["Worse", "差一些"],
    ["As expected", "差不多"],
    ["Better", "好一些"],
    ["Much better", "好很多"],
  ),
  "word-of-mouth": question(
    "word-of-mouth",
    [
      "In the past six months, what did you tell friends about working here?",
      "最近半年，你和朋友聊起这份工作时：",
    ],
    ["Mostly good things", "多是好话"],
    ["Good and bad", "有好有坏"],
    ["Mostly bad things", "多是抱怨"],
    ["Nothing", "没聊过"],
  ),
  "after-sales": question(
    "after-sales",
    [
      "When you last needed support (equipment, pay, HR), how did it go?",
      "上一次需要支持（设备、薪酬、人事）时，结果如何？",
    ],
    ["Solved well", "解决得很好"],
    ["Solved in the end", "最后解决了"],
    ["Not solved", "没有解决"],
    ["I needed none", "没有需要过"],
  ),
};

const CUSTOMER: Set = {
  background: question(
    "background",
    ["How long have you been using {org}?", "您使用{org}多久了？"],
    ["Under 3 months", "不到 3 个月"],
    ["3–12 months", "3–12 个月"],
    ["1–3 years", "1–3 年"],
    ["Over 3 years", "3 年以上"],
  ),
  expectation: question(
    "expectation",
    ["Compared with what you expected, your experience so far is …", "与预期相比，您的实际体验："],
    ["Much worse", "差很多"],
    ["Worse", "差一些"],
    ["As expected", "符合预期"],
    ["Better", "好一些"],
    ["Much better", "好很多"],
  ),
  "word-of-mouth": question(
    "word-of-mouth",
    ["In the past six months, what did you tell others about {org}?", "最近半年，您和别人聊起{org}时："],
    ["Mostly good things", "多是好话"],
    ["Good and bad", "有好有坏"],
    ["Mostly bad things", "多是抱怨"],
    ["Nothing", "没聊过"],
  ),
  "after-sales": question(
    "after-sales",
    ["When you last needed help from us, how did it go?", "上一次需要我们帮助时，结果如何？"],
    ["Solved well", "解决得很好"],
    ["Solved in the end", "最后解决了"],
    ["Not solved", "没有解决"],
    ["I needed none", "没有需要过"],
  ),
};

const SERVICE: Set = {
  ...CUSTOMER,
  background: question(
    "background",
    ["How often do you use the service of {org}?", "您多久使用一次{org}的服务？"],
    ["Weekly or more", "每周或更多"],
    ["About monthly", "每月左右"],
    ["A few times a year", "一年几次"],
    ["Once so far", "至今一次"],
  ),
};

/** Gives the ready question of one dimension, in the tone for staff or customers. */
export function readyQuestion(dimension: Dimension, relation: Relation): BackgroundQuestion {
  return (relation === "staff" ? STAFF : CUSTOMER)[dimension];
}

const HELP: Readonly<Record<Relation, Driver>> = {
  staff: { key: "support", label: { en: "Support when needed", "zh-CN": "需要时的支持" } },
  customer: { key: "support", label: { en: "Help after buying", "zh-CN": "售后服务" } },
};

// Three questions by one press before the score, and help as a rating after it: 59 seconds with the reason.
function fourDimensions(key: string, of: Pick<Preset, "relation" | "wording">, set: Set): Preset {
  const help = HELP[of.relation];
  return {
    ...of,
    key,
    kind: "relationship",
    promise: "anonymous",
    drivers: [help],
    extras: {
      background: [set.background, set.expectation, set["word-of-mouth"]],
      rated: [help.key],
    },
  };
}

/** Surveys that look at all four dimensions, for employees, products and services. */
export const FOUR_DIMENSIONS: readonly Preset[] = [
  fourDimensions("four-dimensions-staff", { relation: "staff", wording: STAFF_WORDING }, STAFF),
  fourDimensions("four-dimensions-product", { relation: "customer", wording: PRODUCT_WORDING }, CUSTOMER),
  fourDimensions("four-dimensions-service", { relation: "customer", wording: SERVICE_WORDING }, SERVICE),
];
