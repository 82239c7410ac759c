// The last scenes: a manager asks for more than a channel gets, someone without a role is refused, and all is counted.
import { copyFor } from "../../bots/copy/copy.ts";
import type { Locale } from "../../core/ports.ts";
import { type Keepsake, pictureIn } from "./keepsakes.ts";
import type { Account } from "./ledger.ts";
import { awaited } from "./person.ts";
import { PICTURE } from "./seen.ts";
import { at, newest, SEATS, type Show } from "./show.ts";

/** What a kill leaves behind, and no trouble: what the dead bot had in hand. */
const EXPECTED = /"event":"leases-expired"/;

/** What the manager and someone else type. */
const SPOKEN: Readonly<
  Record<Locale, { readonly digest: string; readonly export: string; readonly forbidden: string }>
> = {
  en: { digest: "/nps digest", export: "/nps export", forbidden: "/nps schedules" },
  "zh-CN": { digest: "/nps 周报", export: "/nps 导出", forbidden: "/nps 全部计划" },
};
/** As much of how everything is computed as makes one want to read the rest. */
const FIRST_ROWS = 7;

/** The manager reads the digest's details and takes the results along; an employee does not get to manage. Gives what is worth a look. */
export async function askForMore(show: Show): Promise<readonly Keepsake[]> {
  const { crowd, screen, words, cast, stage } = show;
  const { slack } = stage;
  const manager = at(crowd.slack, SEATS.manager);
  const employee = at(crowd.slack, SEATS.close);
  const spoken = SPOKEN[cast.locale];
  const { digest, details } = copyFor(manager.locale).managing;
  const press = async (label: string): Promise<void> => {
    screen.act(words.presses({ name: manager.name, label }));
    await manager.press(label);
  };
  show.chapter(words.manager);
  screen.act(words.types({ name: manager.name, text: spoken.digest }));
  await manager.type(spoken.digest);
  await press(digest.detailsButton);
  // The chart of the groups comes a moment after their figures.
  const groups = await awaited(`${manager.name}: a chart`, () =>
    pictureIn(slack, slack.ephemerals(manager.id).at(-1), "groups.png"),
  );
  show.draw(manager, newest(manager), true);
  await press(details.sections.words);
  show.draw(manager, newest(manager), true);
  await press(details.sections.how);
  const { id, rows } = newest(manager);
  show.draw(manager, { id, rows: [...rows.slice(0, FIRST_ROWS), { kind: "small", text: "…" }] }, true);
  screen.act(words.types({ name: manager.name, text: spoken.export }));
  await manager.type(spoken.export);
  const page = await awaited(`${manager.name}: a file`, () => slack.files(manager.id).at(-1) ?? null);
  // The words that introduce it stand above the file.
  const introduction = manager.messages().findLast(({ rows }) => rows.length > 0);
  const attached = { kind: "small", text: `${PICTURE} ${page.name}` } as const;
  show.draw(manager, { id: "", rows: [...(introduction?.rows ?? []), attached] });
  screen.act(words.employee({ name: employee.name, text: spoken.forbidden }));
  await employee.type(spoken.forbidden);
  show.draw(employee, newest(employee), true);
  const trend = pictureIn(slack, slack.messages(stage.slackChannel.id).at(-1), "trend.png");
  return [...(trend === null ? [] : [trend]), groups, page];
}

/** Stops the bot, counts everything, and tells; true when nothing was lost and nothing was wrong. */
export async function count(show: Show, organizationId: string): Promise<boolean> {
  const { stage, screen, words, ledger } = show;
  await stage.bot.stop();
  const account = await ledger.account(stage.databaseFile, organizationId);
  const problems = stage.problems();
  const troubles = stage.bot.troubles.filter((line) => !EXPECTED.test(line));
  show.chapter(words.account);
  tellAccount(show, account, problems);
  if (troubles.length > 0) screen.mark("✗", words.troubles({ count: String(troubles.length) }));
  for (const trouble of troubles.slice(0, 5)) screen.line(`  ${trouble}`);
  const { rounds, asked, delivered, duplicates, answered, lost, inDoubt, links } = account;
  screen.line("");
  screen.line(
    `demo: rounds ${rounds}, asked ${asked}, delivered ${delivered}, duplicates ${duplicates}, answered ${answered}, lost ${lost}`,
  );
  return lost === 0 && links === 0 && problems.length === 0 && duplicates <= inDoubt;
}

function tellAccount({ screen, words, stage }: Show, account: Account, problems: readonly string[]): void {
  const { losses, lost, searched, links } = account;
  if (lost === 0) screen.mark("✓", words.counted);
  for (const what of losses) screen.mark("✗", words.lost({ what }));
  if (links === 0) screen.mark("✓", words.sealCheck({ places: String(searched) }));
  else screen.mark("✗", words.sealFound({ links: String(links) }));
  const calls = String(stage.slack.calls.length + stage.telegram.calls.length);
  if (problems.length === 0) screen.mark("✓", words.checked({ calls }));
  else screen.mark("✗", words.problems({ count: String(problems.length) }));
  for (const problem of problems.slice(0, 5)) screen.line(`  ${problem}`);
}
