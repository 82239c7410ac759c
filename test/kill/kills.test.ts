// Processes are killed with SIGKILL at every named moment of a round, some two hundred times: nothing is lost, and little comes twice.
import { expect, test } from "vitest";
import { sealCheck } from "../../db/seal-check.ts";
import { seededRandom } from "../journeys/movable-clock.ts";
import { type Bundle, bundleChild } from "./bundle.ts";
import { beginStory, type Tally } from "./story.ts";
import { TRANSITIONS, type Transition } from "./transitions.ts";
import { playWeek } from "./week.ts";

/** Weeks on each database: together each moment comes at least ten times. */
const WEEKS = { SQLite: 3, PostgreSQL: 2 } as const;
const PEOPLE = 40;
const FEWEST_OF_EACH = 10;
const FEWEST_IN_ALL = 200;

async function play(database: keyof typeof WEEKS, bundle: Bundle, seed: number): Promise<Tally> {
  const story = await beginStory({ database, people: PEOPLE, bundle, random: seededRandom(seed) });
  try {
    for (let week = 0; week < WEEKS[database]; week += 1) {
      const begun = performance.now();
      await playWeek(story, week);
      const seconds = Math.round((performance.now() - begun) / 1000);
      const kills = [...story.tally.kills.values()].reduce((sum, count) => sum + count, 0);
      console.log(
        `kill tests: ${database}, week ${week + 1}: ${kills} kills so far, the week took ${seconds} s`,
      );
    }
    const check = await story.within(({ engine }) => sealCheck(engine));
    expect(check).toMatchObject({ links: 0, unscrubbed: 0 });
    expect(story.failures).toEqual([]);
    expect([...story.people.slack.problems(), ...story.people.telegram.problems()]).toEqual([]);
    return story.tally;
  } finally {
    await story.end();
  }
}

test("killed at any moment, the bot loses nothing and counts every acknowledged press", async () => {
  const seed = Number(process.env["KILL_SEED"] ?? Date.now() % 1_000_000);
  console.log(`kill tests: seed ${seed} (KILL_SEED=${seed} plays the same again)`);
  const bundle = await bundleChild();
  const stories = [play("SQLite", bundle, seed), play("PostgreSQL", bundle, seed + 1)] as const;
  const [onSqlite, onPostgres] = await Promise.all(stories).finally(async () => {
    await Promise.allSettled(stories);
    await bundle.remove();
  });

  const counts = Object.keys(TRANSITIONS).map((name) => {
    const at = name as Transition;
    const [one, other] = [onSqlite.kills.get(at) ?? 0, onPostgres.kills.get(at) ?? 0];
    return { moment: TRANSITIONS[at], SQLite: one, PostgreSQL: other, both: one + other };
  });
  const total = counts.reduce((sum, { both }) => sum + both, 0);
  const sum = (what: "asked" | "answered" | "lost" | "duplicates" | "inFlight") =>
    onSqlite[what] + onPostgres[what];
  console.table(counts);
  console.log(
    `${total} kills: asked ${sum("asked")}, answered ${sum("answered")}, lost ${sum("lost")}, ` +
      `duplicates ${sum("duplicates")} of ${sum("inFlight")} sends in flight at the kills`,
  );
  expect(counts.filter(({ both }) => both < FEWEST_OF_EACH)).toEqual([]);
  expect(total).toBeGreaterThanOrEqual(FEWEST_IN_ALL);
  for (const { duplicates, inFlight } of [onSqlite, onPostgres]) {
    expect(duplicates).toBeLessThanOrEqual(inFlight);
  }
}, 600_000);
