// How long reading the words of 10,000 comments takes, and how long it holds everyone else.
import { setImmediate } from "node:timers/promises";
import { createLanguage } from "../../bots/words/language.ts";
import { createWordCounter, publishedSentiment, publishedThemes } from "../../core/publish/themes.ts";
import { labelled } from "../bots/words/labelled.ts";
import { atMost } from "./measured-rows.ts";
import type { Row } from "./row.ts";

const MANY = 10_000;
const PAGE = 1_000;

export async function run(share: number): Promise<Row[]> {
  const many = Math.round(MANY * share);
  let longest = 0;
  let most = 0;
  let since = performance.now();
  let worked = process.threadCpuUsage();
  const lap = () => {
    const { user, system } = process.threadCpuUsage(worked);
    longest = Math.max(longest, performance.now() - since);
    most = Math.max(most, (user + system) / 1000);
  };
  const begin = () => {
    since = performance.now();
    worked = process.threadCpuUsage();
  };
  const turns = {
    async next() {
      lap();
      await setImmediate();
      begin();
    },
  };
  const language = createLanguage();
  const began = performance.now();
  await language.reader(turns);
  const loaded = performance.now();

  const texts = (["en", "zh"] as const).flatMap((each) => labelled(each, "seen").map(({ text }) => text));
  const said = (at: number) => texts[at % texts.length] ?? "";
  const all = { promoters: 0, passives: 0, detractors: 0 };
  const counter = createWordCounter({ subject: "Acme" });
  const counting = performance.now();
  begin();
  for (let at = 0; at < many; at += 1) {
    const score = at % 11;
    all[score >= 9 ? "promoters" : score >= 7 ? "passives" : "detractors"] += 1;
    // Two sentences and a word of one's own.
    counter.take({ score, texts: [`${said(at * 7)} ${said(at * 13 + (at % 5))} word${at}`] });
    if (at % PAGE === PAGE - 1 || at === many - 1) await counter.work({ language, turns });
  }
  const counts = counter.result();
  lap();
  const counted = performance.now();
  begin();
  const rules = { k: 5, anonymous: true, all };
  const themes = publishedThemes(counts, rules);
  publishedSentiment(counts, rules, themes);
  lap();
  if (themes.length === 0) throw new Error("no themes");
  const rounded = (ms: number) => Math.round(ms);
  return [
    { name: "dictionaries loaded, once", value: rounded(loaded - began), unit: "ms" },
    { name: `${many} comments read and counted`, value: rounded(counted - counting), unit: "ms" },
    { name: "themes chosen of them", value: rounded(performance.now() - counted), unit: "ms" },
    {
      name: "longest hold of the loop",
      value: rounded(longest),
      unit: "ms",
      reach: 50,
      reached: longest < 50,
    },
    atMost({ name: "most work in one hold", value: most, unit: "ms" }, 50),
  ];
}
