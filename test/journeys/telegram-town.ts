// The beginnings of stories on Telegram: an admin who has claimed the bot, people who have pressed Start, a schedule that is saved.
import { closingWorlds } from "./closing-worlds.ts";
import { type Chatter, chatter, crowd } from "./telegram-people.ts";
import { startWorld, type World, type WorldOptions } from "./world.ts";

/** Opens worlds for one test file: each is closed after its test, and nothing that the bot sent may have been invalid. */
export function openingWorlds(): (options?: WorldOptions) => Promise<World> {
  const closes = closingWorlds();
  return async (options = {}) => {
    const world = await startWorld({ slack: null, ...options });
    closes(world);
    // Nobody has to wait long for the end of an empty poll.
    world.telegram.maxPollMs = 500;
    world.telegram.webhookBackoff.firstMs = 20;
    return world;
  };
}

/** Lets Ada claim the bot with the code of its first start. */
export async function claimed(world: World, languageCode = "en"): Promise<Chatter> {
  const ada = chatter(world.telegram, { name: "Ada", languageCode });
  await ada.start(`claim_${world.claimCode()}`);
  await ada.reads(languageCode.startsWith("zh") ? "管理员" : "You are an admin now");
  // The offer of a first round comes as a message of its own.
  await world.settle();
  return ada;
}

/** Gives so many people who have pressed Start. */
export async function subscribed(world: World, size: number): Promise<readonly Chatter[]> {
  const people = crowd(world.telegram, size);
  await Promise.all(people.map((person) => person.start()));
  await Promise.all(people.map((person) => person.reads("Welcome")));
  return people;
}

/** Lets an admin type a schedule and save what the preview shows. */
export async function schedules(
  admin: Chatter,
  words: string,
  options: { readonly chatId?: number; readonly threadId?: number } = {},
): Promise<void> {
  await admin.say(`/nps schedule ${words}`, options);
  await admin.reads("not saved yet");
  await admin.press(/^Save/);
  await admin.reads(/^Saved/);
}
