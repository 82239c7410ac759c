// The last scenes: a manager asks for more than a channel gets, someone without a role is refused, and all is counted.
import { detailsLabel } from "./closing.ts";
import type { Account } from "./ledger.ts";
import { SEATS } from "./setting-up.ts";
import { at, newest, type Show } from "./show.ts";

/** The manager reads the digest and its details; an employee does not get to manage. */
export async function askForMore(show: Show): Promise<void> {
  const { stage, screen, words, cast } = show;
  const manager = at(stage.slackPeople, SEATS.manager);
  const employee = at(stage.slackPeople, SEATS.close);
  const wish = cast.locale === "en" ? "/nps digest" : "/nps 周报";
  const label = detailsLabel(manager.locale);
  show.chapter(words.manager);
  screen.act(words.types({ name: manager.name, text: wish }));
  await manager.type(wish);
  screen.act(words.presses({ name: manager.name, label }));
  await manager.press(label);
  show.draw(manager, newest(manager), true);
  const forbidden = cast.locale === "en" ? "/nps schedules" : "/nps 计划列表";
  screen.act(words.employee({ name: employee.name, text: forbidden }));
  await employee.type(forbidden);
  show.draw(employee, newest(employee), true);
}

/** Stops the bot, counts everything, and tells; gives the account. */
export async function count(show: Show, organizationId: string): Promise<Account> {
  const { stage, screen, words, ledger } = show;
  await stage.bot.stop();
  const account = await ledger.account(stage.databaseFile, organizationId);
  const problems = stage.problems();
  show.chapter(words.account);
  const calls = String(stage.slack.calls.length + stage.telegram.calls.length);
  if (account.lost === 0) screen.mark("✓", words.counted);
  for (const what of account.losses) screen.mark("✗", words.lost({ what }));
  if (account.links === 0) screen.mark("✓", words.sealCheck({ places: String(account.searched) }));
  else screen.mark("✗", words.sealFound({ links: String(account.links) }));
  if (problems.length === 0) screen.mark("✓", words.checked({ calls }));
  else screen.mark("✗", words.problems({ count: String(problems.length) }));
  for (const problem of problems.slice(0, 5)) screen.mark("✗", problem);
  for (const trouble of stage.bot.troubles) screen.line(trouble);
  const { rounds, asked, delivered, duplicates, answered, lost } = account;
  screen.line("");
  screen.line(
    `demo: rounds ${rounds}, asked ${asked}, delivered ${delivered}, duplicates ${duplicates}, answered ${answered}, lost ${lost}`,
  );
  return account;
}
