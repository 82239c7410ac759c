import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readConfig } from "../../bots/config.ts";
import { copyFor } from "../../bots/copy/copy.ts";
import { SETTINGS, settingProblems } from "../../bots/settings.ts";

const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };

describe("the settings", () => {
  it("have a default for everything but the tokens", () => {
    expect(readConfig({})).toMatchObject({
      databaseUrl: "file:./data/nps.db",
      slack: null,
      telegram: null,
      minGroup: 5,
      command: "/nps",
      port: null,
      organization: { zone: "UTC", locale: "en" },
    });
  });

  it("take an empty value for one that is not set", () => {
    expect(readConfig({ SLACK_BOT_TOKEN: "", PORT: "", NPS_MIN_GROUP: " " })).toEqual(readConfig({}));
  });

  it("name the organization as operator unless another is named", () => {
    expect(readConfig({ NPS_ORGANIZATION: "Acme" }).organization.operator).toBe("Acme");
    expect(readConfig({ NPS_ORGANIZATION: "Acme", NPS_OPERATOR: "Acme IT" }).organization.operator).toBe(
      "Acme IT",
    );
  });

  it("read admins of both platforms", () => {
    expect(readConfig({ NPS_ADMINS: "slack:U123, telegram:456," }).admins).toEqual([
      { platform: "slack", externalId: "U123" },
      { platform: "telegram", externalId: "456" },
    ]);
  });

  it.each([
    ["NPS_TIMEZONE", "Mars/Olympus", "zone"],
    ["NPS_LOCALE", "fr", "locale"],
    ["NPS_MIN_GROUP", "4", "min-group"],
    ["NPS_MIN_GROUP", "many", "min-group"],
    ["DATABASE_URL", "mysql://x", "database-url"],
    ["SLACK_BOT_TOKEN", "xoxp-1", "slack-bot-token"],
    ["TELEGRAM_BOT_TOKEN", "hello", "telegram-token"],
    ["TELEGRAM_API_ROOT", "not a url", "url"],
    ["NPS_ADMINS", "U123", "admins"],
    ["NPS_COMMAND", "nps", "command"],
    ["LOG_LEVEL", "loud", "log-level"],
    ["PORT", "70000", "port"],
    ["PORT", "80.5", "port"],
  ])("refuse %s=%s by name", (name, value, problem) => {
    const env = { ...slack, [name]: value };
    expect(settingProblems(env)).toContainEqual({ name, problem });
    expect(() => readConfig(env)).toThrowError(expect.objectContaining({ code: "setting-invalid" }));
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_APP_TOKEN", "slack-mode-missing"],
    [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN", "slack-bot-token-missing"],
    [{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" }, "PORT", "slack-port-missing"],
    [
      { TELEGRAM_BOT_TOKEN: "1:a", TELEGRAM_WEBHOOK_URL: "https://x.org", PORT: "1" },
      "TELEGRAM_WEBHOOK_SECRET",
      "webhook-secret-missing",
    ],
    [
      { TELEGRAM_BOT_TOKEN: "1:a", TELEGRAM_WEBHOOK_URL: "https://x.org", TELEGRAM_WEBHOOK_SECRET: "s" },
      "PORT",
      "webhook-port-missing",
    ],
  ])("tell what is missing beside %o", (env, name, problem) => {
    expect(settingProblems(env)).toEqual([{ name, problem }]);
  });

  it("say what is wrong in both languages", () => {
    const [problem] = settingProblems({ NPS_TIMEZONE: "Mars/Olympus" });
    expect(copyFor("en").operating.settings[problem?.problem ?? "url"]).toContain("Europe/Berlin");
    expect(copyFor("zh-CN").operating.settings[problem?.problem ?? "url"]).toContain("时区");
  });

  it("each have a commented line in .env.example, and no other line stands there", () => {
    const lines = readFileSync(new URL("../../.env.example", import.meta.url), "utf8").split("\n");
    const named = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect([...named].sort()).toEqual([...SETTINGS].sort());
    for (const name of named) {
      const at = lines.findIndex((line) => line.startsWith(`${name}=`));
      const before = lines.slice(0, at).findLast((line) => !/^[A-Z_]+=/.test(line));
      expect(before, name).toMatch(/^# \S/);
    }
  });
});
