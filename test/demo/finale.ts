// The last scenes: a manager asks for more than a channel gets, someone without a role is refused, and all is counted.
import { copyFor } from "../../bots/copy/copy.ts";
import type { Account } from "./ledger.ts";
import { at, newest, SEATS, type Show } from "./show.ts";

/** What a kill leaves behind, and no trouble: what the dead bot had in hand. */
const EXPECTED = /"event":"leases-expired"/;

/** The manager reads the digest's details, groups first and then words; an employee does not get to manage. */
export async function askForMore(show: Show): Promise<void> {
  const { crowd, screen, words, cast } = show;
  const manager = at(crowd.slack, SEATS.manager);
  const employee = at(crowd.slack, SEATS.close);
  const [wish, forbidden] =
    cast.locale === "en"
      ? (["/nps digest", "/nps schedules"] as const)
      : (["/nps 周报", "/nps 计划列表"] as const);
  const { digest, details } = copyFor(manager.locale).managing;
  show.chapter(words.manager);
  screen.act(words.types({ name: manager.name, text: wish }));
  await manager.type(wish);
  for (const label of [digest.detailsButton, details.sections.words]) {
    screen.act(words.presses({ name: manager.name, label }));
    await manager.press(label);
    show.draw(manager, newest(manager), true);
  }
  screen.act(words.employee({ name: employee.name, text: forbidden }));
  await employee.type(forbidden);
  show.draw(employee, newest(employee), true);
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
