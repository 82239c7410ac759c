// What the pages show, typed by an admin into the running app: real Bolt and Telegraf, answers that say what was asked for.
import { describe, expect, it } from "vitest";
import { copyFor } from "../../bots/copy/copy.ts";
import { LOCALES } from "../../core/ports.ts";
import { placedIn, type SlackMessage } from "../doubles/slack/double.ts";
import { closingWorlds } from "../journeys/closing-worlds.ts";
import { startWorld, type World, type WorldOptions } from "../journeys/world.ts";
import { commandsIn, twin } from "./pages.ts";

/** What an answer says only where a command was not understood, not allowed or not possible, in both languages. */
const WRONG = LOCALES.flatMap((locale) => {
  const { answering, managing } = copyFor(locale);
  const words = managing.commands;
  const before = (sentence: string): string => sentence.split("§")[0] ?? "";
  return [
    before(words.unknown({ word: "§", command: "" })),
    before(words.example({ example: "§" })),
    // What stands before the role is a common word in Chinese.
    words.mayNot({ role: "§" }).split("§").at(-1) ?? "",
    before(managing.schedules.unknownSchedule({ key: "§", known: "" })),
    before(words.unknownPerson({ name: "§" })),
    words.problemsTitle,
    words.unknownSurveyUnsaid,
    answering.notSaved,
  ];
});

const FORMS = ["/nps schedule", "/nps 计划", "/nps survey shop edit en", "/nps 问卷 shop 编辑 英文"];

function wrongIn(answer: unknown): readonly string[] {
  const text = JSON.stringify(answer);
  return WRONG.filter((words) => text.includes(words));
}

describe.each(LOCALES)("typed by an admin, page in %s", (locale) => {
  const closes = closingWorlds();
  const opens = async (options: WorldOptions): Promise<World> => {
    const world = await startWorld(options);
    closes(world);
    return world;
  };

  it("every command is answered in Slack", async () => {
    const world = await opens({ telegram: null });
    const { slack } = world;
    const people = Array.from({ length: 40 }, (_, index) => slack.addUser({ name: `Person ${index}` }));
    const admin = slack.addUser({ name: "Ada" });
    const members = [...people, admin, slack.addUser({ name: "ann" })];
    const [all = ""] = ["all", "leads", "design", "customers"].map((name) =>
      slack.addChannel({ name, members }),
    );
    slack.addUserGroup({ handle: "support", members: people });
    const type = (text: string) => slack.command(admin, text, { channel: all });
    await type(`claim ${world.claimCode()}`);
    await type("schedule every 4 weeks tue 10:00 everyone");
    await world.settle();
    await press(world, admin, copyFor("en").managing.schedules.saveButton);

    const shown = ["commands", "operating", "privacy", "setting-up-slack"].flatMap((name) =>
      commandsIn(twin(name, locale)),
    );
    const typed = [...new Set(shown)].filter((command) => command.startsWith("/nps"));
    expect(typed.length).toBeGreaterThan(60);
    for (const command of typed) {
      const { acked, responses } = await type(command.slice("/nps".length).trim());
      // A form comes as a window instead.
      if (!FORMS.includes(command)) await slack.until(() => responses.length > 0);
      const failures = world.logged.filter((line) => line.includes("failed"));
      expect([command, acked, ...wrongIn(responses), ...failures]).toEqual([command, true]);
    }
    expect(slack.view(admin)).not.toBeNull();
  });

  it("every command of the page about Telegram is answered there", async () => {
    const world = await opens({ slack: null });
    const { telegram } = world;
    const people = Array.from({ length: 40 }, (_, index) =>
      telegram.addUser({ firstName: `Person ${index}` }),
    );
    for (const person of people) await telegram.start(person);
    const admin = telegram.addUser({ firstName: "Ada" });
    const group = telegram.addGroup({ title: "Acme", type: "supergroup", members: [...people, admin] });
    await telegram.start(admin, `claim_${world.claimCode()}`);
    await world.settle();
    for (const command of new Set(commandsIn(twin("setting-up-telegram", locale)))) {
      const before = telegram.messages(admin).length;
      const chatId = command.endsWith("here") ? group : admin;
      await telegram.say(admin, command.includes("YOUR") ? "/nps" : command, { chatId });
      await world.settle();
      const answers = telegram.messages(admin).slice(before);
      expect([command, ...wrongIn(answers)]).toEqual([command]);
      expect([command, answers.filter(({ fromBot }) => fromBot).length]).not.toEqual([command, 0]);
    }
  });
});

/** Presses the newest button with this label that someone sees. */
async function press({ slack, settle }: World, userId: string, label: string): Promise<void> {
  const seen: readonly SlackMessage[] = [...slack.messages(userId), ...slack.ephemerals(userId)].reverse();
  for (const message of seen) {
    const button = placedIn(message.blocks).find(({ element }) => element.text?.text === label);
    if (button === undefined) continue;
    await slack.press(userId, message, button.element.action_id);
    await settle();
    return;
  }
  throw new Error(`nobody offers ${label}`);
}
