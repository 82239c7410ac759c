// Things that are written with a large letter and are nobody's name.

const THINGS = new Set(
  `slack telegram jira confluence github gitlab git jenkins docker kubernetes kubernete linux windows window mac macbook iphon android excel word outlook office offic
  sharepoint teams team zoom meet google googl chrome notion figma salesforce salesforc hubspot zendesk intercom sap oracle oracl workday servicenow asana
  trello miro python java javascript javascript typescript react node nod aws azur azure postgres mysql redi redis kafka english chinese mandarin german
  monday tuesday wednesday thursday friday saturday sunday mondai tuesdai wednesdai thursdai fridai saturdai sundai january february march april may june
  july august september october november december christma christmas wi-fi wifi vpn internet web europe europ china asia america covid agile scrum
  kanban okr okrs kpi kpis wechat weixin dingtalk feishu lark alipay taobao power bi copilot chatgpt`
    .trim()
    .split(/\s+/),
);

/** Says whether a theme's key stands for a product, a language, a day or the like, in all its words. */
export function isKnownThing(key: string): boolean {
  return key
    .replace(/^\w+:!?/, "")
    .split("+")
    .every((stem) => THINGS.has(stem));
}
