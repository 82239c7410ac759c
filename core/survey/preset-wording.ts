// The sentences that the presets ask in, written in each language as its own. `{org}` stands for what is recommended.
import type { Locale } from "../ports.ts";
import type { Driver, Wording } from "./survey.ts";

type Bilingual = Readonly<Record<Locale, Wording>>;

const ANCHORS: Readonly<Record<Locale, string>> = {
  en: "0 = not at all likely · 10 = extremely likely",
  "zh-CN": "0 = 完全不可能 · 10 = 非常可能",
};

/** How staff are asked: 你, and about a place to work. */
export const STAFF_WORDING: Bilingual = {
  en: {
    question: "How likely are you to recommend {org} to a friend as a place to work?",
    anchors: ANCHORS.en,
    reason: {
      promoter: "Thank you! What makes you most willing to recommend us?",
      passive: "Thank you! What would make it a 9 or 10?",
      detractor: "Thank you for being frank. What should be fixed first?",
    },
    improve: "Anything else that we should improve?",
  },
  "zh-CN": {
    question: "你有多大可能推荐朋友来{org}工作？",
    anchors: ANCHORS["zh-CN"],
    reason: {
      promoter: "谢谢！最让你愿意推荐的是哪一点？",
      passive: "谢谢！哪一点改好了，你会打 9 分或 10 分？",
      detractor: "谢谢你直说。你觉得最该先解决什么？",
    },
    improve: "还有哪里希望改进？",
  },
};

/** How customers are asked: 您; `question` is each preset's own. */
function customerWording(question: Readonly<Record<Locale, string>>): Bilingual {
  return {
    en: {
      question: question.en,
      anchors: ANCHORS.en,
      reason: {
        promoter: "Thank you! What do you like best?",
        passive: "Thank you! What would make it a 9 or 10 for you?",
        detractor: "Thank you for being frank. What should we put right first?",
      },
      improve: "Anything else that we could do better?",
    },
    "zh-CN": {
      question: question["zh-CN"],
      anchors: ANCHORS["zh-CN"],
      reason: {
        promoter: "谢谢！您最满意的是哪一点？",
        passive: "谢谢！哪一点改好了，您会打 9 分或 10 分？",
        detractor: "谢谢您直说。您觉得我们最该先解决什么？",
      },
      improve: "还有哪里可以做得更好？",
    },
  };
}

export const PRODUCT_WORDING = customerWording({
  en: "How likely are you to recommend {org} to a friend or colleague?",
  "zh-CN": "您有多大可能把{org}推荐给朋友或同事？",
});

export const SERVICE_WORDING = customerWording({
  en: "How likely are you to recommend the service of {org} to a friend or colleague?",
  "zh-CN": "您有多大可能把{org}的服务推荐给朋友或同事？",
});

export const STRATEGIC_WORDING = customerWording({
  en: "Looking back on the past year, how likely are you to recommend {org} to a friend or colleague?",
  "zh-CN": "回顾过去一年，您有多大可能向朋友或同事推荐{org}？",
});

export const RELATIONSHIP_WORDING = customerWording({
  en: "All in all, how likely are you to recommend working with {org} to a friend or colleague?",
  "zh-CN": "总的来说，您有多大可能推荐朋友或同事与{org}合作？",
});

export const TRANSACTIONAL_WORDING = customerWording({
  en: "After your latest contact with us, how likely are you to recommend {org} to a friend or colleague?",
  "zh-CN": "就最近这次接触来说，您有多大可能把{org}推荐给朋友或同事？",
});

function driver(key: string, en: string, chinese: string): Driver {
  return { key, label: { en, "zh-CN": chinese } };
}

/** What may move a colleague's score. */
export const STAFF_DRIVERS: readonly Driver[] = [
  driver("team", "Team", "团队"),
  driver("manager", "Manager", "直属上级"),
  driver("workload", "Workload", "工作量"),
  driver("pay", "Pay and benefits", "薪酬福利"),
  driver("growth", "Growth", "成长机会"),
  driver("tools", "Tools", "工具与设备"),
  driver("direction", "Direction", "公司方向"),
  driver("recognition", "Recognition", "认可"),
  driver("flexibility", "Flexibility", "工作灵活度"),
  driver("communication", "Communication", "信息透明"),
];

/** What may move the score of a product. */
export const PRODUCT_DRIVERS: readonly Driver[] = [
  driver("usefulness", "Usefulness", "实用程度"),
  driver("ease", "Ease of use", "易用性"),
  driver("quality", "Quality", "质量"),
  driver("reliability", "Reliability", "稳定性"),
  driver("speed", "Speed", "速度"),
  driver("features", "Features", "功能"),
  driver("price", "Price", "价格"),
  driver("support", "Support", "客服支持"),
];

/** What may move the score of a service. */
export const SERVICE_DRIVERS: readonly Driver[] = [
  driver("people", "People", "服务人员"),
  driver("expertise", "Expertise", "专业水平"),
  driver("response", "Response time", "响应速度"),
  driver("result", "Result", "解决效果"),
  driver("communication", "Communication", "沟通"),
  driver("punctuality", "Punctuality", "守时"),
  driver("price", "Price", "价格"),
];

/** What may move the score of a company as a whole. */
export const COMPANY_DRIVERS: readonly Driver[] = [
  driver("quality", "Quality", "质量"),
  driver("price", "Value for money", "性价比"),
  driver("people", "People", "人员"),
  driver("support", "Support", "支持"),
  driver("trust", "Trust", "信任"),
  driver("innovation", "Innovation", "创新"),
];
