// Platforms on their way up: one that fails, refuses, comes late or is stopped, at each of the steps that it takes.
import { expect, it } from "vitest";
import { type Connectable, connectPlatforms } from "../../bots/connect-platforms.ts";
import type { PlatformConnection } from "../../bots/platform.ts";
import { SurveyError } from "../../core/errors.ts";
import type { Platform } from "../../core/ports.ts";

type Connect = Connectable["connect"];

/** A connection that only says what becomes of it. */
function connection(platform: Platform, told: string[]): PlatformConnection {
  const stop = async () => void told.push(`${platform} stopped`);
  return { platform, stop } as unknown as PlatformConnection;
}

/** Connects with a clock that does not wait. */
function connecting(
  ways: Partial<Record<Platform, Connect>>,
  attach: (one: PlatformConnection) => Promise<void>,
) {
  const stopping = new AbortController();
  const wanted = Object.entries(ways).map(([platform, connect]) => ({
    platform: platform as Platform,
    connect,
  }));
  const clock = {
    now: () => new Date(0),
    sleep: () => new Promise<void>((resolve) => setTimeout(resolve, 1)),
  };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  return { stopping, ...connectPlatforms(wanted, attach, { clock, log, signal: stopping.signal }) };
}

const refused = () => new SurveyError("setting-invalid", { setting: "SLACK_BOT_TOKEN" });

it("whatever a stop meets ends stopped: one on its way is not put to work, one being put to work ends what it has begun since", async () => {
  const told: string[] = [];
  const slack = Promise.withResolvers<void>();
  const telegram = Promise.withResolvers<void>();
  const ground = connecting(
    {
      slack: () => slack.promise.then(() => connection("slack", told)),
      telegram: async () => connection("telegram", told),
    },
    async ({ platform }) => {
      await telegram.promise;
      told.push(`${platform} listens`);
    },
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  ground.stopping.abort();
  await ground.begun;
  const stopped = ground.stop();
  slack.resolve();
  telegram.resolve();
  await stopped;
  expect(told.sort()).toEqual(["slack stopped", "telegram listens", "telegram stopped", "telegram stopped"]);
});

it("a start fails with what one of them throws, and with nothing that comes after it has begun", async () => {
  const slack = connecting({ slack: () => Promise.reject(refused()) }, async () => {});
  await expect(slack.begun).rejects.toMatchObject({ code: "setting-invalid" });
  await slack.stop();

  const told: string[] = [];
  let tries = 0;
  const late = connecting(
    {
      telegram: async () => connection("telegram", told),
      slack: async ({ failing }) => {
        failing?.();
        await new Promise((resolve) => setTimeout(resolve, 5));
        return connection("slack", told);
      },
    },
    async ({ platform }) => {
      if (platform === "slack" && ++tries < 3) throw tries === 1 ? new Error("database") : refused();
    },
  );
  await late.begun;
  expect(late.unconnected()).toEqual([{ platform: "slack", why: "waiting" }]);
  // The first failure is tried again, a refusal is not.
  await expect.poll(late.unconnected).toEqual([{ platform: "slack", why: "refused" }]);
  expect([tries, told]).toEqual([2, ["slack stopped", "slack stopped"]]);
  late.stopping.abort();
  await late.stop();
  expect(told.at(-1)).toBe("telegram stopped");
});
