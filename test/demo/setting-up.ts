// The first scene: a code makes an admin, people press Start in Telegram, and two schedules are written in chat.
import { copyFor } from "../../bots/copy/copy.ts";
import type { Locale } from "../../core/ports.ts";
import type { Person } from "./person.ts";
import { buttonsOf } from "./seen.ts";
import { at, newest, PLATFORM_NAMES, SEATS, type Show } from "./show.ts";

/** How the schedules are written. The channel stands for itself, so that what is shown is what people would type. */
const SCHEDULES: Readonly<
  Record<Locale, Readonly<Record<"slack" | "telegram", (channel: string) => string>>>
> = {
  en: {
    slack: (channel) =>
      `/nps schedule every tue 10:00 Europe/Berlin everyone close fri 12:00 remind thu 10:00 digest ${channel} fri 16:00 gap 6d`,
    telegram: () =>
      "/nps schedule every mon 10:00 Europe/Berlin everyone close thu 18:00 remind wed 10:00 digest here fri 10:00 language en gap 6d key telegram",
  },
  "zh-CN": {
    slack: (channel) =>
      `/nps 计划 每周二10:00 北京时间 全员 截止周五12:00 提醒周四10:00 周报 ${channel} 周五16:00 间隔6天`,
    telegram: () =>
      "/nps 计划 每周一10:00 北京时间 全员 截止周四18:00 提醒周三10:00 周报 本群 周五10:00 语言 中文 间隔6天 key telegram",
  },
};

/** How someone becomes admin, and gives roles. */
const ROLES: Readonly<
  Record<Locale, { claim(code: string): string; manager(who: string): string; admin(who: string): string }>
> = {
  en: {
    claim: (code) => `/nps claim ${code}`,
    manager: (who) => `/nps role ${who} manager`,
    admin: (who) => `/nps role ${who} admin`,
  },
  "zh-CN": {
    claim: (code) => `/nps 认领 ${code}`,
    manager: (who) => `/nps 角色 ${who} 经理`,
    admin: (who) => `/nps 角色 ${who} 管理员`,
  },
};
/** By whose clock people in Telegram live, as the button that they find says it. */
const CLOCKS: Readonly<Record<Locale, RegExp>> = { en: /Berlin/, "zh-CN": /北京/ };

/** How the teams become known, and what results are divided by. */
const TEAMS: Readonly<Record<Locale, readonly [known: (groups: string) => string, divided: string]>> = {
  en: [
    (groups) => `/nps attribute team text from slack groups ${groups}`,
    "/nps survey staff attributes team",
  ],
  "zh-CN": [(groups) => `/nps 属性 团队 文本 来自 slack 用户组 ${groups}`, "/nps 问卷 staff 属性 团队"],
};

/** Plays it; afterwards both schedules wait for their first time. Gives the id of the organization. */
export async function setUp(show: Show): Promise<string> {
  const { stage, screen, words, cast } = show;
  const { slackPeople, telegramPeople, slackChannel, telegramChannel } = stage;
  const admin = at(slackPeople, SEATS.admin);
  const manager = at(slackPeople, SEATS.manager);
  const other = at(telegramPeople, SEATS.admin);
  screen.title(
    words.title,
    words.intro({ slack: String(slackPeople.length), telegram: String(telegramPeople.length) }),
  );
  show.chapter(words.settingUp);
  screen.progress(words.starting);
  const { claimCode, organizationId } = await stage.start();
  screen.tell(words.code);
  const spokenRoles = ROLES[cast.locale];
  const claim = spokenRoles.claim(claimCode ?? "");
  screen.act(words.types({ name: admin.name, text: claim }));
  await admin.type(claim);
  await stage.goTo(stage.now());
  screen.mark("✓", words.claimed({ name: admin.name }));

  await Promise.all(telegramPeople.map(begin));
  screen.tell(words.started({ count: String(telegramPeople.length), platform: PLATFORM_NAMES.telegram }));
  const role = spokenRoles.admin(other.id);
  screen.act(words.types({ name: admin.name, text: spokenRoles.manager(`@${manager.name}`) }));
  await admin.type(spokenRoles.manager(`<@${manager.id}|${manager.name}>`));
  screen.act(words.types({ name: admin.name, text: role }));
  await admin.type(role);
  screen.mark(
    "✓",
    words.roles({
      manager: manager.name,
      admin: other.name,
      id: other.id,
      platform: PLATFORM_NAMES.telegram,
    }),
  );

  const spoken = SCHEDULES[cast.locale].slack;
  screen.act(words.types({ name: admin.name, text: spoken(slackChannel.name) }));
  await admin.type(spoken(slackChannel.mention));
  show.draw(admin, newest(admin), true);
  await save(show, admin);
  show.draw(admin, newest(admin), true);

  const otherSpoken = SCHEDULES[other.locale].telegram("");
  screen.tell(words.otherSchedule({ name: other.name, platform: PLATFORM_NAMES.telegram }));
  screen.act(words.typesIn({ name: other.name, place: telegramChannel.name, text: otherSpoken }));
  await other.type(otherSpoken, telegramChannel.id);
  await save(show, other);
  show.draw(other, newest(other));

  await nameTeams(show, admin);
  await stage.goTo(stage.now());
  return organizationId;
}

/** Someone presses Start in Telegram, and is asked by which clock they live. */
export async function begin(person: Person): Promise<void> {
  await person.type("/start");
  const clock = buttonsOf(newest(person)).find((label) => CLOCKS[person.locale].test(label));
  if (clock === undefined) throw new Error(`${person.name} is not asked for a clock`);
  await person.press(clock);
}

/** The admin says where the teams are kept. */
async function nameTeams({ stage, screen, words, cast }: Show, admin: Person): Promise<void> {
  const [known, divided] = TEAMS[cast.locale];
  const groups = (of: "handle" | "mention"): string =>
    stage.teams.map((team) => `${team[of]}=${team.name}`).join(" ");
  screen.act(words.types({ name: admin.name, text: known(groups("handle")) }));
  await admin.type(known(groups("mention")));
  screen.act(words.types({ name: admin.name, text: divided }));
  await admin.type(divided);
  screen.mark("✓", words.teams);
}

async function save({ screen, words }: Show, person: Person): Promise<void> {
  const { saveButton, saveAnywayButton } = copyFor(person.locale).managing.schedules;
  const label = buttonsOf(newest(person)).find((each) => each === saveButton || each === saveAnywayButton);
  if (label === undefined) throw new Error(`${person.name} sees no preview to save`);
  screen.act(words.presses({ name: person.name, label }));
  await person.press(label);
}
