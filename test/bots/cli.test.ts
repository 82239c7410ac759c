import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../../bots/cli.ts";
import { type SlackDouble, startSlackDouble } from "../doubles/slack/double.ts";

let folder: string;
let slack: SlackDouble;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nps-cli-"));
  slack = await startSlackDouble();
});
afterAll(async () => {
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

async function nps(line: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const out: string[] = [];
  const failed: string[] = [];
  const code = await runCli(line, {
    env: { DATABASE_URL: `file:${join(folder, "nps.db")}`, ...env },
    out: (text) => out.push(text),
    fail: (text) => failed.push(text),
  });
  return { code, out: out.join("\n"), failed: failed.join("\n") };
}

const preview = ["schedule", "preview", "--cron", "30 2 * * *", "--zone", "America/New_York"];

describe("schedule preview", () => {
  it("prints fire times over a change of the clocks, local and UTC", async () => {
    const { code, out } = await nps([...preview, "--from", "2027-03-13T00:00:00Z", "--count", "3"]);
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      "2027-03-13 02:30  2027-03-13T07:30:00.000Z",
      "2027-03-14 03:00  2027-03-14T07:00:00.000Z",
      "2027-03-15 02:30  2027-03-15T06:30:00.000Z",
    ]);
  });

  it("prints a JSON array of UTC instants", async () => {
    const { out } = await nps([
      ...preview,
      "--from",
      "2027-03-13T00:00:00Z",
      "--count",
      "1",
      "--format",
      "json",
    ]);
    expect(JSON.parse(out)).toEqual(["2027-03-13T07:30:00.000Z"]);
  });

  it.each([
    [["--zone", "Mars/Olympus"], "Mars/Olympus"],
    [["--from", "soon"], "soon"],
    [["--count", "0"], "1 to 1000"],
    [["--format", "xml"], "json"],
    [["--cron", "* * *"], "five fields"],
    [["--cron", "0 10 * * 2 *"], "five fields"],
    [["--cron", "0 0 30 2 *"], "never comes"],
    [["--cron", "a b c d e"], "cannot be read"],
  ])("refuses %o and says what to write", async (wrong, said) => {
    const { code, failed, out } = await nps([...preview, ...wrong]);
    expect(code).toBe(1);
    expect(failed).toContain(said);
    expect(out).toBe("");
  });
});

describe("help", () => {
  it("lists every command, in either language", async () => {
    for (const [locale, word] of [
      ["en", "Commands:"],
      ["zh-CN", "命令"],
    ] as const) {
      const { code, out } = await nps(["--help"], { NPS_LOCALE: locale });
      expect(code).toBe(0);
      expect(out).toContain(word);
      expect(out).toMatch(/^(Usage: |用法：)nps \S/);
      for (const name of ["doctor", "migrate", "schedule", "digest", "backup", "restore", "seal-check"]) {
        expect(out).toContain(name);
      }
    }
  });

  it("is pointed to when a command is unknown or incomplete", async () => {
    for (const line of [["bogus"], ["backup"], ["schedule", "preview"], ["digest", "--nonsense"]]) {
      const { code, failed } = await nps(line);
      expect(code).toBe(1);
      expect(failed).toContain("--help");
    }
  });
});

describe("the database's commands", () => {
  it("migrate once, then find nothing to do", async () => {
    expect((await nps(["migrate"])).out).toContain("Migrations run:");
    expect((await nps(["migrate"])).out).toBe("The database is up to date.");
  });

  it("back up, refuse to overwrite, and restore only by force", async () => {
    const file = join(folder, "copy.db");
    await nps(["doctor"]);
    expect((await nps(["backup", file])).code).toBe(0);
    expect((await nps(["backup", file])).failed).toContain("exists already");
    expect((await nps(["restore", file])).failed).toContain("--force");
    expect((await nps(["restore", file, "--force"])).code).toBe(0);
    expect((await nps(["restore", join(folder, "nothing.db")])).code).toBe(1);
  });

  it("check the seals of an empty database", async () => {
    const { code, out } = await nps(["seal-check"]);
    expect(code).toBe(0);
    expect(out).toContain("table ballots");
    expect(out).toContain("No link");
  });

  it("say that nothing is published yet", async () => {
    expect(await nps(["digest"])).toMatchObject({ code: 1, failed: "There is no published round yet." });
    expect((await nps(["digest"], { NPS_LOCALE: "zh-CN" })).failed).toContain("还没有");
  });
});

describe("doctor", () => {
  const withSlack = () => ({
    SLACK_BOT_TOKEN: slack.token,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  });

  it("finds a connected workspace well", async () => {
    const { code, out } = await nps(["doctor"], withSlack());
    expect(out).toContain("✓ Slack: connected as");
    expect(out).not.toContain("✗");
    expect(code).toBe(0);
  });

  it("names missing scopes", async () => {
    const all = slack.settings.scopes;
    slack.settings.scopes = all.filter((scope) => scope !== "usergroups:read");
    const { code, out } = await nps(["doctor"], withSlack());
    slack.settings.scopes = all;
    expect(code).toBe(1);
    expect(out).toContain("usergroups:read");
  });

  it("tells a token that Slack refuses, with the cure, in the operator's language", async () => {
    const refused = { ...withSlack(), SLACK_BOT_TOKEN: "xoxb-another" };
    const english = await nps(["doctor"], refused);
    expect(english.code).toBe(1);
    expect(english.out).toContain("SLACK_BOT_TOKEN is refused by Slack");
    const chinese = await nps(["doctor"], { ...refused, NPS_LOCALE: "zh-CN" });
    expect(chinese.out).toContain("被 Slack 拒绝");
  });

  it("misses a platform, and names a setting that cannot be used", async () => {
    expect((await nps(["doctor"])).out).toContain("no platform is set up");
    const wrong = await nps(["doctor"], { NPS_TIMEZONE: "Mars/Olympus" });
    expect(wrong.code).toBe(1);
    expect(wrong.failed).toContain("NPS_TIMEZONE must be an IANA time zone");
  });
});

describe("event", () => {
  const event = (...more: string[]) => nps(["event", "ticket.closed", ...more]);

  it("takes an event as programs tell it, and says why nobody is asked", async () => {
    await nps(["migrate"]);
    const { code, out } = await event(
      "--person",
      "email:ann@example.org",
      "--attribute",
      "plan=pro",
      "--attribute",
      "seat=a=b",
    );
    expect([code, out]).toEqual([
      0,
      "No rule asks about events of this type. An admin makes one with the command “events”.",
    ]);
  });

  it.each([
    [["--person", "ann"], "This is no event."],
    [["--person", "email:ann"], "This is no event."],
    [["--person", "slack:U0123ABCD", "--at", "yesterday"], "This is no event."],
    [["--person", "slack:U0123ABCD", "--at", "2999-01-01T00:00:00Z"], "more than five minutes ahead"],
    [["--person", "slack:U0123ABCD", "--attribute", "plan"], "This is no event."],
  ])("refuses %j", async (more, why) => {
    const { code, failed } = await event(...more);
    expect(code).toBe(1);
    expect(failed).toContain(why);
  });
});
