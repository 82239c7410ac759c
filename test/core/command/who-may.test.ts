// Which role may give which command.
import { describe, expect, it } from "vitest";
import { COMMAND_NAMES, type CommandName } from "../../../core/command/command.ts";
import { commandsFor, whoMay } from "../../../core/command/who-may.ts";

const EVERYONE: readonly CommandName[] = [
  ...(["help", "settings", "quiet", "log", "rules", "zone"] as const),
  ...(["language", "link", "privacy", "forget", "claim"] as const),
];
const MANAGERS: readonly CommandName[] = [
  "digest",
  "event",
  ...(["why", "export", "journey", "value"] as const),
  ...(["mark", "reference", "goal", "action", "subscribe", "subscriptions", "unsubscribe"] as const),
];

describe("a command", () => {
  it.each(COMMAND_NAMES.map((name) => [name]))("%s needs its role and no less", (name) => {
    const forAll = EVERYONE.includes(name);
    expect(whoMay(name, "none")).toBe(forAll);
    expect(whoMay(name, "manager")).toBe(forAll || MANAGERS.includes(name));
    expect(whoMay(name, "admin")).toBe(true);
  });

  it("is listed for those who may give it", () => {
    expect(commandsFor("none")).toEqual(COMMAND_NAMES.filter((name) => EVERYONE.includes(name)));
    expect(commandsFor("admin")).toEqual(COMMAND_NAMES);
  });
});
