// What the page about events shows is run as it stands: every request with curl, in both languages.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCALES } from "../../../core/ports.ts";
import { startWorld, type World } from "../../journeys/world.ts";
import { twin } from "../pages.ts";

const run = promisify(execFile);
let world: World;

beforeAll(async () => {
  world = await startWorld({ telegram: null, at: "2026-11-18T16:30:00Z", env: { PORT: "0" } });
  const { store, organization, connections } = world.app();
  const now = world.clock.now();
  await store.tokens.create({ organizationId: organization.id, name: "shop", token: "nps_shop", now });
  const member = { externalId: "U0123ABCD", name: "Ann", locale: null, zone: null, guest: false };
  await store.people.remember(connections[0]?.id ?? "", [member], now);
});

afterAll(() => world.close());

describe.each(LOCALES)("the page about events (%s)", (locale) => {
  const examples = [...twin("events", locale).text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(
    ([, code = ""]) => code,
  );

  it("shows requests that are taken as they stand", async () => {
    expect(examples).toHaveLength(3);
    const env = { ...process.env, BOT: `http://127.0.0.1:${world.app().port}`, TOKEN: "nps_shop" };
    const answers = [];
    for (const example of examples)
      answers.push(JSON.parse((await run("sh", ["-c", example], { env })).stdout));
    const [one, several, description] = answers;
    expect(one.events).toMatchObject([{ type: "ticket.closed", why: "no-rule" }]);
    expect(several.events).toHaveLength(2);
    expect(description.openapi).toBe("3.1.0");
  });
});
