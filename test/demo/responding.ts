// Something follows from the score: a manager says what will be done, the next question opens with it, and then it is done.
import type { Locale } from "../../core/ports.ts";
import { inShort } from "./seen.ts";
import { at, newest, PLATFORM_NAMES, SEATS, type Show } from "./show.ts";

/** The weeks after whose digest it is announced, and told to be done. */
export const ANNOUNCED_IN = 1;
const DONE_IN = 2;

const SPOKEN: Readonly<
  Record<Locale, { readonly goal: string; readonly action: string; readonly done: string }>
> = {
  en: {
    goal: "/nps goal 40",
    action: '/nps action "Every team gets one focus day a week, without meetings" heard "too many meetings"',
    done: "/nps action 1 done",
  },
  "zh-CN": {
    goal: "/nps 目标 40",
    action: "/nps 行动 “每个团队每周留一个专注日，当天不开会” 听到 “会议太多”",
    done: "/nps 行动 1 已完成",
  },
};

/** After a week's digest: a goal and an action in the first week, its end in the second; both channels read it. */
export async function respond(show: Show, week: number): Promise<void> {
  const { stage, crowd, screen, words, cast } = show;
  await stage.goTo(show.time());
  if (week !== ANNOUNCED_IN && week !== DONE_IN) return;
  const { goal, action, done } = SPOKEN[cast.locale];
  const admin = at(crowd.slack, SEATS.admin);
  const manager = at(crowd.slack, SEATS.manager);
  const spoken = week === DONE_IN ? done : action;
  if (week === ANNOUNCED_IN) {
    show.chapter(words.responding);
    screen.act(words.types({ name: admin.name, text: goal }));
    await admin.type(goal);
  }
  screen.act(words.types({ name: manager.name, text: spoken }));
  await manager.type(spoken);
  await stage.goTo(show.time());
  const { slackChannel } = stage;
  screen.tell(words.postedInBoth({ place: slackChannel.name, platform: PLATFORM_NAMES.telegram }));
  const title = words.onScreen({ platform: PLATFORM_NAMES.slack, name: slackChannel.name });
  screen.card(title, newest(slackChannel));
}

/** Shows what the question of the week after opens with; the one who reads it has just been asked. */
export function showNews(show: Show): void {
  const reader = at(show.crowd.slack, SEATS.close);
  show.screen.tell(show.words.opensWith({ name: reader.name }));
  show.draw(reader, inShort(newest(reader)));
}
