// Records what people see of a digest and writes it as pages: `npx vitest run --config test/pictures/vitest.config.ts`, then draw.js takes the pictures.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Locale } from "../../core/ports.ts";
import type { Office } from "../journeys/slack-office.ts";
import { type Chatter, chatter } from "../journeys/telegram-people.ts";
import { LOOKS, type Look, sheet } from "./html.ts";
import { type Block, slackPage } from "./slack-page.ts";
import { askAgain, playWeeks } from "./story.ts";
import { type TelegramShown, telegramPage } from "./telegram-page.ts";

const PAGES = fileURLToPath(new URL("./pages/", import.meta.url));

/** The buttons that lead to each view of the details, in the order in which they are taken. */
const VIEWS: Readonly<Record<Locale, readonly RegExp[]>> = {
  en: [/^Details/, /^Drivers/, /^Words/, /^Trend/, /^How/],
  "zh-CN": [/^详情/, /^因素/, /^原话/, /^走势/, /^怎么算的/],
};

for (const locale of ["en", "zh-CN"] as const satisfies readonly Locale[]) {
  test(`the digest in ${locale}`, async () => {
    await mkdir(PAGES, { recursive: true });
    const office = await playWeeks(locale);
    try {
      const slack = await onSlack(office, locale);
      const telegram = await onTelegram(office, locale);
      for (const look of LOOKS) {
        await write(
          `slack-${locale}-${look}`,
          slack.map((page) => page(look)),
          look,
        );
        await write(
          `telegram-${locale}-${look}`,
          telegram.map((page) => page(look)),
          look,
        );
      }
      // What matters most, large enough to be read where it stands: the digest, its groups, and the next question.
      const next = shownIn(office, locale)("message", await askAgain(office, locale));
      const few = [slack[0], slack[2], next].flatMap((page) => (page === undefined ? [] : [page("light")]));
      await write(`glance-${locale}`, few, "light");
      expect(office.world.problems()).toEqual([]);
    } finally {
      await office.close();
    }
  });
}

type Page = (look: Look) => string;

/** Gives what makes a page of blocks, as they stand, with the files of this office. */
function shownIn(
  { world }: Office,
  locale: Locale,
): (kind: "message" | "ephemeral", blocks: unknown) => Page {
  const file = (id: string) => world.slack.uploads().find((one) => one.id === id)?.data ?? null;
  return (kind, blocks) => {
    const kept = structuredClone(blocks) as readonly Block[];
    return (look) => slackPage({ kind, blocks: kept, file, locale }, look);
  };
}

async function onSlack(office: Office, locale: Locale): Promise<readonly Page[]> {
  const { ada, world, leads } = office;
  const { slack } = world;
  const shown = shownIn(office, locale);
  const pages = [shown("message", slack.messages(leads).at(-1)?.blocks ?? [])];
  await ada.asks("digest");
  pages.push(shown("ephemeral", await still(() => slack.ephemerals(ada.id).at(-1)?.blocks)));
  for (const view of VIEWS[locale]) {
    const before = JSON.stringify(slack.ephemerals(ada.id).at(-1)?.blocks);
    await ada.press(view);
    await expect.poll(() => JSON.stringify(slack.ephemerals(ada.id).at(-1)?.blocks) !== before).toBe(true);
    pages.push(shown("ephemeral", await still(() => slack.ephemerals(ada.id).at(-1)?.blocks)));
  }
  return pages;
}

async function onTelegram({ world }: Office, locale: Locale): Promise<readonly Page[]> {
  const { store, connections } = world.app();
  const eve = chatter(world.telegram, { name: "Eve", languageCode: locale === "en" ? "en" : "zh-hans" });
  await eve.start();
  const connection = connections.find(({ platform }) => platform === "telegram");
  const account = await store.people.account({
    connectionId: connection?.id ?? "",
    externalId: String(eve.id),
  });
  if (account === null) throw new Error("Eve is not known.");
  await store.people.setRole(account.personId, "admin");
  const begin = eve.chat().length;
  await eve.say("/nps digest");
  await expect.poll(() => eve.chat().length > begin).toBe(true);
  const pages = [await seenBy(eve, begin)];
  for (const view of VIEWS[locale]) {
    const before = JSON.stringify(eve.chat().slice(begin));
    await eve.press(view);
    await expect.poll(() => JSON.stringify(eve.chat().slice(begin)) !== before).toBe(true);
    pages.push(await seenBy(eve, begin));
  }
  return pages;
}

// Waits until something stays as it is: pictures come a moment after the words.
async function still<Seen>(look: () => Seen): Promise<Seen> {
  let before = "";
  let times = 0;
  await expect
    .poll(
      () => {
        const now = JSON.stringify(look());
        times = now === before ? times + 1 : 0;
        before = now;
        return times >= 4;
      },
      { interval: 400 },
    )
    .toBe(true);
  return look();
}

// What the bot has said since.
async function seenBy(eve: Chatter, begin: number): Promise<Page> {
  await still(() => eve.chat().slice(begin));
  const messages = eve
    .chat()
    .slice(begin)
    .map(
      ({ text, caption, entities, photo, keyboard }): TelegramShown => ({
        text: text ?? caption ?? "",
        entities: entities as TelegramShown["entities"],
        photo: photo?.data ?? null,
        keyboard: keyboard ?? [],
      }),
    );
  return (look) => telegramPage(messages, look);
}

async function write(name: string, pages: readonly string[], look: Look): Promise<void> {
  const folder = `${PAGES}${name}/`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [at, html] of pages.entries()) await writeFile(`${folder}${at}.html`, html);
  await writeFile(
    `${PAGES}${name}.html`,
    sheet(
      pages.map((_, at) => `${name}/${at}.html`),
      look,
    ),
  );
}
